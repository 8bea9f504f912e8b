//! The series of a batch to groups of the report: texts are looked at once per distinct combination of codes.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::codes::{EXCLUDED, Interner};
use super::coverage::Coverage;
use super::coverage::Looked;
use super::dimension::Dimension;
use super::owners::{self, Owners};
use super::plans::{self, Plans};
use super::report::Query;
use super::seen::Seen;
use crate::event::{Attribute, EventBatch, tags};
use crate::pricing::PriceBook;
use crate::units::Timestamp;

/// What is the same for all events of a series: its place in the report, its prices and its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct SeriesGroup {
    /// Code of its texts in the dimensions of the report.
    pub(super) part: u32,
    pub(super) priced: Priced,
}

/// What decides how the events of a series are priced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Priced {
    /// Code of its prices.
    pub(super) plan: u32,
    pub(super) kind: Kind,
    /// Whether its events state a cost in USD.
    pub(super) reported: bool,
}

/// Records that are never added together for the same provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Call,
    Bucket,
    Charge,
}

/// Every group seen. Codes count from 1: 0 is [`EXCLUDED`].
pub(super) struct Groups<'a> {
    query: &'a Query,
    pub(super) plans: Plans<'a>,
    texts: Interner<Arc<str>>,
    /// Codes of texts, one per dimension that a series answers.
    parts: Interner<Vec<u32>>,
    groups: Interner<SeriesGroup>,
    owners: Owners<'a>,
}

/// Attributes besides [`plans::TEXTS`] that decide about [`Priced`].
pub(super) const STATED: [Attribute; 2] = [Attribute::Currency, Attribute::CostKind];

impl<'a> Groups<'a> {
    pub(super) fn new(query: &'a Query, book: &'a PriceBook) -> Self {
        Self {
            query,
            plans: Plans::new(book, &query.what_if),
            texts: Interner::default(),
            parts: Interner::default(),
            groups: Interner::default(),
            owners: Owners::new(book),
        }
    }

    /// Codes given out so far, [`EXCLUDED`] included.
    pub(super) fn len(&self) -> usize {
        self.groups.len() + 1
    }

    pub(super) fn get(&self, code: u32) -> Option<SeriesGroup> {
        self.groups.get(code.checked_sub(1)?).copied()
    }

    /// What the series of a batch tell as.
    pub(super) fn look(&mut self, batch: &EventBatch, coverage: &Coverage) -> Looked {
        coverage.look(batch, &mut self.owners)
    }

    /// The code of the texts of each group in the dimensions, plus 1; [`EXCLUDED`] for what is in none.
    pub(super) fn parts(&self) -> Vec<u32> {
        let groups = (1..=u32::MAX).map_while(|code| self.get(code));
        let parts = groups.map(|group| group.part + 1);
        [EXCLUDED].into_iter().chain(parts).collect()
    }

    /// How many distinct texts there are in the dimensions together.
    pub(super) fn part_count(&self) -> usize {
        self.parts.len()
    }

    /// When prices of each part began or ended.
    pub(super) fn changes(&self) -> Vec<BTreeSet<Timestamp>> {
        let mut changes = vec![BTreeSet::new(); self.parts.len()];
        for group in self.groups.values() {
            let planned = self.plans.get(group.priced.plan);
            if let Some((known, planned)) = changes.get_mut(group.part as usize).zip(planned) {
                known.extend(planned.plan.changes());
            }
        }
        changes
    }

    /// The texts of a part, in the order of the dimensions.
    pub(super) fn texts(&self, part: u32) -> impl Iterator<Item = Arc<str>> {
        let codes = self.parts.get(part).into_iter().flatten();
        codes.filter_map(|code| self.texts.get(*code).cloned())
    }

