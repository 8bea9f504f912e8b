//! Single calls, page by page, with what each part of them cost.

use std::collections::BinaryHeap;

use chrono_tz::Tz;

use super::measures::MACHINE;
use super::measures::cost;
use super::report::Query;
use super::report::report;
use super::rows;
use super::rows::Found;
use super::rows::Place;
use super::rows::Row;
use super::said::heading;
use super::said::key;
use super::said::moment;
use super::said::money;
use super::said::short_key;
use super::said::stated;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::Meter;
use crate::event::Scan;
use crate::event::UsageEvent;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;
use crate::units::Usd;

/// Which call comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordOrder {
    /// The latest.
    Newest,
    /// The earliest.
    Oldest,
    /// What cost most; what has no price counts as nothing.
    Dearest,
}

/// A page of single calls.
#[derive(Clone)]
pub struct RecordQuery {
    /// Which calls count, and in which zone instants are told.
    pub calls: Query,
    /// Which comes first. Of equals the one with the least key does, so that pages never overlap.
    pub order: RecordOrder,
    /// How many at most.
    pub limit: usize,
    /// The last call of the page before: its key or a beginning of it that no other call shares.
    pub after: Option<String>,
}

/// What the order goes by, the least first.
type Rank = (i128, Key);

/// The first so many.
struct Page {
    /// The greatest on top.
    kept: BinaryHeap<(Rank, Place)>,
    limit: usize,
    after: Option<Rank>,
    /// How many would follow the page.
    left: u64,
}

impl Page {
    fn offer(&mut self, rank: Rank, place: Place) {
        if self.after.is_some_and(|after| rank <= after) {
            return;
        }
        self.kept.push((rank, place));
        if self.kept.len() > self.limit {
            self.kept.pop();
            self.left += 1;
        }
    }
}

/// Lists single calls. All pages together hold every call of the report once, and their costs add up to its total.
///
/// # Errors
/// When the call of `after` is not there, or its key is that of several; and as [`report`].
pub fn records(
    question: &RecordQuery,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Table, Error> {
    let calls = Query {
        by: Vec::new(),
        top: None,
        ..question.calls.clone()
    };
    let after = question.after.as_deref();
    let after = after.map(|text| {
        let row = find(text, &calls, events, book)?;
        Ok(rank(
            question.order,
            row.event.time.0,
            row.sums.cost,
            row.event.key,
        ))
    });
    let after = after.transpose()?;
    let new = || Page {
        kept: BinaryHeap::new(),
        limit: question.limit,
        after,
        left: 0,
    };
    let page = rows::collect(&calls, events, book, true, &new, &mut |page, found| {
        let usd = match question.order {
            RecordOrder::Dearest => found.priced(&calls).0.sums.cost,
            _ => Usd::ZERO,
        };
        let time = found.batch.time(found.row).0;
        let rank = rank(question.order, time, usd, found.batch.key(found.row));
        page.offer(rank, (found.part, found.row));
    })?;
    let left = page.left;
    let places: Vec<Place> = page.kept.into_iter().map(|(_, place)| place).collect();
    let mut found = rows::read(&calls, events, book, &places)?;
    found.sort_by_key(|row| {
        rank(
            question.order,
            row.event.time.0,
            row.sums.cost,
            row.event.key,
        )
    });
    let whole = report(&calls, events, book)?;
    let mut context = whole.context;
    if let Some(context) = &mut context {
        "records".clone_into(&mut context.command);
        if let Some(last) = found.last().filter(|_| left > 0) {
            context.notes.push(format!(
                "{left} more follow: `--after {}`",
                short_key(last.event.key)
            ));
        }
    }
    let zone = calls.zone;
    Ok(Table {
        title: "Calls".to_owned(),
        columns: headings(),
        rows: found.iter().map(|row| cells(row, zone)).collect(),
        totals: totals(&found),
        context,
    })
}

fn rank(order: RecordOrder, time: i64, usd: Usd, key: Key) -> Rank {
    let rank = match order {
        RecordOrder::Newest => -i128::from(time),
        RecordOrder::Oldest => i128::from(time),
        RecordOrder::Dearest => usd.0.saturating_neg(),
    };
    (rank, key)
}

/// The one call whose key begins so, in hexadecimal digits.
///
/// # Errors
/// When there is none, or several, or the text is no such beginning; and what stopped the reading.
pub fn call(
    text: &str,
    calls: &Query,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<UsageEvent<'static>, Error> {
    Ok(find(text, calls, events, book)?.event)
}

/// The call whose key begins so, in hexadecimal digits.
///
/// # Errors
/// When there is none, or several, or the text is no such beginning; and what stopped the reading.
fn find(text: &str, query: &Query, events: &dyn Scan, book: &PriceBook) -> Result<Row, Error> {
    /// Named before the rest is counted.
    const SHOWN: usize = 4;
    let wanted = Prefix::parse(text)?;
    let new = Vec::new;
    let one = |found: &mut Vec<(Key, Place)>, row: &Found<'_>| {
        let key = row.batch.key(row.row);
        if wanted.matches(key) {
            found.push((key, (row.part, row.row)));
        }
    };
    let found = rows::collect(query, events, book, true, &new, &mut { one })?;
    match found.as_slice() {
        [(_, place)] => {
            let row = rows::read(query, events, book, &[*place])?.pop();
            row.ok_or_else(|| Error::Internal("a call was there and is gone".to_owned()))
        }
        [] => Err(Error::Usage(format!(
            "there is no call `{text}` among these; `llmcost records` lists them"
        ))),
        several => {
            let keys: Vec<String> = several.iter().take(SHOWN).map(|one| key(one.0)).collect();
            Err(Error::Usage(format!(
                "{} calls begin with `{text}`: {} …; type more of the key",
                several.len(),
                keys.join(", ")
            )))
        }
    }
}

