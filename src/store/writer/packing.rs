//! Segments that are not merged any more to where they stay: the end of the last pack.
//!
//! A new segment is written there at once. Others are moved there: segments that an older program wrote as files of their
//! own, and what is left in packs that are mostly holes. A commit moves no more than some times what it has written, so
//! that a small one stays short; whoever tidies (`store compact`, `store prune`) moves all.

use super::Writer;
use crate::error::Error;
use crate::store::compact;
use crate::store::pack::End;
use crate::store::segment::Segment;

/// A commit moves at most so many times the bytes that it wrote.
const MOVED_PER_WRITTEN: u64 = 4;

/// Most bytes that are moved by one step, and so lie on the disk twice.
const MOST_MOVED: u64 = 256 << 20;

impl Writer {
    /// The end of the pack that segments are put into.
    pub(super) fn end(&mut self) -> Result<&mut End, Error> {
        let id = match self.state.open_pack(self.store.packing.first) {
            Some(id) => id,
            None => self.state.new_pack(),
        };
        let named = self.state.packs.get(&id).map_or(0, |pack| pack.size);
        let end = match self.end.take().filter(|end| end.pack() == id) {
            // What was put there and did not succeed is forgotten.
            Some(mut end) => {
                end.back_to(named)?;
                end
            }
            None => {
                let pack = self.state.packs.get(&id);
                let pack = pack.ok_or_else(|| Error::Internal("a pack is gone".to_owned()))?;
                End::open(&self.directory(), pack)?
            }
        };
        self.grown.entry(id).or_insert(named);
        Ok(self.end.insert(end))
    }

    /// Takes in what was put to the end of a pack.
    pub(super) fn note_end(&mut self) {
        if let Some(end) = &self.end
            && let Some(pack) = self.state.packs.get_mut(&end.pack())
        {
            pack.size = end.at();
        }
    }

    /// Packs in which nothing lies count no longer.
    pub(super) fn drop_empty_packs(&mut self) {
        let empty = self.state.used().into_iter().filter(|(_, used)| *used == 0);
        for (id, _) in empty {
            self.state.packs.remove(&id);
            self.changed_packs.insert(id);
        }
    }

    /// Moves a segment to the end of the last pack, its sums perhaps replaced by others; it lies there once that is
    /// published. One of which a file is damaged stays; says whether it was moved.
    pub(in crate::store) fn relocate(
        &mut self,
        segment: &Segment,
        sums: Option<&[u8]>,
    ) -> Result<bool, Error> {
        let directory = self.directory();
        let Some(moved) = segment.copy(&directory, self.end()?, sums)? else {
            return Ok(false);
        };
        self.note_end();
        self.vacate(segment);
        self.unnamed.insert(segment.id);
        self.state.segments.insert(segment.id, moved);
        Ok(true)
    }

    /// Remembers that what lies in a pack is not needed there.
    pub(super) fn vacate(&mut self, segment: &Segment) {
        if let Some((pack, span)) = segment.span()
            && let Some(pack) = self.state.packs.get_mut(&pack)
        {
            pack.waste.push(span);
            self.changed_packs.insert(pack.file.id);
        }
    }

    /// As [`Writer::gather`], of what a commit may move.
    pub(super) fn gather_some(&mut self) -> Result<(), Error> {
        let written = std::mem::take(&mut self.written);
        self.gather(written.saturating_mul(MOVED_PER_WRITTEN))
    }

    /// Moves segments that do not lie where they stay, at most so many bytes of them.
    pub(in crate::store) fn gather(&mut self, most: u64) -> Result<(), Error> {
        let dying = self.state.dying();
        let is_astray = |segment: &&Segment| match segment.span() {
            Some((pack, _)) => dying.contains(&pack),
            None => self.is_settled(segment),
        };
        let all = self.state.segments.values();
        let astray: Vec<Segment> = all.filter(is_astray).cloned().collect();
        let (mut left, mut step) = (most, 0);
        for segment in astray {
            if segment.size() > left {
                break;
            }
            left -= segment.size();
            if self.relocate(&segment, None)? {
                step += segment.size();
            }
            if step >= MOST_MOVED {
                self.publish_moved()?;
                step = 0;
            }
        }
        if step > 0 {
            self.publish_moved()?;
        }
        Ok(())
    }

    /// Whether a segment is not merged any more.
    pub(super) fn is_settled(&self, segment: &Segment) -> bool {
        segment.kept || !compact::is_small(segment, 0, self.store.packing.rows)
    }

    /// Segments of so many rows are not small.
    pub(in crate::store) fn packed_rows(&self) -> usize {
        self.store.packing.rows
    }

    /// Makes moved segments count where they are now.
    pub(in crate::store) fn publish_moved(&mut self) -> Result<(), Error> {
        self.open_keys.borrow_mut().clear();
        self.publish(&[])?;
        self.collect_garbage()
    }

    /// Removes what the catalogue names no more; what a reader still needs goes with the next write.
    pub(in crate::store) fn collect_garbage(&mut self) -> Result<(), Error> {
        if !self.store.is_unread()? {
            return Ok(());
        }
        self.store.remove_unnamed(&self.state)?;
        let directory = self.directory();
        // Those that are mostly waste are on their way out.
        let dying = self.state.dying();
        let packs = self.state.packs.iter_mut();
        for (id, pack) in packs.filter(|(id, _)| !dying.contains(id)) {
            if !pack.waste.is_empty() {
                pack.clear(&directory)?;
                pack.waste.clear();
                self.changed_packs.insert(*id);
            }
        }
        self.publish(&[])
    }
}
