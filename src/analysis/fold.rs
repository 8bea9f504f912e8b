//! Sums per (group, rate) to priced sums per label: the one place where tokens meet prices.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::bucket::Bucket;
use super::coverage::LeftOut;
use super::groups::{Kind, SeriesGroup};
use super::kept::Kept;
use super::label_bytes;
use super::plans::PlannedSeries;
use super::report::{CostBasis, Query};
use super::sums::Sums;
use super::what_if::Met;
use super::worker::Worker;
use crate::error::Error;
use crate::event::{Meter, Meters};
use crate::pricing::Rates;
use crate::pricing::cost;
use crate::table::UnpricedModel;
use crate::units::Usd;

/// What a group is called in one dimension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Label {
    /// A text; empty when not stated.
    Text(Arc<str>),
    Time(Bucket),
}

impl Label {
    /// The text, unless it is a time.
    pub(super) fn text(&self) -> Option<&Arc<str>> {
        match self {
            Self::Text(text) => Some(text),
            Self::Time(_) => None,
        }
    }

    /// The time, unless it is a text.
    pub(super) fn time(&self) -> Option<Bucket> {
        match self {
            Self::Text(_) => None,
            Self::Time(bucket) => Some(*bucket),
        }
    }
}

/// Provider, model, and why its calls have no price; no reason where only parts of them have none.
type UnpricedKey = (Arc<str>, Arc<str>, Option<String>);

/// Calls without a price, or with a price for some parts only.
#[derive(Debug, Default)]
struct Gap {
    calls: u64,
    tokens: u64,
    /// The token kinds and units without a price, however the calls were grouped.
    parts: BTreeSet<String>,
}

/// What of a cell has no price.
pub(super) enum Missing {
    /// All of it, and why.
    All(String),
    /// These token kinds and units.
    Parts(Vec<String>),
}

/// Priced sums by label, and what has no price or was left out.
#[derive(Debug, Default)]
pub(super) struct Folded {
    pub(super) groups: HashMap<Vec<Label>, Sums, RandomState>,
    unpriced: BTreeMap<UnpricedKey, Gap>,
    /// Records left out because something finer is known of their days.
    pub(super) left_out: LeftOut,
    /// Calls and tokens for which a what-if holds, or why it does not.
    pub(super) met: BTreeMap<Met, (u64, u64)>,
}

/// How calls of a group at one rate are charged.
pub(super) enum Terms<'r> {
    /// As their log says.
    Stated,
    /// There is no price, and why.
    Unpriced(String),
    /// At these prices.
    At(&'r Rates),
}

/// How calls of a group at one rate are charged.
pub(super) fn terms<'r>(
    query: &Query,
    group: SeriesGroup,
    planned: &'r PlannedSeries,
    rate: usize,
) -> Terms<'r> {
    let basis = query.basis;
    let is_charge = group.priced.kind == Kind::Charge;
    if group.priced.reported && (is_charge || basis != CostBasis::Computed) {
        return Terms::Stated;
    }
    if is_charge {
        return Terms::Unpriced("the bill is not in USD".to_owned());
    }
    if basis == CostBasis::Reported {
        return Terms::Unpriced("the log states no cost in USD".to_owned());
    }
    match planned.plan.rates().get(rate) {
        Some(Ok(rates)) => Terms::At(rates),
        Some(Err(unpriced)) => Terms::Unpriced(unpriced.reason.clone()),
        None => Terms::Unpriced("no price".to_owned()),
    }
}

/// One cell: the sums of a group at one rate.
pub(super) struct Cell<'w> {
    /// None where sums by label are kept apart.
    pub(super) labels: Option<Vec<Label>>,
    pub(super) group: SeriesGroup,
    pub(super) planned: &'w PlannedSeries,
    pub(super) rate: usize,
    pub(super) partial: bool,
    pub(super) quantities: Vec<(&'w str, u64)>,
    pub(super) sums: Sums,
}

/// Sums past the range are refused rather than wrapped.
pub(super) fn too_large() -> Error {
    Error::Usage("the sums are past the range of the program; narrow the period".to_owned())
}