/// The beginning of a key.
struct Prefix {
    bits: u128,
    mask: u128,
}

impl Prefix {
    fn parse(text: &str) -> Result<Self, Error> {
        /// Hexadecimal digits of a key.
        const DIGITS: usize = 32;
        let digits = text.trim().to_ascii_lowercase();
        let bits = u128::from_str_radix(&digits, 16).ok();
        let bits = bits.filter(|_| digits.len() <= DIGITS && !digits.starts_with('+'));
        let Some(bits) = bits else {
            return Err(Error::Usage(format!(
                "`{text}` is no key of a call: type the first of its 32 digits (0–9, a–f), as `llmcost records` shows them"
            )));
        };
        let open = u32::try_from(4 * (DIGITS - digits.len())).unwrap_or(0);
        Ok(Self {
            bits: bits.checked_shl(open).unwrap_or(0),
            mask: u128::MAX.checked_shl(open).unwrap_or(0),
        })
    }

    fn matches(&self, key: Key) -> bool {
        let whole = u128::from(key.call) << 64 | u128::from(key.request);
        whole & self.mask == self.bits
    }
}

use ColumnKind::{Count, Duration, Instant, Money, Text, Tokens};

type Entry = (
    &'static str,
    &'static str,
    ColumnKind,
    u8,
    fn(&Row, Tz) -> Cell,
);

static COLUMNS: &[Entry] = &[
    ("call", "Call", Text, 0, |row, _| {
        Cell::Text(short_key(row.event.key))
    }),
    ("key", "Key", Text, MACHINE, |row, _| {
        Cell::Text(key(row.event.key))
    }),
    ("time", "Time", Instant, 1, |row, zone| {
        moment(row.event.time.0, zone)
    }),
    ("provider", "Provider", Text, MACHINE, |row, _| {
        stated(&row.provider)
    }),
    ("model", "Model", Text, 2, |row, _| {
        text(row, Attribute::Model)
    }),
    ("agent", "Agent", Text, 3, |row, _| {
        text(row, Attribute::Agent)
    }),
    ("run", "Run", Text, MACHINE, |row, _| {
        text(row, Attribute::Run)
    }),
    ("session", "Session", Text, MACHINE, |row, _| {
        text(row, Attribute::Session)
    }),
    ("project", "Project", Text, MACHINE, |row, _| {
        text(row, Attribute::Project)
    }),
    ("user", "User", Text, MACHINE, |row, _| {
        text(row, Attribute::User)
    }),
    ("tenant", "Tenant", Text, MACHINE, |row, _| {
        text(row, Attribute::Tenant)
    }),
    ("operation", "Operation", Text, MACHINE, |row, _| {
        text(row, Attribute::Operation)
    }),
    ("service_tier", "Tier", Text, MACHINE, |row, _| {
        text(row, Attribute::ServiceTier)
    }),
    ("attempt", "Try", Text, MACHINE, |row, _| {
        text(row, Attribute::Attempt)
    }),
    ("status", "Status", Text, 5, |row, _| {
        text(row, Attribute::Status)
    }),
    ("kind", "Kind", Text, MACHINE, |row, _| {
        text(row, Attribute::Kind)
    }),
    ("calls", "Calls", Count, MACHINE, |row, _| {
        Cell::Count(row.sums.calls)
    }),
    ("duration_ms", "Took", Duration, 12, |row, _| {
        match row.sums.duration {
            0 => Cell::Unknown,
            duration => Cell::Count(duration),
        }
    }),
    ("input_tokens", "Input", Tokens, 4, |row, _| {
        Cell::Count(row.sums.meters.input())
    }),
    ("cache_read_tokens", "Cached", Tokens, 9, |row, _| {
        Cell::Count(row.sums.meters.sum(&Meter::CACHE_READ))
    }),
    (
        "cache_write_tokens",
        "Written",
        Tokens,
        MACHINE,
        |row, _| Cell::Count(row.sums.meters.sum(&Meter::CACHE_WRITE)),
    ),
    ("output_tokens", "Output", Tokens, 4, |row, _| {
        Cell::Count(row.sums.meters.output())
    }),
    (
        "reasoning_tokens",
        "Reasoning",
        Tokens,
        MACHINE,
        |row, _| Cell::Count(row.sums.meters[Meter::Reasoning]),
    ),
    ("total_tokens", "Tokens", Tokens, MACHINE, |row, _| {
        Cell::Count(row.sums.meters.total())
    }),
    ("cost", "Cost", Money, 0, |row, _| cost(&row.sums)),
    ("uncached_input_cost", "Of input", Money, 6, |row, _| {
        of(row, Part::Uncached)
    }),
    ("cache_read_cost", "Of cached", Money, 8, |row, _| {
        of(row, Part::CacheRead)
    }),
    ("cache_write_cost", "Of writing", Money, 10, |row, _| {
        of(row, Part::CacheWrite)
    }),
    ("output_cost", "Of output", Money, 7, |row, _| {
        of(row, Part::Output)
    }),
    ("other_cost", "Of other", Money, 11, |row, _| {
        of(row, Part::Other)
    }),
    ("source", "Format", Text, MACHINE, |row, _| {
        text(row, Attribute::Source)
    }),
    ("file", "File", Text, MACHINE, |row, _| {
        text(row, Attribute::File)
    }),
    ("line", "Line", Count, MACHINE, |row, _| {
        Cell::Count(row.event.line)
    }),
];

