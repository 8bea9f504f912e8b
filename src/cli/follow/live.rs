//! Calls that are new in the store to a line each, with what the day has come to.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::DateTime;
use chrono::SecondsFormat;
use chrono_tz::Tz;

use crate::analysis;
use crate::analysis::ColumnChoice;
use crate::analysis::Dimension;
use crate::analysis::Query;
use crate::cli::Session;
use crate::cli::list::list;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Ledger;
use crate::event::Scan;
use crate::event::UsageEvent;
use crate::pricing::PriceBook;
use crate::render;
use crate::render::StreamWriter;
use crate::store::Store;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// What is said of a call by numbers, as the report names it.
const MEASURES: [&str; 3] = ["input_tokens", "output_tokens", "cost"];

/// Most characters of a run or session that a person is shown.
const SHORT: usize = 16;

/// Prints calls as they come.
pub(super) struct Live {
    book: PriceBook,
    zone: Tz,
    measures: ColumnChoice,
    write: StreamWriter,
    is_for_people: bool,
    is_first: bool,
}

/// A call and what it cost.
struct Line<'a> {
    event: &'a UsageEvent<'static>,
    measures: Vec<Cell>,
    /// What it adds to the day's total.
    today: Usd,
}

impl Live {
    pub(super) fn new(session: &mut Session<'_>) -> Result<Self, Error> {
        let format = session.settings.text("format").to_owned();
        let stream = render::STREAMS.iter().find(|(name, _)| *name == format);
        let Some((name, write)) = stream else {
            let names: Vec<&str> = render::STREAMS.iter().map(|(name, _)| *name).collect();
            return Err(Error::Usage(format!(
                "`--live` has no end, which `{format}` needs; use `--format {}`",
                names.join("`, `--format ")
            )));
        };
        Ok(Self {
            book: prices::book(&BookArgs::default(), session)?,
            zone: session.settings.timezone()?,
            measures: ColumnChoice::parse(&MEASURES.join(","))?,
            write: *write,
            is_for_people: *name == "table",
            is_first: true,
        })
    }