/// Where priced sums go, with their labels; `None` when a sum leaves its range.
pub(super) type Each<'e> = dyn FnMut(Vec<Label>, &Sums) -> Option<()> + 'e;

/// Hands on what the workers found, priced; the same labels may come more than once. The groups of the answer are empty.
pub(super) fn fold(
    query: &Query,
    workers: &[Worker<'_>],
    each: &mut Each<'_>,
) -> Result<Folded, Error> {
    let folded = fold_cells(query, workers, each)?;
    let are_times = label_bytes::are_times(&query.by);
    for worker in workers {
        if let Kept::Labels(known) = &worker.kept {
            for record in known.filed.records() {
                let labels = label_bytes::labels(record.labels, &are_times);
                each(labels, &record.sums()).ok_or_else(too_large)?;
            }
        }
    }
    Ok(folded)
}

/// As [`fold`], of sums by group and rate alone; what workers have filed by label is not handed on.
pub(super) fn fold_cells(
    query: &Query,
    workers: &[Worker<'_>],
    each: &mut Each<'_>,
) -> Result<Folded, Error> {
    if workers.iter().any(Worker::overflows) {
        return Err(too_large());
    }
    let mut folded = Folded::default();
    for worker in workers {
        for (key, rows) in &worker.left_out {
            *folded.left_out.entry(key.clone()).or_default() += rows;
        }
        for code in 1..u32::try_from(worker.rates.len()).unwrap_or(u32::MAX) {
            let Some((group, labels)) = labelled(worker, code) else {
                continue;
            };
            if let Some(cell) = cell(worker, code, group, labels) {
                folded.add(query, cell, each).ok_or_else(too_large)?;
            }
        }
    }
    Ok(folded)
}

/// The series group of a cell, and its labels; none where sums by label are kept apart.
fn labelled(worker: &Worker<'_>, code: u32) -> Option<(SeriesGroup, Option<Vec<Label>>)> {
    let (combined, _) = worker.rates.pair(code)?;
    if !matches!(worker.kept, Kept::Cells) {
        return Some((worker.groups.get(combined)?, None));
    }
    let (group, finer) = worker.start(combined)?;
    let group = worker.groups.get(group)?;
    let labels = worker.labels(worker.groups.texts(group.part), finer)?;
    Some((group, Some(labels)))
}

fn cell<'w>(
    worker: &'w Worker<'_>,
    code: u32,
    group: SeriesGroup,
    labels: Option<Vec<Label>>,
) -> Option<Cell<'w>> {
    let planned = worker.groups.plans.get(group.priced.plan)?;
    let (_, rate) = worker.rates.pair(code)?;
    let place = code as usize;
    let at = |sums: &[u64]| sums.get(place).copied().unwrap_or(0);
    let cells = &worker.cells;
    let mut meters = Meters::default();
    for meter in Meter::ALL {
        meters[meter] = at(&cells.meters[meter as usize]);
    }
    let (first, last) = *cells.times.get(place)?;
    let rows = at(&cells.rows);
    Some(Cell {
        labels,
        group,
        planned,
        rate: rate as usize / 2,
        partial: rate % 2 == 1,
        quantities: cells
            .quantities
            .iter()
            .map(|(name, sums)| (name.as_str(), at(sums)))
            .filter(|(_, amount)| *amount > 0)
            .collect(),
        sums: Sums {
            rows,
            calls: at(&cells.calls),
            meters,
            reported: Usd(if group.priced.reported {
                cells.reported.get(place).copied().unwrap_or(0)
            } else {
                0
            }),
            reported_rows: if group.priced.reported { rows } else { 0 },
            duration: at(&cells.duration),
            timed_rows: at(&cells.timed_rows),
            first,
            last,
            end: cells.ends.get(place).map_or(last, |end| last.max(*end)),
            ..Sums::default()
        },
    })
}

