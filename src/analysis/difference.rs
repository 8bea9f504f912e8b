//! Two answers of the same question, in: what rose and fell between them, out.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono_tz::Tz;

use super::bucket::local_time;
use super::compare::wall_text;
use super::dimension::Dimension;
use super::measures::MACHINE;
use crate::table::{Cell, Column, ColumnKind, Completeness, Context, Table};
use crate::units::{Period, Usd};

/// What is compared; the columns before the first of them are labels.
const MEASURES: [&str; 3] = ["calls", "total_tokens", "cost"];

/// The rows that differ, largest difference first, and the totals of both. Each answer has label columns, and then
/// `calls`, `total_tokens` and `cost` among others; a row that one of them lacks had no calls there.
///
/// # Errors
/// Why these two cannot be compared.
pub fn difference(before: &Table, after: &Table) -> Result<Table, String> {
    let [old, new] = [before, after].map(labels);
    // An answer without rows states no dimensions.
    if !before.rows.is_empty() && !after.rows.is_empty() && old != new {
        let [old, new] = [old, new].map(said);
        return Err(format!("the first is {old}, the second {new}"));
    }
    let names = if after.rows.is_empty() { old } else { new };
    let pairs = pairs(before, after, names.len())?;
    let all = pairs.len();
    let mut changed: Vec<Pair<'_>> = pairs.into_values().filter(Pair::differs).collect();
    changed.sort_by_key(Pair::rank);
    let same = all - changed.len();
    let heading = |name: &String| {
        let title = Dimension::parse(name).map_or_else(|_| name.clone(), |own| own.title());
        Column::new(name, title, ColumnKind::Text, 0)
    };
    let totals = Pair {
        labels: &vec![Cell::Unstated; names.len()],
        before: before
            .totals
            .as_deref()
            .map(|row| Side::of(row, places(before))),
        after: after
            .totals
            .as_deref()
            .map(|row| Side::of(row, places(after))),
    };
    Ok(Table {
        title: "What changed".to_owned(),
        columns: names.iter().map(heading).chain(measures()).collect(),
        rows: changed.iter().map(Pair::cells).collect(),
        totals: Some(totals.cells()),
        context: after.context.as_ref().map(|context| Context {
            command: "diff".to_owned(),
            notes: notes(before, context, same),
            ..context.clone()
        }),
    })
}

/// One answer about one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Side {
    calls: u64,
    tokens: Option<u64>,
    /// Not known where nothing of it has a price; the flag says that only a part has.
    cost: Option<(Usd, bool)>,
}

impl Side {
    const NOTHING: Self = Self {
        calls: 0,
        tokens: Some(0),
        cost: Some((Usd::ZERO, false)),
    };

    fn of(row: &[Cell], places: Places) -> Self {
        let [calls, tokens, cost] = places.map(|place| place.and_then(|place| row.get(place)));
        let count = |cell: Option<&Cell>| match cell {
            Some(Cell::Count(count)) => Some(*count),
            _ => None,
        };
        Self {
            calls: count(calls).unwrap_or(0),
            tokens: count(tokens),
            cost: match cost {
                Some(Cell::Money { usd, lower_bound }) => Some((*usd, *lower_bound)),
                _ => None,
            },
        }
    }

    fn cells(self) -> [Cell; 3] {
        let cost = self
            .cost
            .map_or(Cell::Unknown, |(usd, lower_bound)| Cell::Money {
                usd,
                lower_bound,
            });
        let tokens = self.tokens.map_or(Cell::Unknown, Cell::Count);
        [Cell::Count(self.calls), tokens, cost]
    }
}

/// What both answers say of one group.
struct Pair<'a> {
    labels: &'a [Cell],
    before: Option<Side>,
    after: Option<Side>,
}