    /// The group of each series of a batch; [`EXCLUDED`] where the filter says so.
    pub(super) fn table(&mut self, seen: &Seen<'_>) -> Vec<u32> {
        let batch = seen.batch;
        let dimensions = self.query.by.iter().filter_map(Dimension::series_attribute);
        let by: BTreeSet<Attribute> = owners::with_needed(dimensions).collect();
        let chosen_by = owners::with_needed(self.query.what_if.attributes());
        let priced_by = plans::TEXTS.into_iter().chain(STATED).chain(chosen_by);
        let priced_by: BTreeSet<Attribute> = priced_by.collect();
        let all = seen.classes(&by | &priced_by);
        let (by, priced_by) = (seen.classes(by), seen.classes(priced_by));
        let parts = by.firsts.iter().map(|one| self.part(batch, *one));
        let parts: Vec<u32> = parts.collect();
        let priced = priced_by.firsts.iter().map(|one| self.priced(batch, *one));
        let priced: Vec<Priced> = priced.collect();
        let mut groups = vec![EXCLUDED];
        for series in &all.firsts {
            let part = by.known(*series, &parts);
            let group = part.zip(priced_by.known(*series, &priced));
            groups.push(group.map_or(EXCLUDED, |(part, priced)| {
                let group = SeriesGroup { part, priced };
                self.groups.code(&group, |group| *group) + 1
            }));
        }
        let mut codes = all.codes.clone();
        translate(&mut codes, &groups);
        self.exclude(seen, &mut codes);
        codes
    }

    /// Leaves out the series that do not pass the filter.
    fn exclude(&mut self, seen: &Seen<'_>, codes: &mut [u32]) {
        let filter = &self.query.filter;
        if filter.attributes().next().is_none() {
            return;
        }
        let classes = seen.classes(owners::with_needed(filter.attributes()).collect());
        let by_provider = filter.attributes().any(|one| one == Attribute::Provider);
        let passes = |series: &u32| {
            let provider = match by_provider {
                true => self.owners.provider(seen.batch, *series),
                false => Arc::from(""),
            };
            filter.passes_series(seen.batch, *series, &provider)
        };
        let passes: Vec<bool> = classes.firsts.iter().map(passes).collect();
        for (code, series) in codes.iter_mut().zip(0..) {
            if !classes.known(series, &passes).unwrap_or(false) {
                *code = EXCLUDED;
            }
        }
    }

    /// The code of the texts of a series in the dimensions.
    fn part(&mut self, batch: &EventBatch, series: u32) -> u32 {
        let (texts, owners) = (&mut self.texts, &mut self.owners);
        let mut code = |text: &str| texts.code(text, |text| Arc::from(text));
        let codes = self.query.by.iter().filter_map(|dimension| {
            let text = batch.series_text(series, dimension.series_attribute()?);
            Some(match dimension {
                Dimension::Tag(key) => code(tags::value(text, key).unwrap_or_default().as_ref()),
                Dimension::Attribute(Attribute::Provider) => code(&owners.provider(batch, series)),
                _ => code(text),
            })
        });
        let codes: Vec<u32> = codes.collect();
        self.parts.code(&codes, Clone::clone)
    }

    fn priced(&mut self, batch: &EventBatch, series: u32) -> Priced {
        let changed = self.query.what_if.changed(batch, series, &mut self.owners);
        let text = |attribute| batch.series_text(series, attribute);
        let dollars = matches!(text(Attribute::Currency), "" | "USD" | "usd");
        Priced {
            plan: self.plans.code(batch, series, changed),
            kind: match text(Attribute::Kind) {
                "bucket" => Kind::Bucket,
                "charge" => Kind::Charge,
                _ => Kind::Call,
            },
            reported: dollars && !text(Attribute::CostKind).is_empty(),
        }
    }
}

/// Replaces each code by what a table says of it; [`EXCLUDED`] where it says nothing.
pub(super) fn translate(codes: &mut [u32], table: &[u32]) {
    for code in codes {
        *code = table.get(*code as usize).copied().unwrap_or(EXCLUDED);
    }
}
