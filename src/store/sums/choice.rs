//! A segment to the grids that are worth their room: which texts each keeps is measured, not guessed.

use std::collections::HashMap;

use super::grid::Grid;
use super::version::SHARE;
use super::version::Version;
use super::{DAY, FEWEST_ROWS, HOUR, QUARTER, SIZES};
use crate::event::Attribute;
use crate::event::EventBatch;
use crate::event::Meter;
use crate::event::Numbers;
use crate::event::SeriesColumn;

/// What decides a price: kept by every grid.
const PRICED: [Attribute; 11] = [
    Attribute::Kind,
    Attribute::Provider,
    Attribute::Model,
    Attribute::Source,
    Attribute::ServiceTier,
    Attribute::Processing,
    Attribute::Speed,
    Attribute::Region,
    Attribute::ContextBand,
    Attribute::Currency,
    Attribute::CostKind,
];

/// Kept where there is room, those asked for most first.
const OTHERS: [Attribute; 10] = [
    Attribute::Agent,
    Attribute::Layer,
    Attribute::Project,
    Attribute::Tags,
    Attribute::Tenant,
    Attribute::Operation,
    Attribute::Status,
    Attribute::Host,
    Attribute::Attempt,
    Attribute::User,
];

/// Bits of a [`shapes`] code: one per meter but reasoning, which never lacks a price alone, then one per quantity.
const MOST_QUANTITIES: usize = 12;

/// A grid without the texts that no price needs is written beside one of so many times its rows.
const LEAN: usize = 4;

/// A grid that was chosen.
pub(super) struct Chosen {
    pub(super) slot: i64,
    /// Texts that differ within the segment and not within a row.
    pub(super) kept: Vec<Attribute>,
    /// The row of the grid for each row of the segment.
    pub(super) places: Vec<u32>,
    /// The class of each row of the grid.
    pub(super) classes: Vec<u32>,
    /// One row of the segment for each class.
    pub(super) examples: Vec<u32>,
}

/// What all grids of a segment share.
pub(super) struct Chosable<'a> {
    pub(super) batch: &'a EventBatch,
    /// Its rows in order of time.
    pub(super) order: &'a [u32],
    /// Texts that are the same for all rows.
    pub(super) same: Vec<Attribute>,
    /// The code of each row in the texts that differ.
    differing: HashMap<Attribute, Vec<u32>>,
    /// Rows told apart by their shape and by what decides their price.
    base: Grid,
    /// Whether each row is one call.
    pub(super) is_single: bool,
}

/// Of calls that are removed, grids finer than days keep what decides prices whatever it takes, and more texts within so many
/// rows: a share of the calls, and for few calls all there is.
const KEPT_SHARE: usize = 4;
const KEPT_ROWS: usize = 1 << 15;

/// The grids that stay when the calls are removed: by day with every text but who used it, by hour and quarter of an hour
/// the same as far as there is room. `None` where the rows are not plain calls.
pub(super) fn keep<'a>(
    batch: &'a EventBatch,
    order: &'a [u32],
) -> Option<(Chosable<'a>, Vec<Chosen>)> {
    let mut shared = Chosable::of(batch, order, order.len())?;
    shared.leave_out(Attribute::User);
    let room = KEPT_ROWS.max(order.len() / KEPT_SHARE);
    let mut all: Vec<Chosen> = Vec::new();
    for (slot, most) in [(QUARTER, room), (HOUR, room), (DAY, order.len())] {
        let chosen = shared.grid(slot, order.len(), most, None)?;
        // Hardly shorter than a finer one that tells as much, it is not worth its room.
        let rows = chosen.classes.len();
        let is_like =
            |finer: &Chosen| finer.kept == chosen.kept && finer.classes.len() * 2 <= rows * 3;
        if !all.iter().any(is_like) {
            all.push(chosen);
        }
    }
    Some((shared, all))
}

