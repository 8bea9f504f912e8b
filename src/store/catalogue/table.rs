//! The tables of the catalogue, and what they are called.

/// A table of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Table {
    /// Facts about the store itself.
    Meta,
    /// Segments by id.
    Segments,
    /// Rows of a segment that no longer count, by segment.
    Superseded,
    /// How far each source was read, by path.
    Cursors,
    /// Events that are in no segment yet, by key.
    Pending,
    /// Thresholds that were crossed, by what is told once.
    Crossings,
    /// What is still to be sent of them, by delivery.
    Outbox,
    /// What waits for a person because of them, by number.
    Holds,
    /// Files of many segments, by id.
    Packs,
}

impl Table {
    pub(in crate::store) const ALL: [Self; 9] = [
        Self::Meta,
        Self::Segments,
        Self::Superseded,
        Self::Cursors,
        Self::Pending,
        Self::Crossings,
        Self::Outbox,
        Self::Holds,
        Self::Packs,
    ];

    pub(in crate::store) fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Segments => "segments",
            Self::Superseded => "superseded",
            Self::Cursors => "cursors",
            Self::Pending => "pending",
            Self::Crossings => "crossings",
            Self::Outbox => "outbox",
            Self::Holds => "holds",
            Self::Packs => "packs",
        }
    }

    /// Whether the table is made by its first record: stores that have none are as they were before there was such a
    /// table, and stay readable for the programs of that time.
    pub(super) fn is_made_late(self) -> bool {
        matches!(
            self,
            Self::Crossings | Self::Outbox | Self::Holds | Self::Packs
        )
    }
}
