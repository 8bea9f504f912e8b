//! Versions of the file of sums: which grids a segment gets. Sums of a version that is not known here are as good as none.

use super::{DAY, HOUR, QUARTER, WHOLE};

/// A version of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Version {
    /// All grids within a twelfth of the segment's rows.
    First,
    /// With more room for hours, which reports by hour and forecasts ask for, and where calls are many a short grid of them.
    Second,
}

/// Texts that no price needs may make a grid of a row per so many rows of the segment, and so may most grids in all.
pub(super) const SHARE: usize = 24;

impl Version {
    /// The one that is written.
    pub(in crate::store) const NEWEST: Self = Self::Second;

    /// Bytes of the mark that a file begins with.
    pub(super) const LENGTH: usize = 8;

    /// The mark that a file begins with.
    pub(super) fn magic(self) -> &'static [u8; Self::LENGTH] {
        match self {
            Self::First => b"llmcsum1",
            Self::Second => b"llmcsum2",
        }
    }

    /// The version of a file; `None` for one that is not known.
    pub(in crate::store) fn of(bytes: &[u8]) -> Option<Self> {
        let all = [Self::First, Self::Second].into_iter();
        all.rev().find(|version| bytes.starts_with(version.magic()))
    }

    /// The slots of grids in the order they get their room, and a row per how many rows of the segment each may have. Where
    /// one comes twice, the second keeps what the first has not.
    pub(super) fn slots(self) -> [(i64, usize); 6] {
        let hours = match self {
            Self::First => SHARE,
            Self::Second => 5,
        };
        [
            (DAY, SHARE),
            (HOUR, hours),
            (WHOLE, SHARE),
            (WHOLE, SHARE),
            (QUARTER, SHARE),
            (DAY, SHARE),
        ]
    }

    /// Whether grids of a slot are written without the texts that no price needs too.
    pub(super) fn has_lean(self, slot: i64) -> bool {
        self == Self::Second && slot == HOUR
    }

    /// All grids together may have a row per so many rows of the segment.
    pub(super) fn room(self) -> usize {
        match self {
            Self::First => 12,
            Self::Second => 4,
        }
    }
}
