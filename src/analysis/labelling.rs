//! What a worker keeps by code to what it says of labels: codes of labels to the labels, what it has filed, spend by step.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::dimension::Dimension;
use super::filed::Filed;
use super::finer::Finer;
use super::fold::Label;
use super::kept::Kept;
use super::label_bytes;
use super::past::Alone;
use super::stepped::At;
use super::worker::Worker;
use crate::units::Timestamp;

impl Worker<'_> {
    /// Batches to come are of another part. Of the labels of this one, those are not kept that are told to be in no other and
    /// are not asked for.
    pub(super) fn end_part(&mut self) {
        self.looked = None;
        for stage in &mut self.stages {
            stage.finer.end_part();
        }
        let mut kept = std::mem::replace(&mut self.kept, Kept::Cells);
        if let Kept::Labels(known) = &mut kept {
            let are_alone = self.alone.map(|alone| (self.are_alone(alone), alone.top));
            let (are_alone, top) = are_alone.unwrap_or_default();
            known.file(
                |code, bytes| self.push_labels(code, bytes),
                (&are_alone, top),
            );
            for stage in &mut self.stages {
                stage.finer.clear();
                stage.combiner.clear();
            }
        }
        self.kept = kept;
    }

    /// What it has filed by label, if it did so.
    pub(super) fn filed(self) -> Option<Filed> {
        match self.kept {
            Kept::Labels(known) => Some(known.filed),
            _ => None,
        }
    }

    /// What was spent by label and step, which it forgets: each label, when its prices began or ended, and its steps.
    pub(super) fn steps(&mut self) -> Vec<(Vec<Label>, BTreeSet<Timestamp>, Vec<At>)> {
        let leaves = match &mut self.kept {
            Kept::Steps(steps) => steps.leaves(),
            _ => Vec::new(),
        };
        let changes = self.groups.changes();
        let leaves = (0..).zip(leaves).filter(|(_, leaf)| !leaf.is_empty());
        let labelled = leaves.filter_map(|(code, leaf)| {
            let (start, finer) = self.start(code)?;
            let part = start.checked_sub(1)?;
            let labels = self.labels(self.groups.texts(part), finer)?;
            let changes = changes.get(part as usize).cloned();
            Some((labels, changes.unwrap_or_default(), leaf))
        });
        labelled.collect()
    }

    /// What the code of a label was made of: the code it began with, and the codes of the finer dimensions, the last first.
    pub(super) fn start(&self, mut code: u32) -> Option<(u32, Vec<u32>)> {
        let mut finer = Vec::with_capacity(self.stages.len());
        for stage in self.stages.iter().rev() {
            let (before, part) = stage.combiner.pair(code)?;
            code = before;
            finer.push(part);
        }
        Some((code, finer))
    }

    /// Of each code whether one part alone has the label.
    fn are_alone(&self, alone: &Alone) -> Vec<bool> {
        // Codes of a stage are made of those of the stage before it.
        let mut are_alone = Vec::new();
        for stage in &self.stages {
            let texts = match &stage.finer {
                Finer::Own {
                    attribute, texts, ..
                } if *attribute == alone.attribute => alone.have(texts.iter()),
                _ => Vec::new(),
            };
            let is = |known: &[bool], code: u32| known.get(code as usize).copied();
            let pairs = stage.combiner.pairs().iter();
            let pairs = pairs.map(|(before, part)| {
                is(&are_alone, *before).unwrap_or(false) || is(&texts, *part).unwrap_or(false)
            });
            are_alone = [false].into_iter().chain(pairs).collect();
        }
        are_alone
    }

    /// Adds the labels of a code to bytes; `None` of a code that was never given out.
    fn push_labels(&self, code: u32, bytes: &mut Vec<u8>) -> Option<()> {
        if let ([_], [stage]) = (self.query.by.as_slice(), self.stages.as_slice()) {
            // There is one text, and as many as calls may be asked for.
            return stage.finer.push(stage.combiner.pair(code)?.1, bytes);
        }
        let (start, mut finer) = self.start(code)?;
        let mut texts = self.groups.texts(start.checked_sub(1)?);
        let mut stages = self.stages.iter();
        for dimension in &self.query.by {
            match dimension.series_attribute() {
                Some(_) => label_bytes::push_text(bytes, &texts.next()?),
                None => stages.next()?.finer.push(finer.pop()?, bytes)?,
            }
        }
        Some(())
    }

    /// The labels of texts that a series knows and codes of finer dimensions, as [`Worker::start`] gives them.
    pub(super) fn labels(
        &self,
        mut texts: impl Iterator<Item = Arc<str>>,
        mut finer: Vec<u32>,
    ) -> Option<Vec<Label>> {
        let mut stages = self.stages.iter();
        let label = |dimension: &Dimension| match dimension.series_attribute() {
            Some(_) => texts.next().map(Label::Text),
            None => stages.next()?.finer.label(finer.pop()?),
        };
        self.query.by.iter().map(label).collect()
    }
}
