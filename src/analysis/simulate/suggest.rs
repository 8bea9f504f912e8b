//! The user's own calls, in: the changes that would save most, each with the flags that simulate it, out.

use std::cmp::Reverse;

use super::rows::Line;
use super::{Answer, Scenario, answer, siblings};
use crate::analysis::dimension::Dimension;
use crate::analysis::filter::{Filter, FilterTarget};
use crate::analysis::fold::Label;
use crate::analysis::report::Query;
use crate::analysis::what_if::{Change, Rule, Target, WHOLE};
use crate::error::Error;
use crate::event::{Attribute, Meter, Scan};
use crate::pricing::PriceBook;
use crate::table::{Cell, Column, ColumnKind, Table};
use crate::units::Timestamp;

/// Suggestions worth the reading.
const MOST: usize = 10;
/// Half of the input read from a cache: what a prompt reaches that is mostly instructions, files or history.
const CACHE_HIT: u32 = WHOLE / 2;
/// Less of the input than one in so many parts read from a cache is as good as no caching.
const UNUSED: u64 = 10;
/// Input of a call from which on every provider caches it (Anthropic's highest minimum; OpenAI's is 1,024).
const CACHEABLE: u64 = 4_096;
/// What people sit in front of: no batch for them.
const INTERACTIVE: &str = "agent";

/// One change and what it saves.
struct Suggestion {
    what: &'static str,
    flags: String,
    line: Line,
}

/// The question of which calls, and what answers it.
struct Asked<'a> {
    query: &'a Query,
    events: &'a dyn Scan,
    book: &'a PriceBook,
    /// Makes a name one word of a command.
    quote: fn(&str) -> String,
}

/// The changes that would save most, one at a time: a cheaper model of the same maker by the prices of `at`, batch for
/// calls that no person waits for, a cache where none is used. `quote` makes a name one word of a command.
///
/// # Errors
/// As [`super::simulate`].
pub fn suggest(
    query: &Query,
    events: &dyn Scan,
    book: &PriceBook,
    at: Timestamp,
    quote: fn(&str) -> String,
) -> Result<Table, Error> {
    let asked = Asked {
        query,
        events,
        book,
        quote,
    };
    let logged = asked.answer(&SELLERS, &Scenario::default())?;
    let mut all = asked.models(&logged, at)?;
    all.extend(asked.batches()?);
    all.extend(asked.caches()?);
    all.extend(asked.long_prompts()?);
    all.retain(|suggestion| suggestion.line.saving().is_some_and(|saving| saving.0 > 0));
    all.sort_by_key(|suggestion| Reverse(suggestion.line.saving()));
    all.truncate(MOST);
    let mut context = logged.context;
    context.notes.extend(notes(all.is_empty()));
    Ok(Table {
        title: "What would save most".to_owned(),
        columns: columns(),
        rows: all.into_iter().map(Suggestion::cells).collect(),
        totals: None,
        context: Some(context),
    })
}

/// Whose model it is.
const SELLERS: [Attribute; 2] = [Attribute::Provider, Attribute::Model];

