//! Memory that was given back to memory that is used again.

/// As large as what a full batch of calls is turned into a segment with, or a part of a store is read into.
const ROOM: usize = 8 << 20;

/// Has memory that is given back in pieces of up to [`ROOM`] used again. GNU's C library returns it to the system unless a piece as
/// large was given back before, and then each page of the next one costs a fault: 950,000 of them in a report by run over 100 M
/// calls. Not a page of the piece that is given back here is touched, and elsewhere it means nothing.
pub(super) fn keep() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(ROOM)));
}