fn headings() -> Vec<Column> {
    let columns = COLUMNS.iter();
    columns
        .map(|(name, title, kind, expendable, _)| heading(name, title, *kind, *expendable))
        .collect()
}

fn cells(row: &Row, zone: Tz) -> Vec<Cell> {
    COLUMNS.iter().map(|(.., cell)| cell(row, zone)).collect()
}

fn text(row: &Row, attribute: Attribute) -> Cell {
    match row.event.attributes[attribute].as_ref() {
        "" => Cell::Unknown,
        text => Cell::Text(text.to_owned()),
    }
}

/// What a part of the cost is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Uncached,
    CacheRead,
    CacheWrite,
    Output,
    /// What is no token: searches, images, seconds, and what is charged per call.
    Other,
}

impl Part {
    fn of(unit: &str) -> Self {
        match Meter::named(unit) {
            Some(meter) if Meter::CACHE_READ.contains(&meter) => Self::CacheRead,
            Some(meter) if Meter::CACHE_WRITE.contains(&meter) => Self::CacheWrite,
            Some(meter) if Meter::INPUT.contains(&meter) => Self::Uncached,
            Some(_) => Self::Output,
            None => Self::Other,
        }
    }
}

/// A part of a call's cost; not known where the log's own cost counts or nothing has a price.
fn of(row: &Row, part: Part) -> Cell {
    if row.lines.is_empty() && row.sums.cost != Usd::ZERO || row.sums.unpriced() {
        return Cell::Unknown;
    }
    let lines = row.lines.iter().filter(|line| Part::of(&line.unit) == part);
    let amounts: Vec<Option<Usd>> = lines.map(|line| line.amount).collect();
    match amounts.iter().any(Option::is_none) {
        true if amounts.len() == 1 => Cell::Unknown,
        bound => money(amounts.into_iter().flatten().sum(), bound),
    }
}

/// What adds up, of the calls shown.
fn totals(rows: &[Row]) -> Option<Vec<Cell>> {
    let sum = |cell: fn(&Row, Tz) -> Cell| {
        rows.iter().try_fold(None, |sum, row| {
            Some(Some(match (sum, cell(row, Tz::UTC)) {
                (None, cell) => cell,
                (Some(Cell::Count(a)), Cell::Count(b)) => Cell::Count(a.checked_add(b)?),
                (
                    Some(Cell::Money { usd, lower_bound }),
                    Cell::Money {
                        usd: more,
                        lower_bound: bound,
                    },
                ) => money(usd.checked_add(more)?, lower_bound || bound),
                (Some(Cell::Money { usd, .. }), _) | (Some(_), Cell::Money { usd, .. }) => {
                    money(usd, true)
                }
                (Some(other), _) => other,
            }))
        })
    };
    let cells = COLUMNS.iter().map(|(name, _, kind, _, cell)| match kind {
        Money | Tokens => sum(*cell).flatten().unwrap_or(Cell::Unknown),
        Count if *name == "calls" => sum(*cell).flatten().unwrap_or(Cell::Unknown),
        _ => Cell::Unstated,
    });
    (!rows.is_empty()).then(|| cells.collect())
}