impl Folded {
    /// Adds what other workers found; `None` when a sum leaves its range. Groups are not looked at.
    pub(super) fn merge(&mut self, other: Self) -> Option<()> {
        for (key, rows) in other.left_out {
            *self.left_out.entry(key).or_default() += rows;
        }
        for (key, other) in other.unpriced {
            let gap = self.unpriced.entry(key).or_default();
            gap.parts.extend(other.parts);
            gap.calls = gap.calls.checked_add(other.calls)?;
            gap.tokens = gap.tokens.checked_add(other.tokens)?;
        }
        for (met, (calls, tokens)) in other.met {
            let known = self.met.entry(met).or_default();
            known.0 = known.0.checked_add(calls)?;
            known.1 = known.1.checked_add(tokens)?;
        }
        Some(())
    }

    /// The models without a price, most tokens first.
    pub(super) fn unpriced_models(&self) -> Vec<UnpricedModel> {
        let models = self.unpriced.iter();
        let mut models: Vec<UnpricedModel> = models
            .map(|((provider, model, reason), gap)| UnpricedModel {
                provider: provider.to_string(),
                model: model.to_string(),
                reason: reason.clone().unwrap_or_else(|| {
                    let parts: Vec<&str> = gap.parts.iter().map(String::as_str).collect();
                    format!("no price for {}", parts.join(", "))
                }),
                calls: gap.calls,
                tokens: gap.tokens,
            })
            .collect();
        models.sort_by_key(|model| std::cmp::Reverse((model.tokens, model.calls)));
        models
    }

    fn add(&mut self, query: &Query, mut cell: Cell<'_>, each: &mut Each<'_>) -> Option<()> {
        let met = query
            .what_if
            .met(cell.planned, cell.rate, &cell.sums.meters);
        for (met, of_them) in met {
            let (calls, tokens) = self.met.entry(met).or_default();
            *calls = calls.checked_add(cell.sums.calls)?;
            *tokens = tokens.checked_add(of_them)?;
        }
        if let Some(missing) = price(query, &mut cell) {
            let (reason, parts) = match missing {
                Missing::All(reason) => (Some(reason), Vec::new()),
                Missing::Parts(parts) => (None, parts),
            };
            let planned = cell.planned;
            let key = (planned.provider.clone(), planned.model.clone(), reason);
            let gap = self.unpriced.entry(key).or_default();
            let sums = &cell.sums;
            gap.parts.extend(parts);
            gap.calls = gap
                .calls
                .checked_add(sums.unpriced_calls)?
                .checked_add(sums.partial_calls)?;
            gap.tokens = gap.tokens.checked_add(sums.unpriced_tokens)?;
        }
        match cell.labels {
            Some(labels) => each(labels, &cell.sums),
            None => Some(()),
        }
    }
}

/// Fills in the cost of a cell, and says why there is none or only a part of it.
pub(super) fn price(query: &Query, cell: &mut Cell<'_>) -> Option<Missing> {
    let sums = &mut cell.sums;
    match terms(query, cell.group, cell.planned, cell.rate) {
        Terms::Stated => {
            sums.cost = sums.reported;
            None
        }
        Terms::Unpriced(reason) => {
            sums.unpriced_rows = sums.rows;
            sums.unpriced_calls = sums.calls;
            sums.unpriced_tokens = sums.meters.total();
            Some(Missing::All(reason))
        }
        Terms::At(rates) => {
            let meters = query.what_if.meters(&sums.meters, rates);
            let (usd, tokens) = cost(rates, &meters, &cell.quantities, sums.calls);
            sums.cost = usd;
            if query.splits_input {
                sums.input_cost = cost(rates, &meters.inputs(), &[], 0).0;
            }
            sums.unpriced_tokens = tokens;
            if !cell.partial {
                return None;
            }
            sums.partial_rows = sums.rows;
            sums.partial_calls = sums.calls;
            let meters = cell.planned.gaps.get(cell.rate).into_iter().flatten();
            let units = cell.quantities.iter().map(|(name, _)| *name);
            let missing = meters
                .filter(|meter| sums.meters[**meter] > 0)
                .map(|meter| meter.name())
                .chain(units.filter(|name| !rates.covers(name)));
            Some(Missing::Parts(missing.map(str::to_owned).collect()))
        }
    }
}
