//! A segment to the grids that are worth their room: which texts each keeps is measured, not guessed.

use std::collections::HashMap;

use super::grid::Grid;
use super::{DAY, FEWEST_ROWS, HOUR, QUARTER, SIZES, WHOLE};
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

/// The slots of grids in the order they get their room. Where one comes twice, the second keeps what the first has not.
const SLOTS: [i64; 6] = [DAY, HOUR, WHOLE, WHOLE, QUARTER, DAY];

/// A grid may have a row per so many rows of the segment, and all together a row per [`ROOM`].
const SHARE: usize = 24;
const ROOM: usize = 12;

/// Bits of a [`shapes`] code: one per meter but reasoning, which never lacks a price alone, then one per quantity.
const MOST_QUANTITIES: usize = 12;

/// A grid that was chosen.
pub(super) struct Chosen {
    pub(super) slot: i64,
    /// Texts that differ within the segment and not within a row.
    pub(super) kept: Vec<Attribute>,
    pub(super) grid: Grid,
}

/// What all grids of a segment share.
pub(super) struct Chosable<'a> {
    pub(super) batch: &'a EventBatch,
    /// Its rows in order of time.
    pub(super) order: &'a [u32],
    /// The place of the size of each row in [`SIZES`].
    pub(super) sizes: Vec<u8>,
    /// Texts that are the same for all rows.
    pub(super) same: Vec<Attribute>,
}

/// The grids of a segment; none where its rows are not plain calls, or too few.
pub(super) fn choose<'a>(
    batch: &'a EventBatch,
    order: &'a [u32],
) -> Option<(Chosable<'a>, Vec<Chosen>)> {
    let stated = quantities(batch, order).count();
    if order.len() < FEWEST_ROWS || stated > MOST_QUANTITIES {
        return None;
    }
    let series: Vec<u32> = order
        .iter()
        .map(|row| batch.series[*row as usize])
        .collect();
    let is_call = |series: &u32| {
        let kind = batch.series_text(*series, Attribute::Kind);
        matches!(kind, "call" | "")
    };
    let mut used = series.clone();
    used.sort_unstable();
    used.dedup();
    let spans = &batch.facts.span;
    if !used.iter().all(is_call) || order.iter().any(|row| spans.get(*row as usize) > 0) {
        return None;
    }
    let mut differing = HashMap::new();
    let mut same = Vec::new();
    for attribute in PRICED.into_iter().chain(OTHERS) {
        let column = batch.series_column(attribute);
        match column.as_deref() {
            Some(SeriesColumn::Each(codes)) if !is_one(codes, &used) => {
                let of_rows = series.iter().map(|series| codes[*series as usize]);
                differing.insert(attribute, of_rows.collect::<Vec<u32>>());
            }
            _ => same.push(attribute),
        }
    }
    let (shapes, shape_count, sizes) = shapes(batch, order);
    let mut left = order.len() / ROOM;
    let mut all: Vec<Chosen> = Vec::new();
    for slot in SLOTS {
        let most = left.min(order.len() / SHARE);
        let slots = slots(batch, order, slot);
        let is_second = all.iter().any(|chosen| chosen.slot == slot);
        let earlier = all.iter().filter(|chosen| chosen.slot == slot);
        let earlier: Vec<Attribute> = earlier.flat_map(|chosen| chosen.kept.clone()).collect();
        let new = |attribute: &Attribute| !earlier.contains(attribute);
        let split = |grid: &Grid, attribute: Attribute| match differing.get(&attribute) {
            Some(codes) => {
                let count = batch.dictionaries[attribute as usize].len();
                grid.split(codes, count, &slots, most)
            }
            None => Some(grid.clone()),
        };
        let one = Grid::one(order.len());
        let Some(mut grid) = one.split(&shapes, shape_count, &slots, most) else {
            continue;
        };
        let mut kept = Vec::new();
        let mut fits = true;
        for attribute in PRICED.into_iter().filter(|one| differing.contains_key(one)) {
            match split(&grid, attribute) {
                Some(finer) => grid = finer,
                None => fits = false,
            }
            kept.push(attribute);
            if !fits {
                break;
            }
        }
        if !fits {
            continue;
        }
        let mut adds = false;
        for attribute in OTHERS.into_iter().filter(new) {
            if differing.contains_key(&attribute)
                && let Some(finer) = split(&grid, attribute)
            {
                grid = finer;
                kept.push(attribute);
                adds = true;
            }
        }
        if adds || !is_second {
            left -= grid.rows.len();
            all.push(Chosen { slot, kept, grid });
        }
    }
    let shared = Chosable {
        batch,
        order,
        sizes,
        same,
    };
    (!all.is_empty()).then_some((shared, all))
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
    let numbered = order.iter().map(|row| {
        let start = batch.times[*row as usize].div_euclid(slot);
        number += u32::from(last.is_some_and(|last| last != start));
        last = Some(start);
        number
    });
    numbered.collect()
}

/// The shape of each row (which counts are not zero, and the band of its size) as a code, how many there are, and the
/// place of its size in [`SIZES`].
fn shapes(batch: &EventBatch, order: &[u32]) -> (Vec<u32>, usize, Vec<u8>) {
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
    let mut codes: HashMap<(u32, u8), u32> = HashMap::new();
    let mut last = ((0, 0), 0);
    let mut sizes = Vec::with_capacity(order.len());
    let shapes = marks.iter().zip(&inputs).map(|(mark, input)| {
        let size = SIZES.partition_point(|least| least <= input) as u8 - 1;
        sizes.push(size);
        if last.0 != (*mark, size) || codes.is_empty() {
            let next = u32::try_from(codes.len()).unwrap_or(u32::MAX);
            last = ((*mark, size), *codes.entry((*mark, size)).or_insert(next));
        }
        last.1
    });
    let shapes: Vec<u32> = shapes.collect();
    (shapes, codes.len(), sizes)
}