    /// Prints calls that have just been stored.
    pub(super) fn print(
        &mut self,
        events: &[UsageEvent<'static>],
        session: &mut Session<'_>,
    ) -> Result<(), Error> {
        if events.is_empty() {
            return Ok(());
        }
        let now = session.environment.clock();
        let today = analysis::period("today", self.zone, now)?;
        let lines = self.lines(events, today)?;
        let total = self.total(today, session)?;
        let mut later: Usd = lines.iter().map(|line| line.today).sum();
        let mut rows = Vec::with_capacity(lines.len());
        for line in lines {
            later = later - line.today;
            rows.push(self.row(&line, running(&total, later), today));
        }
        let mut bytes = Vec::new();
        let table = list("Calls", self.columns(), rows);
        let options = render::Options::default();
        (self.write)(&table, &options, self.is_first, &mut bytes).map_err(Error::Output)?;
        self.is_first = false;
        session.print_now(&bytes)
    }

    /// What each call cost.
    fn lines<'a>(
        &self,
        events: &'a [UsageEvent<'static>],
        today: Period,
    ) -> Result<Vec<Line<'a>>, Error> {
        let mut found = self.ask_each(events)?;
        let mut lines = Vec::with_capacity(events.len());
        for (event, number) in events.iter().zip(0..) {
            let measures = match found.remove(&number) {
                Some(measures) => measures,
                None => self.ask_one(event)?,
            };
            let cost = match measures.last() {
                Some(Cell::Money { usd, .. }) if today.contains(event.time) => *usd,
                _ => Usd::ZERO,
            };
            lines.push(Line {
                event,
                measures,
                today: cost,
            });
        }
        Ok(lines)
    }

    /// The measures of calls by their number, by one question: each call is taken for a run of its own.
    fn ask_each(&self, events: &[UsageEvent<'static>]) -> Result<HashMap<usize, Vec<Cell>>, Error> {
        let mut ledger = Ledger::default();
        for (event, number) in events.iter().zip(0_usize..) {
            // Others count only where there are no calls: they are asked for alone.
            if event.attributes[Attribute::Kind] == "call" {
                let mut call = event.clone();
                call.attributes[Attribute::Run] = Cow::Owned(number.to_string());
                ledger.record(&call);
            }
        }
        let by = vec![Dimension::parse("run")?];
        let table = self.ask(by, &ledger, Period::ALL)?;
        let row = |row: &Vec<Cell>| match row.first()? {
            Cell::Text(number) => Some((number.parse().ok()?, measures(&table, row))),
            _ => None,
        };
        Ok(table.rows.iter().filter_map(row).collect())
    }

    fn ask_one(&self, event: &UsageEvent<'static>) -> Result<Vec<Cell>, Error> {
        let mut ledger = Ledger::default();
        ledger.record(event);
        let table = self.ask(Vec::new(), &ledger, Period::ALL)?;
        Ok(measures(&table, &totals(&table)))
    }

    /// What the day has come to, in the store.
    fn total(&self, today: Period, session: &Session<'_>) -> Result<Cell, Error> {
        let store = Store::open(&session.settings.store(session.environment)?, false)?;
        let table = self.ask(Vec::new(), &store.snapshot()?, today)?;
        let mut measures = measures(&table, &totals(&table));
        Ok(measures.pop().unwrap_or(Cell::Unknown))
    }

    fn ask(&self, by: Vec<Dimension>, events: &dyn Scan, period: Period) -> Result<Table, Error> {
        let query = Query {
            by,
            period,
            zone: self.zone,
            columns: self.measures.clone(),
            ..Query::default()
        };
        analysis::report(&query, events, &self.book)
    }

    fn columns(&self) -> Vec<Column> {
        let text = |name: &str| Column::new(name, name, ColumnKind::Text, 0);
        let number = |name, title, kind| Column::new(name, title, kind, 0);
        let numbers = [
            number("input_tokens", "in", ColumnKind::Tokens),
            number("output_tokens", "out", ColumnKind::Tokens),
            number("cost", "cost", ColumnKind::Price),
            number("cost_today", "today", ColumnKind::Price),
        ];
        let time = Column::new("time", "", ColumnKind::Text, 0);
        let [before, after]: [&[&str]; 2] = if self.is_for_people {
            [&["agent", "model"], &["run", "session"]]
        } else {
            [
                &["provider", "model", "agent", "run", "session", "project"],
                &[],
            ]
        };
        let before = before.iter().map(|name| text(name));
        let after = after.iter().map(|name| text(name));
        [time]
            .into_iter()
            .chain(before)
            .chain(numbers)
            .chain(after)
            .collect()
    }

    fn row(&self, line: &Line<'_>, so_far: Cell, today: Period) -> Vec<Cell> {
        let attributes = &line.event.attributes;
        let label = |attribute: Attribute| label(&attributes[attribute]);
        let time = Cell::Text(self.time(line.event.time, today));
        let numbers = line.measures.iter().cloned().chain([so_far]);
        let [before, after]: [Vec<Cell>; 2] = if self.is_for_people {
            // A run is more than its sessions.
            let run = &attributes[Attribute::Run];
            let session = &attributes[Attribute::Session];
            let session = if run.is_empty() { session.as_ref() } else { "" };
            [
                vec![label(Attribute::Agent), label(Attribute::Model)],
                vec![short(run), short(session)],
            ]
        } else {
            let stated = [
                Attribute::Provider,
                Attribute::Model,
                Attribute::Agent,
                Attribute::Run,
                Attribute::Session,
                Attribute::Project,
            ];
            [stated.map(label).into(), Vec::new()]
        };
        [time]
            .into_iter()
            .chain(before)
            .chain(numbers)
            .chain(after)
            .collect()
    }

    /// The time of day in the user's zone, with the date of another day; the exact instant for programs.
    fn time(&self, time: Timestamp, today: Period) -> String {
        let Some(instant) = DateTime::from_timestamp_micros(time.0) else {
            return time.0.to_string();
        };
        if !self.is_for_people {
            return instant.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        }
        let form = if today.contains(time) {
            "%H:%M:%S"
        } else {
            "%Y-%m-%d %H:%M:%S"
        };
        instant.with_timezone(&self.zone).format(form).to_string()
    }
}

fn totals(table: &Table) -> Vec<Cell> {
    table.totals.clone().unwrap_or_default()
}

/// One cell of a row for each of [`MEASURES`].
fn measures(table: &Table, row: &[Cell]) -> Vec<Cell> {
    let of = |name: &&str| {
        let place = table.columns.iter().position(|column| column.name == *name);
        place.and_then(|place| row.get(place).cloned())
    };
    let found = MEASURES.iter().map(of);
    found.map(|cell| cell.unwrap_or(Cell::Unknown)).collect()
}

/// The day's total before what came `later`.
fn running(total: &Cell, later: Usd) -> Cell {
    match total {
        Cell::Money { usd, lower_bound } => Cell::Money {
            usd: *usd - later,
            lower_bound: *lower_bound,
        },
        other => other.clone(),
    }
}

fn label(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Unstated
    } else {
        Cell::Text(text.to_owned())
    }
}

fn short(text: &str) -> Cell {
    let mut kept: Cow<'_, str> = Cow::Borrowed(text);
    if let Some((end, _)) = text.char_indices().nth(SHORT) {
        kept = Cow::Owned(text.get(..end).unwrap_or(text).to_owned() + "…");
    }
    label(&kept)
}
