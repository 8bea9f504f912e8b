//! Rows that stand for several calls: what adding them up needs besides the sums in their other columns.

/// What only a batch of sums has, row by row. The times of such a batch are those of each row's first call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rolled {
    /// How many records each row stands for.
    pub(crate) records: Vec<u64>,
    /// How many of them state how long they took; empty where nobody asked.
    pub(crate) timed: Vec<u64>,
    /// When the last of them was made.
    pub(crate) last: Vec<i64>,
    /// When the last of them ended; empty where nobody asked.
    pub(crate) end: Vec<i64>,
    /// Total input that none of them is below, and none above.
    pub(crate) sizes: Vec<(u64, u64)>,
}
