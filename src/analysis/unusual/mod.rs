//! All calls to those far outside their agent's and model's habit, the likely reason and what to try.

pub(super) mod habit;
mod reason;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use self::habit::Habit;
use self::habit::median;
use self::reason::Reason;
use self::reason::Usual;
use super::codes::Interner;
use super::dimension::Dimension;
use super::measures::MACHINE;
use super::report::Query;
use super::report::report;
use super::rows;
use super::rows::Collector;
use super::rows::Found;
use super::rows::Place;
use super::rows::Row;
use super::rows::Wanted;
use super::said::key;
use super::said::moment;
use super::said::money;
use super::said::short_key;
use super::said::stated;
use super::work::is_retry;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Meter;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;
use crate::units::Usd;

/// What must be known of a call to compare it with its like.
const NEEDED: [Attribute; 4] = [
    Attribute::Agent,
    Attribute::Model,
    Attribute::Attempt,
    Attribute::Session,
];

/// A call, as far as habits go.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    place: Place,
    /// Code of agent and model.
    kind: u32,
    /// Code of its session, if it states one.
    session: Option<u32>,
    cost: i128,
    input: u64,
    output: u64,
    cache_read: u64,
    is_retry: bool,
}

impl Seen {
    /// Thousandths of the input that were read from a cache.
    fn cached(&self) -> u64 {
        let thousandths = self.cache_read.saturating_mul(1000);
        thousandths.checked_div(self.input).unwrap_or(0)
    }
}

/// Every call with a price, and what its codes stand for.
#[derive(Default)]
struct All {
    calls: Vec<Seen>,
    kinds: Interner<[Arc<str>; 2]>,
    sessions: Interner<Arc<str>>,
    /// Of the part being read: per series the kind and whether it is a repeated attempt.
    series: HashMap<u32, (u32, bool)>,
    part: Option<u64>,
}

/// An unusual call: what it was compared with, and how far from that it is.
struct Outlier {
    seen: Seen,
    usual: Usd,
    /// Hundredths of a deviation.
    distance: i128,
    reason: Reason,
}

