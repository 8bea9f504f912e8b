//! Events to exact spend by hour or day, of the whole and of every value of every dimension asked for.

use std::collections::HashMap;

use chrono_tz::Tz;

use super::super::aggregate::aggregate_into;
use super::super::bucket::Bucket;
use super::super::bucket::TimeUnit;
use super::super::dimension::Dimension;
use super::super::fold::Label;
use super::super::fold::too_large;
use super::super::forecast::dollars;
use super::super::report::Query;
use super::super::steps::Step;
use super::super::steps::steps;
use super::rule::Every;
use super::rule::Place;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::units::Timestamp;
use crate::units::Usd;

/// What a step cost, and whether something of it has no price.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) usd: Usd,
    pub(super) lower_bound: bool,
}

/// The values of the dimensions that a series is of; `None` for all of them.
pub(super) type Scope = Vec<Option<Label>>;

/// Spend by step of everything there is a question about.
#[derive(Debug)]
pub(super) struct Gathered {
    /// Complete steps, from the first call to the last.
    pub(super) steps: Vec<Step>,
    pub(super) places: Vec<Place>,
    pub(super) total: Vec<Amount>,
    /// By scope the steps that have calls, in order.
    pub(super) scopes: HashMap<Scope, Vec<(usize, Amount)>>,
    /// The last call there is.
    pub(super) last: Option<Timestamp>,
}

impl Every {
    pub(super) fn unit(self) -> TimeUnit {
        match self {
            Self::Day => TimeUnit::Day,
            Self::Hour => TimeUnit::Hour,
        }
    }
}

impl Gathered {
    /// Spend of a query by step and scope: of the whole, of each of its dimensions, and of all of them together.
    pub(super) fn of(
        query: &Query,
        every: Every,
        events: &dyn Scan,
        book: &PriceBook,
    ) -> Result<Self, Error> {
        let mut by_step = query.clone();
        by_step.by.push(Dimension::Time(every.unit()));
        let mut leaves: HashMap<Vec<Label>, Vec<(Bucket, Amount)>> = HashMap::new();
        let (mut first, mut last) = (i64::MAX, i64::MIN);
        aggregate_into(&by_step, events, book, &mut |mut labels, sums| {
            let Some(Label::Time(bucket)) = labels.pop() else {
                return Some(());
            };
            (first, last) = (first.min(sums.first), last.max(sums.last));
            let amount = Amount {
                usd: sums.cost,
                lower_bound: sums.lower_bound(),
            };
            leaves.entry(labels).or_default().push((bucket, amount));
            Some(())
        })?;
        let mut gathered = Self {
            steps: Vec::new(),
            places: Vec::new(),
            total: Vec::new(),
            scopes: HashMap::new(),
            last: (first <= last).then_some(Timestamp(last)),
        };
        if first > last {
            return Ok(gathered);
        }
        let mut steps = steps(every.unit(), query.zone, Timestamp(first), Timestamp(last));
        steps.retain(|step| step.whole.end <= query.period.end);
        let places = steps.iter().map(|step| place(every, query.zone, step));
        gathered.places = places.collect();
        let known = steps.iter().enumerate();
        let known: HashMap<Bucket, usize> =
            known.map(|(place, step)| (step.bucket, place)).collect();
        gathered.steps = steps;
        for (labels, amounts) in leaves {
            let amounts = amounts
                .into_iter()
                .filter_map(|(bucket, amount)| Some((*known.get(&bucket)?, amount)));
            let amounts: Vec<(usize, Amount)> = amounts.collect();
            for scope in scopes(&labels) {
                let all = gathered.scopes.entry(scope).or_default();
                all.extend_from_slice(&amounts);
            }
        }
        for amounts in gathered.scopes.values_mut() {
            *amounts = merged(std::mem::take(amounts))?;
        }
        let whole = gathered.scopes.get(&vec![None; query.by.len()]);
        gathered.total = dense(whole.map_or(&[], Vec::as_slice), gathered.steps.len());
        Ok(gathered)
    }

    /// What some steps of a scope cost together.
    pub(super) fn over(&self, scope: &Scope, start: usize, end: usize) -> Option<Amount> {
        let amounts = self.scopes.get(scope)?.iter();
        let mut sum = Amount::default();
        for (_, amount) in amounts.filter(|(step, _)| (start..end).contains(step)) {
            sum.usd = sum.usd.checked_add(amount.usd)?;
            sum.lower_bound |= amount.lower_bound;
        }
        Some(sum)
    }
}

/// The whole, each value alone, and all together where there is more than one.
fn scopes(labels: &[Label]) -> Vec<Scope> {
    let mut scopes = vec![vec![None; labels.len()]];
    for (place, label) in labels.iter().enumerate() {
        let mut scope = vec![None; labels.len()];
        if let Some(value) = scope.get_mut(place) {
            *value = Some(label.clone());
        }
        scopes.push(scope);
    }
    if labels.len() > 1 {
        scopes.push(labels.iter().cloned().map(Some).collect());
    }
    scopes
}

/// One amount per step, in order.
fn merged(mut amounts: Vec<(usize, Amount)>) -> Result<Vec<(usize, Amount)>, Error> {
    amounts.sort_by_key(|(step, _)| *step);
    let mut merged: Vec<(usize, Amount)> = Vec::new();
    for (step, amount) in amounts {
        match merged.last_mut() {
            Some((last, known)) if *last == step => {
                known.usd = known.usd.checked_add(amount.usd).ok_or_else(too_large)?;
                known.lower_bound |= amount.lower_bound;
            }
            _ => merged.push((step, amount)),
        }
    }
    Ok(merged)
}

fn dense(amounts: &[(usize, Amount)], steps: usize) -> Vec<Amount> {
    let mut all = vec![Amount::default(); steps];
    for (step, amount) in amounts {
        if let Some(place) = all.get_mut(*step) {
            *place = *amount;
        }
    }
    all
}

/// Spend as the statistics see it: a step of more credit than cost counts as 0.
pub(super) fn series(amounts: &[(usize, Amount)], steps: usize) -> Vec<f64> {
    let all = dense(amounts, steps).into_iter();
    all.map(|amount| dollars(amount.usd).max(0.0)).collect()
}

/// Where a step lies in its week, by the clock of the zone.
fn place(every: Every, zone: Tz, step: &Step) -> Place {
    let number = |unit: TimeUnit| {
        let number = unit.bucket(zone, step.whole.start).number();
        usize::try_from(number).unwrap_or(0)
    };
    Place {
        weekday: number(TimeUnit::Weekday),
        hour: match every {
            Every::Day => 0,
            Every::Hour => number(TimeUnit::HourOfDay),
        },
    }
}
