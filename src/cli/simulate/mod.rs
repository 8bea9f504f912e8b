//! `llmcost simulate`: the user's own calls replayed on other models, in batch, or with other cache use.

mod rules;

use clap::Args;

use rules::Typed;

use crate::analysis;
use crate::analysis::Dimension;
use crate::analysis::Query;
use crate::analysis::Scenario;
use crate::analysis::WHOLE;
use crate::cli::Session;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::cli::cost_basis::book_at;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::cli::shell;
use crate::error::Error;

/// See what your calls would cost on other models, in batch, or with better caching
///
/// The calls of the store or of `--from` are priced as logged and once more as they would be; the saving of each agent
/// (or `--by` anything else) is the difference, and the parts add up to the total. Tokens stay as logged.
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(super) struct SimulateArgs {
    /// Move a model's calls to another, as in `gpt-4o=gpt-4o-mini:80%`; repeatable
    #[arg(long, value_name = "OLD=NEW[:SHARE%]", value_parser = rules::map, help_heading = "What if")]
    map: Vec<Typed>,
    /// Move some calls to a model, as in `agent=classifier:claude-haiku-4-5`; repeatable
    #[arg(long, value_name = "DIMENSION=VALUE:MODEL[:SHARE%]", value_parser = rules::route, help_heading = "What if")]
    route: Vec<Typed>,
    /// Process some calls in batch, as in `agent=nightly`; `*` is every call; repeatable
    #[arg(long, value_name = "DIMENSION=VALUE[:SHARE%]", value_parser = rules::batch, help_heading = "What if")]
    batch: Vec<Typed>,
    /// How much of the text input is read from a cache, from 0 to 1
    #[arg(long, value_name = "RATIO", value_parser = rules::cache_hit, help_heading = "What if")]
    cache_hit: Option<u32>,
    /// Price every call in the base context tier, as if long prompts were cut shorter
    #[arg(long, help_heading = "What if")]
    base_tier: bool,
    /// Move every call to one model, but those that `--route` or `--map` moves elsewhere
    #[arg(long, value_name = "MODEL", value_parser = rules::all_on, help_heading = "What if")]
    all_on: Option<Typed>,
    /// List what would save most: a cheaper model of the same maker, batch, caching, shorter prompts
    #[arg(long, conflicts_with_all = ["map", "route", "batch", "cache_hit", "base_tier", "all_on", "by"], help_heading = "What if")]
    suggest: bool,
    /// What to break down by: a list such as `agent,model`
    #[arg(long, value_name = "DIMENSIONS", default_value = "agent")]
    by: String,
    /// Prices of which day, before and after: `ingest`, those in force when each call was made; a date or `now`
    #[arg(long, value_name = "TIME", default_value = "ingest")]
    prices_at: String,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

const LONG_HELP: &str = "\
What is priced otherwise:
  VALUE is what the log names, `*` stands for anything, `!` in front excludes. Routes come before maps, maps before
  --all-on; the first that fits a call counts. SHARE is of all calls that fit, with up to two decimals; the next rule
  that fits takes from what is left. That share of the tokens of every kind moves, in exact arithmetic, each call in
  the context tier of its own size: no calls are drawn by lot, and the same question has the same answer. A call that
  is larger than the context window of the model it would go to stays where it is.

  With --cache-hit the text input of each call is read from a cache to that part, wherever the model sells cached
  input for less. The rest is charged as a cache write where the model has a price for that, else as plain input.

  A model that was not sold yet when a call was made has no price then; `--prices-at now` asks for today's prices,
  before and after.
";

pub(super) fn run(arguments: &SimulateArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let scenario = match arguments.suggest {
        true => Scenario::default(),
        false => scenario(arguments)?,
    };
    let (book, at) = book_at(&arguments.book, &arguments.prices_at, session)?;
    let query = Query {
        by: Dimension::parse_list(&arguments.by)?,
        ..arguments.calls.query.query(session)?
    };
    let now = session.environment.now;
    let mut table = calls::ask(&arguments.calls, session, &mut |events| {
        if arguments.suggest {
            let at = at.unwrap_or(now);
            return analysis::suggest(&query, events, &book, at, shell::word);
        }
        analysis::simulate(&query, events, &book, &scenario)
    })?;
    if let (Some(at), Some(context)) = (at, &mut table.context) {
        let day = prices::day(at);
        context.notes.push(format!(
            "every call is priced as if made on {day}, before and after"
        ));
    }
    calls::hint(&mut table);
    session.answer(&table)?;
    calls::complete(&mut table, session)
}

fn scenario(arguments: &SimulateArgs) -> Result<Scenario, Error> {
    let SimulateArgs {
        route, map, all_on, ..
    } = arguments;
    let models = route.iter().chain(map).chain(all_on);
    let rules: Vec<&Typed> = models.chain(&arguments.batch).collect();
    if rules.is_empty() && arguments.cache_hit.is_none() && !arguments.base_tier {
        return Err(Error::Usage(
            "say what would be otherwise: `--map OLD=NEW`, `--route agent=NAME:MODEL`, `--batch agent=NAME`, \
             `--cache-hit 0.6`, `--base-tier` or `--all-on MODEL`; `--suggest` lists what would save most"
                .into(),
        ));
    }
    for Typed { chosen, .. } in &rules {
        let same = rules.iter().filter(|other| other.chosen == *chosen);
        if same.map(|other| other.rule.share).sum::<u32>() > WHOLE {
            return Err(Error::Usage(format!(
                "the shares of `{chosen}` come to more than 100 %"
            )));
        }
    }
    Ok(Scenario {
        rules: rules.iter().map(|typed| typed.rule.clone()).collect(),
        cache_hit: arguments.cache_hit,
        base_tier: arguments.base_tier,
    })
}