impl Asked<'_> {
    fn answer(&self, by: &[Attribute], scenario: &Scenario) -> Result<Answer, Error> {
        let query = Query {
            by: by.iter().copied().map(Dimension::Attribute).collect(),
            ..self.query.clone()
        };
        answer(&query, self.events, self.book, scenario)
    }

    /// A name as a filter has it, one word of a command.
    fn word(&self, name: &str) -> String {
        (self.quote)(&pattern(name))
    }

    /// Each model's calls on the cheaper model of its maker.
    fn models(&self, logged: &Answer, at: Timestamp) -> Result<Vec<Suggestion>, Error> {
        let names: Vec<[String; 2]> = logged
            .lines
            .keys()
            .filter_map(|labels| texts(labels))
            .collect();
        let listed = self.book.models_listed();
        let targets: Vec<(&[String; 2], String)> = names
            .iter()
            .filter_map(|names| {
                let [provider, model] = names;
                Some((
                    names,
                    siblings::cheaper(self.book, &listed, provider, model, at)?,
                ))
            })
            .collect();
        let rules = targets.iter().map(|([provider, model], target)| Rule {
            which: only(&[
                (Attribute::Provider, pattern(provider)),
                (Attribute::Model, pattern(model)),
            ]),
            change: Change::Model(Target::named(target)),
            share: WHOLE,
            typed: format!("--map {model}={target}"),
        });
        let mut after = self.answer(&SELLERS, &scenario(rules.collect()))?;
        let suggested = targets.iter().filter_map(|(names, target)| {
            let [provider, model] = names;
            let labels = names
                .each_ref()
                .map(|name| Label::Text(name.as_str().into()));
            let line = after.lines.remove(labels.as_slice())?;
            let mut flags = format!("--map {}={}", self.word(model), (self.quote)(target));
            if logged
                .lines
                .keys()
                .filter(|other| other.get(1) == labels.get(1))
                .count()
                > 1
            {
                flags += &format!(" --provider {}", self.word(provider));
            }
            Some(Suggestion {
                what: "cheaper model",
                flags,
                line,
            })
        });
        Ok(suggested.collect())
    }

    /// Each agent's calls in batch, but those that people sit in front of.
    fn batches(&self) -> Result<Vec<Suggestion>, Error> {
        let rule = Rule {
            which: only(&[(Attribute::Layer, format!("!{INTERACTIVE}"))]),
            change: Change::Batch,
            share: WHOLE,
            typed: "--batch *".to_owned(),
        };
        let by = [Attribute::Agent, Attribute::Layer];
        let lines = self.answer(&by, &scenario(vec![rule]))?.lines;
        let suggested = lines.iter().filter_map(|(labels, line)| {
            let [agent, layer] = texts(labels)?;
            let mut flags = format!("--batch agent={}", self.word(&agent));
            let same = lines.keys().filter(|other| other.first() == labels.first());
            if same.count() > 1 {
                flags += &format!(" --layer {}", self.word(&layer));
            }
            Some(Suggestion {
                what: "batch",
                flags,
                line: line.clone(),
            })
        });
        Ok(suggested.collect())
    }

    /// Agents with long prompts that are hardly ever read from a cache.
    fn caches(&self) -> Result<Vec<Suggestion>, Error> {
        let scenario = Scenario {
            cache_hit: Some(CACHE_HIT),
            ..Scenario::default()
        };
        let is_unused = |line: &Line| {
            let meters = &line.before.meters;
            let read = meters.sum(&Meter::CACHE_READ).saturating_mul(UNUSED);
            let is_long = meters.input() / line.before.calls.max(1) >= CACHEABLE;
            is_long && read < meters.input()
        };
        let lines = self.answer(&[Attribute::Agent], &scenario)?.lines;
        let suggested = lines
            .into_iter()
            .filter(|(_, line)| is_unused(line))
            .filter_map(|(labels, line)| {
                let [Label::Text(agent)] = labels.as_slice() else {
                    return None;
                };
                Some(Suggestion {
                    what: "caching",
                    flags: format!("--cache-hit 0.5 --agent {}", self.word(agent)),
                    line,
                })
            });
        Ok(suggested.collect())
    }

    /// Agents whose prompts are so long that they cost more by the token.
    fn long_prompts(&self) -> Result<Vec<Suggestion>, Error> {
        let scenario = Scenario {
            base_tier: true,
            ..Scenario::default()
        };
        let lines = self.answer(&[Attribute::Agent], &scenario)?.lines;
        let suggested = lines.into_iter().filter_map(|(labels, line)| {
            let [Label::Text(agent)] = labels.as_slice() else {
                return None;
            };
            Some(Suggestion {
                what: "shorter prompts",
                flags: format!("--base-tier --agent {}", self.word(agent)),
                line,
            })
        });
        Ok(suggested.collect())
    }
}

fn scenario(rules: Vec<Rule>) -> Scenario {
    Scenario {
        rules,
        ..Scenario::default()
    }
}

/// Calls with these texts.
fn only(texts: &[(Attribute, String)]) -> Filter {
    let mut filter = Filter::default();
    for (attribute, text) in texts {
        filter.add(FilterTarget::Attribute(*attribute), text);
    }
    filter
}

/// A name as filters have it: nothing in it stands for anything else.
fn pattern(name: &str) -> String {
    if name.is_empty() {
        return "(none)".to_owned();
    }
    let name = name.replace('\\', "\\\\").replace('*', "\\*");
    match name.strip_prefix('!') {
        Some(rest) => format!("\\!{rest}"),
        None => name,
    }
}

fn texts(labels: &[Label]) -> Option<[String; 2]> {
    match labels {
        [Label::Text(first), Label::Text(second)] => Some([first.to_string(), second.to_string()]),
        _ => None,
    }
}