impl Pair<'_> {
    fn sides(&self) -> [Side; 2] {
        [self.before, self.after].map(|side| side.unwrap_or(Side::NOTHING))
    }

    fn differs(&self) -> bool {
        let [before, after] = self.sides();
        before != after
    }

    /// What rose or fell; not known where a part of the first cost is not, a lower bound where one of the second is not.
    fn difference(&self) -> Option<(Usd, bool)> {
        let [before, after] = self.sides();
        match (before.cost, after.cost) {
            (Some((before, false)), Some((after, lower_bound))) => {
                Some((after.checked_add(-before)?, lower_bound))
            }
            _ => None,
        }
    }

    /// What is not known first, for it may be the largest.
    fn rank(&self) -> (bool, Reverse<u128>) {
        let size = self.difference().map(|(usd, _)| usd.0.unsigned_abs());
        (size.is_some(), Reverse(size.unwrap_or(0)))
    }

    fn cells(&self) -> Vec<Cell> {
        let [before, after] = self.sides();
        let difference = self.difference();
        let change = match (difference, before.cost) {
            (Some((difference, false)), Some((before, _))) if before.0 > 0 => Cell::Ratio {
                numerator: difference.0,
                denominator: before.0,
            },
            _ => Cell::Unknown,
        };
        let difference = difference.map_or(Cell::Unknown, |(usd, lower_bound)| Cell::Money {
            usd,
            lower_bound,
        });
        let [calls, tokens, cost] = after.cells();
        let [compared_calls, compared_tokens, compared_cost] = before.cells();
        let own = [
            compared_cost,
            cost,
            difference,
            change,
            compared_calls,
            calls,
            compared_tokens,
            tokens,
        ];
        self.labels.iter().cloned().chain(own).collect()
    }
}

/// As beside a report's cost with `--compare`.
fn measures() -> [Column; 8] {
    [
        Column::new("compared_cost", "Before", ColumnKind::Money, 0),
        Column::new("cost", "After", ColumnKind::Money, 0),
        Column::new("difference", "Difference", ColumnKind::Money, 0),
        Column::new("change", "Change", ColumnKind::Ratio, 0),
        Column::new("compared_calls", "Calls before", ColumnKind::Count, 2),
        Column::new("calls", "Calls after", ColumnKind::Count, 1),
        Column::new("compared_total_tokens", "", ColumnKind::Tokens, MACHINE),
        Column::new("total_tokens", "", ColumnKind::Tokens, MACHINE),
    ]
}

/// Where an answer has what is compared.
type Places = [Option<usize>; 3];

fn places(answer: &Table) -> Places {
    MEASURES.map(|name| answer.columns.iter().position(|column| column.name == name))
}

/// The names of an answer's label columns.
fn labels(answer: &Table) -> Vec<String> {
    let names = answer.columns.iter().map(|column| &column.name);
    names
        .take_while(|name| !MEASURES.contains(&name.as_str()))
        .cloned()
        .collect()
}

fn said(labels: Vec<String>) -> String {
    match labels.as_slice() {
        [] => "one total".to_owned(),
        labels => format!("by {}", labels.join(", ")),
    }
}

/// Groups in the order of their labels; one that is not stated comes first.
type Pairs<'a> = BTreeMap<Vec<Option<&'a str>>, Pair<'a>>;

fn pairs<'a>(before: &'a Table, after: &'a Table, labels: usize) -> Result<Pairs<'a>, String> {
    let mut pairs = Pairs::new();
    let [old, new] = [before, after].map(places);
    let rows = before.rows.iter().map(|row| (row, true));
    for (row, is_before) in rows.chain(after.rows.iter().map(|row| (row, false))) {
        let (own, _) = row.split_at_checked(labels).unwrap_or((row, &[]));
        let key = own.iter().map(key).collect::<Result<_, _>>()?;
        let pair = pairs.entry(key).or_insert(Pair {
            labels: own,
            before: None,
            after: None,
        });
        let side = if is_before {
            &mut pair.before
        } else {
            &mut pair.after
        };
        *side = Some(Side::of(row, if is_before { old } else { new }));
    }
    Ok(pairs)
}

fn key(label: &Cell) -> Result<Option<&str>, String> {
    match label {
        Cell::Text(text) => Ok(Some(text)),
        Cell::Others => {
            Err("`--top` folded small rows of one of them into one; save it without".to_owned())
        }
        _ => Ok(None),
    }
}