/// The grids of a segment; none where its rows are not plain calls, or too few.
pub(super) fn choose<'a>(
    batch: &'a EventBatch,
    order: &'a [u32],
    version: Version,
) -> Option<(Chosable<'a>, Vec<Chosen>)> {
    if order.len() < FEWEST_ROWS {
        return None;
    }
    let shared = Chosable::of(batch, order, order.len() / SHARE)?;
    let mut left = order.len() / version.room();
    let mut all: Vec<Chosen> = Vec::new();
    for (slot, share) in version.slots() {
        let earlier = all.iter().filter(|chosen| chosen.slot == slot);
        let earlier: Option<Vec<Attribute>> = earlier.map(|chosen| chosen.kept.clone()).next();
        let base = left.min(order.len() / share);
        let most = base.min(order.len() / SHARE);
        if let Some(chosen) = shared.grid(slot, base, most, earlier.as_deref()) {
            left -= chosen.classes.len();
            let lean = version.has_lean(slot).then(|| shared.lean(&chosen));
            all.extend(lean.flatten());
            all.push(chosen);
        }
    }
    (!all.is_empty()).then_some((shared, all))
}

impl<'a> Chosable<'a> {
    /// `None` where a segment is better read itself: what decides its prices alone takes more than `most` rows.
    fn of(batch: &'a EventBatch, order: &'a [u32], most: usize) -> Option<Self> {
        if quantities(batch, order).count() > MOST_QUANTITIES {
            return None;
        }
        let series = order.iter().map(|row| batch.series[*row as usize]);
        let series: Vec<u32> = series.collect();
        let used = used(&series, batch.series_count());
        let is_call = |series: &u32| {
            let kind = batch.series_text(*series, Attribute::Kind);
            matches!(kind, "call" | "")
        };
        let spans = &batch.facts.span;
        let spans = !spans.is_zero() && order.iter().any(|row| spans.get(*row as usize) > 0);
        if spans || !used.iter().all(is_call) {
            return None;
        }
        let mut differing = HashMap::new();
        let mut same = Vec::new();
        let columns = batch.series_columns();
        for attribute in PRICED.into_iter().chain(OTHERS) {
            match columns.columns.get(attribute as usize) {
                Some(SeriesColumn::Each(codes)) if !is_one(codes, &used) => {
                    let of_rows = series.iter().map(|series| codes[*series as usize]);
                    differing.insert(attribute, of_rows.collect::<Vec<u32>>());
                }
                _ => same.push(attribute),
            }
        }
        let (shapes, count) = shapes(batch, order);
        let whole = vec![0; order.len()];
        let mut base = Grid::one(order.len()).split(&shapes, count, &whole, most)?;
        for attribute in PRICED {
            if let Some(codes) = differing.get(&attribute) {
                let count = batch.dictionaries[attribute as usize].len();
                base = base.split(codes, count, &whole, most)?;
            }
        }
        let calls = &batch.facts.calls;
        let is_single = order.iter().all(|row| calls.get(*row as usize) == 1);
        Some(Self {
            batch,
            order,
            same,
            differing,
            base,
            is_single,
        })
    }

    /// Keeps a text out of all grids, unless nobody states it.
    fn leave_out(&mut self, attribute: Attribute) {
        let differs = self.differing.remove(&attribute).is_some();
        let first = self.order.first();
        let series = first.map_or(0, |row| self.batch.series[*row as usize]);
        if differs || !self.batch.series_text(series, attribute).is_empty() {
            self.same.retain(|same| *same != attribute);
        }
    }

    /// What decides prices alone, in the slots of the rows; `None` where that makes more than `most` rows.
    fn base_in(&self, slots: &[u32], most: usize) -> Option<Grid> {
        let one = Grid::one(self.order.len());
        one.split(&self.base.classes, self.base.class_count, slots, most)
    }

    /// The grid of the same slot that tells apart no more than prices, where it is so much shorter that it is worth having too.
    fn lean(&self, chosen: &Chosen) -> Option<Chosen> {
        let most = chosen.classes.len() / LEAN;
        self.grid(chosen.slot, most, 0, None)
    }

