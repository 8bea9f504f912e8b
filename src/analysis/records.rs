//! Single calls, page by page, with what each part of them cost.

use std::collections::BinaryHeap;

use super::record_columns::cells;
use super::record_columns::headings;
use super::record_columns::totals;
use super::report::Query;
use super::report::report;
use super::rows;
use super::rows::Collector;
use super::rows::Place;
use super::rows::Row;
use super::rows::Wanted;
use super::said::key;
use super::said::short_key;
use crate::error::Error;
use crate::event::Key;
use crate::event::Scan;
use crate::event::UsageEvent;
use crate::pricing::PriceBook;
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
    /// Which page, from 1 on, where the last call of the page before is not named.
    pub page: Option<u32>,
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

    /// With what another thread kept.
    fn join(mut self, other: Self) -> Self {
        self.left += other.left;
        for (rank, place) in other.kept {
            self.offer(rank, place);
        }
        self
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
    let page = usize::try_from(question.page.unwrap_or(1)).unwrap_or(usize::MAX);
    let skipped = question.limit.saturating_mul(page.saturating_sub(1));
    let new = || Page {
        kept: BinaryHeap::new(),
        limit: skipped.saturating_add(question.limit),
        after,
        left: 0,
    };
    let collector = Collector {
        new: &new,
        one: &|page: &mut Page, found| {
            let time = found.batch.time(found.row).0;
            let usd = found.cost.unwrap_or_default();
            let rank = rank(question.order, time, usd, found.batch.key(found.row));
            page.offer(rank, (found.part, found.row));
        },
    };
    let wanted = Wanted {
        keys: true,
        costs: question.order == RecordOrder::Dearest,
    };
    let pages = collector.collect(&calls, events, book, wanted)?.into_iter();
    let page = pages.reduce(Page::join).unwrap_or_else(new);
    let left = page.left;
    let known = page.kept.len();
    let kept = page.kept.into_sorted_vec().into_iter().skip(skipped);
    let places: Vec<Place> = kept.map(|(_, place)| place).collect();
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
        match (found.last(), question.page) {
            (Some(_), Some(page)) if left > 0 => context.notes.push(format!(
                "{left} more follow: `--page {}`",
                page.saturating_add(1)
            )),
            (Some(last), None) if left > 0 => context.notes.push(format!(
                "{left} more follow: `--after {}`",
                short_key(last.event.key)
            )),
            (None, Some(page)) if known > 0 => context.notes.push(format!(
                "there is no page {page}: the last is `--page {}`",
                known.div_ceil(question.limit)
            )),
            _ => {}
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
    let collector = Collector {
        new: &Vec::new,
        one: &|found: &mut Vec<(Key, Place)>, row| {
            let key = row.batch.key(row.row);
            if wanted.matches(key) {
                found.push((key, (row.part, row.row)));
            }
        },
    };
    let keys = Wanted {
        keys: true,
        costs: false,
    };
    let mut found = collector.collect(query, events, book, keys)?.concat();
    found.sort_unstable_by_key(|(_, place)| *place);
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