fn notes(is_empty: bool) -> Vec<String> {
    let notes = match is_empty {
        true => &[
            "nothing found that would save: no cheaper model of the same maker, batch, cache or context tier",
        ][..],
        false => &[
            "each is on its own: savings of the same calls do not add up; `llmcost simulate` with these arguments says more",
            "a cheaper model is the closest in price of the same maker's that is no older, takes calls as large and costs at \
             least a tenth less; how good its answers are is not judged",
            "batch is answered within a day; agents that people sit in front of are left out. Caching is half of the input \
             read from a cache, where prompts are long and hardly any is. A shorter prompt is one below the next context \
             tier of its model",
        ],
    };
    notes.iter().map(|note| (*note).to_owned()).collect()
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("suggestion", "What", ColumnKind::Text, 3),
        Column::new("arguments", "Ask llmcost to", ColumnKind::Text, 0),
        Column::new("calls", "Calls", ColumnKind::Count, 4),
        Column::new("cost", "Cost", ColumnKind::Money, u8::MAX),
        Column::new("simulated_cost", "Would cost", ColumnKind::Money, u8::MAX),
        Column::new("saving", "Saving", ColumnKind::Money, 0),
        Column::new("saving_share", "Saved", ColumnKind::Ratio, 0),
    ]
}

impl Suggestion {
    fn cells(self) -> Vec<Cell> {
        let mut cells = vec![
            Cell::Text(self.what.to_owned()),
            Cell::Text(format!("simulate {}", self.flags)),
        ];
        let line = self.line.cells().into_iter().enumerate();
        // All but the tokens and what has no price.
        cells.extend(
            line.filter(|(place, _)| matches!(place, 0 | 2..=5))
                .map(|(_, cell)| cell),
        );
        cells
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::path::Path;

    use super::super::simulate;
    use super::*;
    use crate::analysis::laws::ledger;
    use crate::event::UsageEvent;

    /// Ids that the list of context windows knows; the prices are of this test alone.
    const BOOK: &str = r#"
provider = "openai"
[[model]]
id = "gpt-5.1"
price = [
  { rates = { input = "10", output = "20", cache_read = "1" } },
  { context_over = 8500, rates = { input = "11", output = "20" } },
  { when = { processing = "batch" }, rates = { input = "5", output = "10" } },
]
[[model]]
id = "gpt-5.4-mini"
price = [{ rates = { input = "2", output = "4", cache_read = "0.2" } }]
"#;

    fn call(agent: &'static str, layer: &'static str, input: u64) -> UsageEvent<'static> {
        let mut event = UsageEvent::call();
        let texts = [
            (Attribute::Provider, "openai"),
            (Attribute::Model, "gpt-5.1"),
            (Attribute::Agent, agent),
            (Attribute::Layer, layer),
        ];
        for (attribute, text) in texts {
            event.attributes[attribute] = Cow::Borrowed(text);
        }
        event.meters[Meter::UncachedInput] = input;
        event.meters[Meter::Output] = 100_000;
        event
    }

    #[test]
    fn what_is_suggested_saves_what_simulating_it_says() {
        let book = PriceBook::empty()
            .with_layer("test", BOOK, Path::new("test.toml"))
            .expect("a book");
        let events = ledger(&[
            call("coder", "agent", 9_000),
            call("night*", "app", 8_000),
            call("short", "app", 1_000),
        ]);
        let query = Query::default();
        let table = suggest(&query, &events, &book, Timestamp(0), str::to_owned).expect("a table");
        let said: Vec<String> = table
            .rows
            .iter()
            .map(|row| match (&row[1], &row[5]) {
                (Cell::Text(flags), Cell::Money { usd, .. }) => format!("{flags}: {usd}"),
                other => format!("{other:?}"),
            })
            .collect();
        // By hand: 9,000 tokens of input at 9 less, 9,000 at 8 less and 300,000 of output at 16 less per million, and so on.
        assert_eq!(
            said,
            [
                "simulate --map gpt-5.1=gpt-5.4-mini: 4.953",
                "simulate --batch agent=night\\*: 1.04",
                "simulate --batch agent=short: 1.005",
                "simulate --cache-hit 0.5 --agent coder: 0.045",
                "simulate --cache-hit 0.5 --agent night\\*: 0.036",
                "simulate --base-tier --agent coder: 0.009",
            ]
        );
        let scenario = scenario(vec![Rule {
            which: only(&[(Attribute::Model, "gpt-5.1".to_owned())]),
            change: Change::Model(Target::named("openai/gpt-5.4-mini")),
            share: WHOLE,
            typed: String::new(),
        }]);
        let simulated = simulate(&query, &events, &book, &scenario).expect("a table");
        assert_eq!(
            simulated.totals.map(|row| row[4].clone()),
            Some(table.rows[0][5].clone())
        );
    }
}