    /// The grid of a slot: what decides prices in at most `base` rows, and as many other texts as make at most `most`; none of
    /// those that an earlier one has, and `None` where there are no others.
    fn grid(
        &self,
        slot: i64,
        base: usize,
        most: usize,
        earlier: Option<&[Attribute]>,
    ) -> Option<Chosen> {
        let slots = slots(self.batch, self.order, slot);
        let mut grid = self.base_in(&slots, base)?;
        let most = most.max(grid.rows);
        let differs = |attribute: &Attribute| self.differing.contains_key(attribute);
        let mut kept: Vec<Attribute> = PRICED.into_iter().filter(differs).collect();
        let mut adds = false;
        for attribute in OTHERS {
            let codes = self.differing.get(&attribute);
            let is_new = earlier.is_none_or(|earlier| !earlier.contains(&attribute));
            if let Some(codes) = codes.filter(|_| is_new)
                && let count = self.batch.dictionaries[attribute as usize].len()
                && let Some(finer) = grid.split(codes, count, &slots, most)
            {
                grid = finer;
                kept.push(attribute);
                adds = true;
            }
        }
        if earlier.is_some() && !adds {
            return None;
        }
        let (places, classes) = grid.places(&slots);
        let mut examples = vec![0; grid.class_count];
        for (class, row) in grid.classes.iter().zip(self.order) {
            examples[*class as usize] = *row;
        }
        Some(Chosen {
            slot,
            kept,
            places,
            classes,
            examples,
        })
    }
}

/// The distinct series of some rows.
fn used(series: &[u32], count: usize) -> Vec<u32> {
    let mut is_used = vec![false; count];
    for series in series {
        is_used[*series as usize] = true;
    }
    let all = (0..).zip(is_used);
    all.filter_map(|(series, is_used)| is_used.then_some(series))
        .collect()
}

/// The units that some of the rows state.
pub(super) fn quantities<'a>(
    batch: &'a EventBatch,
    order: &'a [u32],
) -> impl Iterator<Item = (&'a String, &'a Numbers)> {
    let is_stated = |numbers: &Numbers| order.iter().any(|row| numbers.get(*row as usize) > 0);
    let all = batch.quantities.iter();
    all.filter(move |(_, numbers)| is_stated(numbers))
}

/// Whether all series used have the same code.
fn is_one(codes: &[u32], used: &[u32]) -> bool {
    let mut all = used.iter().map(|series| codes[*series as usize]);
    let first = all.next();
    all.all(|code| Some(code) == first)
}

/// The number of the slot of each row, from 0 and in order.
fn slots(batch: &EventBatch, order: &[u32], slot: i64) -> Vec<u32> {
    let mut last = None;
    let mut number = 0;
    // What is known to be in the last slot: a row is seldom in another, and dividing is slow.
    let mut within = 0..0;
    let numbered = order.iter().map(|row| {
        let time = batch.times[*row as usize];
        if !within.contains(&time) {
            let place = time.div_euclid(slot);
            number += u32::from(last.is_some_and(|last| last != place));
            last = Some(place);
            let end = place.checked_add(1).and_then(|next| next.checked_mul(slot));
            within = time..end.unwrap_or(time);
        }
        number
    });
    numbered.collect()
}

/// The shape of each row (which counts are not zero, and the band of its size) as a code, and how many there are.
fn shapes(batch: &EventBatch, order: &[u32]) -> (Vec<u32>, usize) {
    let mut marks = vec![0_u32; order.len()];
    let mut inputs = vec![0_u64; order.len()];
    let mut bit = 0;
    let mut mark = |numbers: &Numbers, input: bool| {
        if !numbers.is_zero() {
            for ((mark, total), row) in marks.iter_mut().zip(&mut inputs).zip(order) {
                let count = numbers.get(*row as usize);
                *mark |= u32::from(count > 0) << bit;
                *total = total.saturating_add(if input { count } else { 0 });
            }
        }
        bit += 1;
    };
    for meter in Meter::ALL {
        if meter != Meter::Reasoning {
            mark(batch.meter(meter), Meter::INPUT.contains(&meter));
        }
    }
    for (_, numbers) in quantities(batch, order) {
        mark(numbers, false);
    }
    let mut codes: HashMap<(u32, usize), u32> = HashMap::new();
    let mut last = ((u32::MAX, 0), 0);
    let shapes = marks.iter().zip(&inputs).map(|(mark, input)| {
        let shape = (*mark, band(*input));
        if last.0 != shape {
            let next = u32::try_from(codes.len()).unwrap_or(u32::MAX);
            last = (shape, *codes.entry(shape).or_insert(next));
        }
        last.1
    });
    let shapes: Vec<u32> = shapes.collect();
    (shapes, codes.len())
}

/// The place in [`SIZES`] of the band that a total input is in.
pub(super) fn band(input: u64) -> usize {
    SIZES
        .partition_point(|least| *least <= input)
        .saturating_sub(1)
}