/// Lists the calls that cost far more than is usual for their agent and model, most money above the usual first.
///
/// # Errors
/// As [`report`].
pub fn unusual(
    calls: &Query,
    limit: usize,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Table, Error> {
    let query = Query {
        by: NEEDED.map(Dimension::Attribute).to_vec(),
        top: None,
        ..calls.clone()
    };
    let collector = Collector {
        new: &All::default,
        one: &All::add,
        join: &All::join,
    };
    let wanted = Wanted {
        keys: false,
        costs: true,
    };
    let mut all = collector.collect(&query, events, book, wanted)?;
    let mut found = outliers(&mut all);
    found.sort_by_key(|one| (Reverse(one.seen.cost - one.usual.0), one.seen.place));
    let count = found.len();
    found.truncate(limit);
    let places: Vec<Place> = found.iter().map(|one| one.seen.place).collect();
    let read = rows::read(&query, events, book, &places)?;
    // Rows come back in the order of their places.
    let mut in_place: Vec<&Outlier> = found.iter().collect();
    in_place.sort_by_key(|one| one.seen.place);
    let mut shown: Vec<(&Outlier, Row)> = in_place.into_iter().zip(read).collect();
    shown.sort_by_key(|(one, _)| (Reverse(one.seen.cost - one.usual.0), one.seen.place));
    let whole = Query {
        by: Vec::new(),
        ..query
    };
    let mut context = report(&whole, events, book)?.context;
    if let Some(context) = &mut context {
        "records".clone_into(&mut context.command);
        context.notes.push(format!(
            "{count} of {} priced calls are unusual: at least double and 3.5 deviations above the median of their agent \
             and model, of 20 calls or more",
            all.calls.len()
        ));
        let mut reasons: Vec<Reason> = Vec::new();
        for one in &found {
            if reasons.contains(&one.reason) {
                continue;
            }
            reasons.push(one.reason);
            let (words, advice) = (one.reason.words(), one.reason.advice());
            context.notes.push(format!("{words}: {advice}"));
        }
        let whole =
            "whole runs and sessions: `llmcost runs --unusual`, `llmcost sessions --unusual`";
        context.notes.push(whole.to_owned());
    }
    let rows = shown.iter().map(|(one, row)| cells(one, row, calls.zone));
    Ok(Table {
        title: "Unusual calls".to_owned(),
        columns: headings(),
        rows: rows.collect(),
        totals: None,
        context,
    })
}

impl All {
    /// Adds a row that is one call with a price.
    fn add(&mut self, found: &Found<'_>) {
        let batch = found.batch;
        let Some(Usd(cost)) = found.cost.filter(|_| batch.calls().get(found.row) == 1) else {
            return;
        };
        if self.part != Some(found.part) {
            self.part = Some(found.part);
            self.series.clear();
        }
        let Some(series) = batch.series().get(found.row).copied() else {
            return;
        };
        let kinds = &mut self.kinds;
        let (kind, is_retry) = *self.series.entry(series).or_insert_with(|| {
            let text = |attribute| batch.series_text(series, attribute);
            let kind = [Attribute::Agent, Attribute::Model].map(|one| Arc::from(text(one)));
            (
                kinds.code(&kind, Clone::clone),
                is_retry(text(Attribute::Attempt)),
            )
        });
        let session = batch.text(found.row, Attribute::Session);
        let session = (!session.is_empty())
            .then(|| self.sessions.code(session, |session| Arc::from(session)));
        let sum = |meters: &[Meter]| {
            let counts = meters
                .iter()
                .map(|meter| batch.meter(*meter).get(found.row));
            counts.fold(0, u64::saturating_add)
        };
        self.calls.push(Seen {
            place: (found.part, found.row),
            kind,
            session,
            cost,
            input: sum(&Meter::INPUT),
            output: sum(&Meter::OUTPUT),
            cache_read: sum(&Meter::CACHE_READ),
            is_retry,
        });
    }
}

impl All {
    /// Adds what another thread found.
    fn join(&mut self, other: Self) {
        if self.calls.is_empty() {
            *self = other;
            return;
        }
        let kinds = other.kinds.values().iter();
        let kinds: Vec<u32> = kinds
            .map(|kind| self.kinds.code(kind, Clone::clone))
            .collect();
        let sessions = other.sessions.values().iter();
        let sessions = sessions.map(|name| self.sessions.code(name, Clone::clone));
        let sessions: Vec<u32> = sessions.collect();
        self.calls.extend(other.calls.into_iter().map(|call| {
            Seen {
                kind: kinds.get(call.kind as usize).copied().unwrap_or(0),
                session: call
                    .session
                    .and_then(|code| sessions.get(code as usize).copied()),
                ..call
            }
        }));
    }
}

fn outliers(all: &mut All) -> Vec<Outlier> {
    let mut least: HashMap<u32, u64> = HashMap::new();
    for call in &all.calls {
        if let Some(session) = call.session {
            let known = least.entry(session).or_insert(call.input);
            *known = call.input.min(*known);
        }
    }
    all.calls.sort_by_key(|call| call.kind);
    let mut found = Vec::new();
    for alike in all.calls.chunk_by(|left, right| left.kind == right.kind) {
        let mut costs: Vec<i128> = alike.iter().map(|call| call.cost).collect();
        let Some(habit) = Habit::of(&mut costs) else {
            continue;
        };
        let of = |count: fn(&Seen) -> u64| {
            let mut counts: Vec<u64> = alike.iter().map(count).collect();
            median(&mut counts)
        };
        let usual = Usual {
            input: of(|call| call.input),
            output: of(|call| call.output),
            cached: of(Seen::cached),
        };
        found.extend(alike.iter().filter_map(|call| {
            let first = call
                .session
                .and_then(|session| least.get(&session).copied());
            Some(Outlier {
                distance: habit.excess(call.cost)?,
                seen: *call,
                usual: Usd(habit.median),
                reason: Reason::of(call, &usual, first),
            })
        }));
    }
    found
}

use ColumnKind::{Instant, Money, Multiple, Text, Tokens};

fn headings() -> Vec<Column> {
    vec![
        Column::new("call", "Call", Text, 0),
        Column::new("key", "Key", Text, MACHINE),
        Column::new("time", "Time", Instant, 7),
        Column::new("agent", "Agent", Text, 2),
        Column::new("model", "Model", Text, 4),
        Column::new("run", "Run", Text, MACHINE),
        Column::new("session", "Session", Text, MACHINE),
        Column::new("input_tokens", "Input", Tokens, 5),
        Column::new("output_tokens", "Output", Tokens, 5),
        Column::new("cost", "Cost", Money, 0),
        Column::new("usual_cost", "Usual", Money, 3),
        Column::new("times", "Times", Multiple, 1),
        Column::new("deviations", "Deviations", Multiple, MACHINE),
        Column::new("reason", "Likely reason", Text, 0),
        Column::new("advice", "Try", Text, MACHINE),
    ]
}

fn cells(one: &Outlier, row: &Row, zone: chrono_tz::Tz) -> Vec<Cell> {
    let text = |attribute| stated(&row.event.attributes[attribute]);
    let ratio = |numerator, denominator| Cell::Ratio {
        numerator,
        denominator,
    };
    vec![
        Cell::Text(short_key(row.event.key)),
        Cell::Text(key(row.event.key)),
        moment(row.event.time.0, zone),
        text(Attribute::Agent),
        text(Attribute::Model),
        text(Attribute::Run),
        text(Attribute::Session),
        Cell::Count(one.seen.input),
        Cell::Count(one.seen.output),
        money(row.sums.cost, row.sums.lower_bound()),
        money(one.usual, false),
        ratio(one.seen.cost, one.usual.0),
        ratio(one.distance, 100),
        Cell::Text(one.reason.words().to_owned()),
        Cell::Text(one.reason.advice().to_owned()),
    ]
}
