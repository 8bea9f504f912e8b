//! `llmcost sources explain FILE[:LINE]`: what each record of a file becomes, field by field, and why another does not.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

use clap::Args;

use super::fields::fields;
use crate::analysis;
use crate::analysis::Query;
use crate::cli::Session;
use crate::cli::list::list;
use crate::cli::list::text;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::cli::reading::FormatArgs;
use crate::cli::reading::Formats;
use crate::cli::reading::counted;
use crate::error::Error;
use crate::event::Ledger;
use crate::event::UsageEvent;
use crate::pricing::PriceBook;
use crate::sources::FileOutcome;
use crate::sources::ReadOptions;
use crate::sources::Reading;
use crate::sources::Verdict;
use crate::sources::read_file;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;

/// Show what the records of a file become, field by field
///
/// With a line: every field of the calls read from it and their cost, or why it holds none. Without: every kind of record
/// in the file, how many there are, and the line of the first.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The file, and the line (of a document: the number of the record)
    #[arg(value_name = "FILE[:LINE]")]
    target: PathBuf,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    book: BookArgs,
}

pub(super) fn run(arguments: &ExplainArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let (path, line) = target(&arguments.target);
    let formats = Formats::new(&arguments.format, session)?;
    let limit = session.settings.max_record_bytes();
    let read = Read::of(&path, line, formats.options(&path, limit))?;
    let table = match line {
        None => kinds(&path, &read),
        Some(line) => {
            let book = prices::book(&arguments.book, session)?;
            record(&path, line, &read, &book)?
        }
    };
    session.answer(&table)
}

/// `FILE:LINE` in two; a file whose own name ends in a number is not cut.
fn target(stated: &Path) -> (PathBuf, Option<u64>) {
    let text = stated.to_string_lossy();
    match text
        .rsplit_once(':')
        .map(|(path, line)| (path, line.parse()))
    {
        Some((path, Ok(line))) if !stated.exists() => (PathBuf::from(path), Some(line)),
        _ => (stated.to_owned(), None),
    }
}

/// What a file holds, as far as it is asked for.
struct Read {
    outcome: FileOutcome,
    /// How many records there are of a kind, and the line of the first.
    kinds: BTreeMap<(&'static str, &'static str), (u64, u64)>,
    /// What the records of the line are.
    verdicts: Vec<Verdict>,
    /// The events of the line.
    events: Vec<UsageEvent<'static>>,
    last: u64,
}

impl Read {
    fn of(path: &Path, line: Option<u64>, options: ReadOptions<'_>) -> Result<Self, Error> {
        let seen = RefCell::new((BTreeMap::new(), Vec::new(), 0));
        let observe = |number: u64, verdict: Verdict| {
            let (kinds, verdicts, last) = &mut *seen.borrow_mut();
            *last = number.max(*last);
            if let Some(kind) = kind(verdict) {
                kinds.entry(kind).or_insert((0, number)).0 += 1;
            }
            if Some(number) == line {
                verdicts.push(verdict);
            }
        };
        let mut events = Vec::new();
        let mut consume = |event: &UsageEvent<'_>| {
            if Some(event.line) == line {
                events.push(event.clone().into_owned());
            }
        };
        let options = ReadOptions {
            observe: &observe,
            ..options
        };
        let Reading::Done(outcome) = read_file(path, options, None, &mut consume)? else {
            return Err(Error::UnknownFormat {
                path: path.to_owned(),
            });
        };
        let (kinds, verdicts, last) = seen.into_inner();
        Ok(Self {
            outcome,
            kinds,
            verdicts,
            events,
            last,
        })
    }

    fn format(&self) -> &'static str {
        self.outcome.format.unwrap_or("nothing")
    }
}

/// A verdict in two words; none for what holds further records.
fn kind(verdict: Verdict) -> Option<(&'static str, &'static str)> {
    match verdict {
        Verdict::Usage => Some(("usage", "")),
        Verdict::NotUsage(kind) => Some(("not usage", kind)),
        Verdict::Rejected(reason) => Some(("rejected", reason)),
        Verdict::Records => None,
    }
}

/// Every kind of record in the file.
fn kinds(path: &Path, read: &Read) -> Table {
    let kinds = read.kinds.iter();
    let mut rows: Vec<Vec<Cell>> = kinds
        .map(|((verdict, why), (count, first))| {
            vec![
                text(*verdict),
                text(*why),
                Cell::Count(*count),
                Cell::Count(*first),
            ]
        })
        .collect();
    let warnings = read.outcome.tally.warnings.iter();
    rows.extend(warnings.map(|(what, count)| {
        vec![
            text("warning"),
            text(*what),
            Cell::Count(*count),
            Cell::Unknown,
        ]
    }));
    let columns = vec![
        Column::new("record", "Records that are", ColumnKind::Text, 0),
        Column::new("why", "What or why", ColumnKind::Text, 0),
        Column::new("records", "Records", ColumnKind::Count, 0),
        Column::new("first_line", "First at", ColumnKind::Count, 0),
    ];
    let title = format!("{} read as {}", path.display(), read.format());
    list(&title, columns, rows)
}

/// What one line became.
fn record(path: &Path, line: u64, read: &Read, book: &PriceBook) -> Result<Table, Error> {
    if read.verdicts.is_empty() {
        let last = read.last;
        return Err(Error::Usage(format!(
            "there is no record at {}:{line}; its last record is at {last} (blank lines are none)",
            path.display()
        )));
    }
    let mut rows = Vec::new();
    for verdict in read.verdicts.iter().filter_map(|verdict| kind(*verdict)) {
        let (verdict, why) = verdict;
        let said = if why.is_empty() {
            verdict.to_owned()
        } else {
            format!("{verdict}: {why}")
        };
        rows.push(vec![Cell::Unknown, text("record"), text(said)]);
    }
    for (event, number) in read.events.iter().zip(1..) {
        let cost = cost(event, book)?;
        let all = fields(event).into_iter().chain([("cost".to_owned(), cost)]);
        rows.extend(all.map(|(name, value)| vec![Cell::Count(number), text(name), text(value)]));
    }
    let columns = vec![
        Column::new("event", "Event", ColumnKind::Count, 0),
        Column::new("field", "Field", ColumnKind::Text, 0),
        Column::new("value", "Value", ColumnKind::Text, 0),
    ];
    let found = counted(read.events.len() as u64, "event");
    let title = format!(
        "{}:{line} read as {}: {found}",
        path.display(),
        read.format()
    );
    Ok(list(&title, columns, rows))
}

/// What an event costs by the price book, or why that is not known.
fn cost(event: &UsageEvent<'_>, book: &PriceBook) -> Result<String, Error> {
    let mut ledger = Ledger::default();
    ledger.record(event);
    let answer = analysis::report(&Query::default(), &ledger, book)?;
    let place = answer
        .columns
        .iter()
        .position(|column| column.name == "cost");
    let totals = answer.totals.unwrap_or_default();
    let completeness = answer.context.and_then(|context| context.completeness);
    let unpriced = completeness.and_then(|found| found.unpriced_models.into_iter().next());
    let why = unpriced.map_or_else(String::new, |model| format!(" ({})", model.reason));
    Ok(match place.and_then(|place| totals.get(place)) {
        Some(Cell::Money { usd, lower_bound }) => {
            let least = if *lower_bound { "at least " } else { "" };
            format!("{least}{usd} USD{why}")
        }
        _ => format!("unpriced{why}"),
    })
}
