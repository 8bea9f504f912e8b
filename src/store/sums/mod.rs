//! Sums beside a segment: its calls added up by slots of time and texts with few values, in a file of its own.
//!
//! A report by model and day does not need five million calls; it needs what they add up to. So each segment of calls
//! gets up to seven *grids*: rows that stand for all calls of the same kept texts, the same slot (the whole segment, a UTC
//! day, an hour, a quarter of an hour), the same band of sizes and the same set of counts that are not zero. A row says
//! when its first and its last call was made, so that a reader can tell whether a border of his question (a period, a
//! day of his zone, a price) lies between them; if one does he takes a finer grid, or the segment.
//!
//! The file is derived: nothing names it but its segment's number, it carries its own checksums and those of the
//! segment it was made from, and without it, or when it is not as it was written, the segment is read. `store check`
//! makes it once more and compares the bytes; `store rebuild` writes it again.
//!
//! Sums of calls that `store prune` removed are all that is left of them: the catalogue names their file, and nothing makes
//! it again. They keep more texts than others, but not who used the model.

mod choice;
mod columns;
mod file;
mod grid;
mod version;

pub(super) use file::Sums;
pub(super) use file::encode;
pub(super) use file::encode_kept;
pub(super) use version::Version;

use crate::units::Timestamp;

/// Segments of fewer rows are read as quickly themselves.
const FEWEST_ROWS: usize = 1 << 10;

/// Slots of time, widest first.
const WHOLE: i64 = i64::MAX;
pub(super) const DAY: i64 = 24 * HOUR;
const HOUR: i64 = 4 * QUARTER;
const QUARTER: i64 = 900 * Timestamp::SECOND;

/// Sizes (total input) between which no price list changes its tier: a row's calls are in one of these bands. Books with
/// other tiers are answered as exactly, from the segment.
const SIZES: [u64; 12] = [
    0, 32_001, 100_001, 128_001, 200_000, 200_001, 256_001, 272_001, 512_001, 524_289, 1_000_001,
    2_000_001,
];
