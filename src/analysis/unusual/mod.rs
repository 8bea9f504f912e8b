//! All calls to those far outside their agent's and model's habit, the likely reason and what to try.

mod alike;
pub(super) mod habit;
#[cfg(test)]
mod laws;
mod reason;
mod seen;

use std::collections::HashMap;
use std::collections::HashSet;

use rayon::prelude::*;

use self::alike::Alike;
use self::alike::Far;
use self::reason::Reason;
use self::reason::Usage;
use self::seen::NEEDED;
use self::seen::Seen;
use self::seen::alike;
use self::seen::cached;
use super::dimension::Dimension;
use super::measures::MACHINE;
use super::report::Query;
use super::report::report;
use super::rows;
use super::rows::Collector;
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

/// An unusual call, what it was compared with, and how far from that it is.
struct Outlier {
    row: Row,
    far: Far,
    reason: Reason,
}

/// What was found among all calls.
struct Judged {
    /// Calls with a price.
    all: usize,
    /// Those that are unusual.
    count: usize,
    /// The first of them, as many as are shown.
    shown: Vec<Outlier>,
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
    let Judged { all, count, shown } = judge(&query, limit, events, book)?;
    let whole = Query {
        by: Vec::new(),
        ..query
    };
    let mut context = report(&whole, events, book)?.context;
    if let Some(context) = &mut context {
        "records".clone_into(&mut context.command);
        context.notes.push(format!(
            "{count} of {all} priced calls are unusual: at least double and 3.5 deviations above the median of their agent \
             and model, of 20 calls or more"
        ));
        let mut reasons: Vec<Reason> = Vec::new();
        for one in &shown {
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
    let rows = shown.iter().map(|one| cells(one, calls.zone));
    Ok(Table {
        title: "Unusual calls".to_owned(),
        columns: headings(),
        rows: rows.collect(),
        totals: None,
        context,
    })
}

/// Compares every call with its like, and reads those again that are shown.
fn judge(
    query: &Query,
    limit: usize,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Judged, Error> {
    let collector = Collector {
        new: &Seen::default,
        one: &Seen::add,
    };
    let wanted = Wanted {
        keys: false,
        costs: true,
    };
    let mut seen = collector.collect(query, events, book, wanted)?;
    let alike = alike(&seen);
    let far = alike.par_iter().enumerate().flat_map_iter(|(kind, some)| {
        let far = some.far().into_iter();
        far.map(move |far| (kind, far))
    });
    let mut found: Vec<(usize, Far)> = far.collect();
    let count = found.len();
    if limit < count {
        found.select_nth_unstable_by_key(limit, |(_, far)| far.order());
        found.truncate(limit);
    }
    let kinds: HashSet<usize> = found.iter().map(|(kind, _)| *kind).collect();
    let usual = kinds.into_par_iter();
    let usual = usual.filter_map(|kind| Some((kind, alike.get(kind)?.usual())));
    let usual: HashMap<usize, Usage> = usual.collect();
    let all = alike.iter().map(Alike::len).sum();
    // Rows come back in the order of their places.
    found.sort_unstable_by_key(|(_, far)| far.place);
    let places: Vec<Place> = found.iter().map(|(_, far)| far.place).collect();
    let read = rows::read(query, events, book, &places)?;
    let outlier = |((kind, far), row): ((usize, Far), Row)| {
        let session = &row.event.attributes[Attribute::Session];
        let least = |seen: &mut Seen| seen.sessions.least(session);
        let first = seen.iter_mut().filter_map(least).min();
        let is_retry = is_retry(&row.event.attributes[Attribute::Attempt]);
        Some(Outlier {
            reason: Reason::of(usage(&row), *usual.get(&kind)?, first, is_retry),
            far,
            row,
        })
    };
    let mut shown: Vec<Outlier> = found.into_iter().zip(read).filter_map(outlier).collect();
    shown.sort_unstable_by_key(|one| one.far.order());
    Ok(Judged { all, count, shown })
}

fn usage(row: &Row) -> Usage {
    let meters = &row.event.meters;
    let input = meters.input();
    Usage {
        input,
        output: meters.output(),
        cached: cached(input, meters.sum(&Meter::CACHE_READ)),
    }
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

fn cells(one: &Outlier, zone: chrono_tz::Tz) -> Vec<Cell> {
    let Outlier { row, far, reason } = one;
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
        Cell::Count(row.event.meters.input()),
        Cell::Count(row.event.meters.output()),
        money(row.sums.cost, row.sums.lower_bound()),
        money(Usd(far.usual), false),
        ratio(far.usual + far.above, far.usual),
        ratio(far.distance, 100),
        Cell::Text(reason.words().to_owned()),
        Cell::Text(reason.advice().to_owned()),
    ]
}