/// What a reader must know before believing the difference.
fn notes(before: &Table, after: &Context, same: usize) -> Vec<String> {
    let mut notes = Vec::new();
    match same {
        0 => {}
        1 => notes.push("1 row is the same in both and left out".to_owned()),
        same => notes.push(format!("{same} rows are the same in both and left out")),
    }
    let Some(before) = &before.context else {
        return notes;
    };
    if before.period == Period::ALL {
        notes.push("the first covers all time".to_owned());
    } else {
        let zone = before.timezone.parse().unwrap_or(Tz::UTC);
        let [start, end] = [before.period.start, before.period.end]
            .map(|instant| wall_text(local_time(zone, instant).0));
        notes.push(format!(
            "the first covers {start} to {end} (end not included)"
        ));
    }
    if before.price_book != after.price_book {
        notes.push(
            "the two were priced with different books: a part of the difference may be prices"
                .to_owned(),
        );
    }
    let length = |context: &Context| context.period.end.0.saturating_sub(context.period.start.0);
    if length(before) != length(after) {
        notes.push("the two cover periods of different lengths".to_owned());
    }
    if before.timezone != after.timezone {
        notes.push("the two cut days in different zones".to_owned());
    }
    if before
        .completeness
        .as_ref()
        .is_some_and(Completeness::lower_bound)
    {
        notes.push(
            "calls of the first lack prices: its cost is a lower bound, and there is no difference where they count"
                .to_owned(),
        );
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(rows: &[(&str, Option<&str>, u64)]) -> Table {
        let money = |text: &str| Cell::Money {
            usd: Usd::parse(text).expect("an amount"),
            lower_bound: false,
        };
        let row = |(agent, cost, calls): &(&str, Option<&str>, u64)| {
            let cost = cost.map_or(Cell::Unknown, money);
            vec![
                Cell::Text((*agent).to_owned()),
                Cell::Count(*calls),
                Cell::Unknown,
                cost,
            ]
        };
        let column = |name| Column::new(name, "", ColumnKind::Text, 0);
        Table {
            title: String::new(),
            columns: ["agent", "calls", "total_tokens", "cost"]
                .map(column)
                .to_vec(),
            rows: rows.iter().map(row).collect(),
            totals: None,
            context: None,
        }
    }

    fn differences(before: &Table, after: &Table) -> Vec<(String, Option<String>)> {
        let table = difference(before, after).expect("comparable");
        let said = |row: &Vec<Cell>| match row.as_slice() {
            [Cell::Text(agent), _, _, difference, ..] => {
                let usd = match difference {
                    Cell::Money { usd, .. } => Some(usd.to_string()),
                    _ => None,
                };
                (agent.clone(), usd)
            }
            other => panic!("{other:?}"),
        };
        table.rows.iter().map(said).collect()
    }

    #[test]
    fn what_came_what_went_and_what_cannot_be_told() {
        let before = answer(&[
            ("gone", Some("2"), 1),
            ("same", Some("1"), 1),
            ("unpriced", None, 3),
        ]);
        let after = answer(&[
            ("new", Some("0.5"), 1),
            ("same", Some("1"), 1),
            ("unpriced", Some("9"), 3),
        ]);
        let expected = [
            ("unpriced", None),
            ("gone", Some("-2")),
            ("new", Some("0.5")),
        ];
        let expected = expected.map(|(agent, usd)| (agent.to_owned(), usd.map(str::to_owned)));
        assert_eq!(differences(&before, &after), expected);
    }

    #[test]
    fn the_way_back_is_the_same_with_the_sign_turned() {
        let before = answer(&[("a", Some("2"), 1), ("b", Some("1"), 1)]);
        let after = answer(&[
            ("a", Some("2.000000000000000001"), 1),
            ("b", Some("0.25"), 1),
        ]);
        let there = differences(&before, &after);
        let back = differences(&after, &before);
        let turned = |(agent, usd): (String, Option<String>)| {
            let usd = usd.map(|usd| match usd.strip_prefix('-') {
                Some(positive) => positive.to_owned(),
                None => format!("-{usd}"),
            });
            (agent, usd)
        };
        assert_eq!(there, back.into_iter().map(turned).collect::<Vec<_>>());
        assert_eq!(
            there.first(),
            Some(&("b".to_owned(), Some("-0.75".to_owned())))
        );
    }
}
