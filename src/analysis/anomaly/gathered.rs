//! Events to exact spend by hour or day, of the whole and of every value of every dimension asked for.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::ops::Bound;
use std::ops::Range;

use chrono_tz::Tz;
use foldhash::fast::RandomState;
use rayon::prelude::*;

use super::super::bucket::Bucket;
use super::super::bucket::TimeUnit;
use super::super::codes::Interner;
use super::super::fold::Folded;
use super::super::fold::Label;
use super::super::fold::fold;
use super::super::fold::too_large;
use super::super::forecast::dollars;
use super::super::kept::Kept;
use super::super::report::Query;
use super::super::stepped::At;
use super::super::steps::Step;
use super::super::steps::steps;
use super::super::sums::Sums;
use super::super::together::Question;
use super::super::together::together_into;
use super::super::worker::Worker;
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
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Complete steps, from the first call to the last.
    pub(super) steps: Vec<Step>,
    pub(super) places: Vec<Place>,
    pub(super) total: Line,
    /// By scope whose spend it is, by number.
    pub(super) scopes: HashMap<Scope, Vec<usize>, RandomState>,
    /// The last call there is.
    pub(super) last: Option<Timestamp>,
    /// The steps with calls of each combination of values, in order; a step may come more than once.
    leaves: Vec<Vec<At>>,
    /// By their numbers.
    labels: Vec<Vec<Label>>,
    /// When their prices began or ended.
    changes: Vec<BTreeSet<Timestamp>>,
    /// From when on all calls are known.
    from: Timestamp,
    /// Whether others than calls are among them: which of them count depends on what is asked.
    has_others: bool,
}

/// Spend of one scope, step by step.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// The first step with calls; `None` without any.
    pub(super) first: Option<usize>,
    /// Of every step.
    pub(super) amounts: Vec<Amount>,
}

impl Line {
    /// What some steps cost together.
    pub(super) fn over(&self, start: usize, end: usize) -> Option<Amount> {
        let mut sum = Amount::default();
        for amount in self.amounts.get(start..end)? {
            sum.usd = sum.usd.checked_add(amount.usd)?;
            sum.lower_bound |= amount.lower_bound;
        }
        Some(sum)
    }

    /// Spend as the statistics see it: a step of more credit than cost counts as 0.
    pub(super) fn series(&self) -> Vec<f64> {
        let amounts = self.amounts.iter();
        amounts.map(|amount| dollars(amount.usd).max(0.0)).collect()
    }
}

impl Every {
    pub(super) fn unit(self) -> TimeUnit {
        match self {
            Self::Day => TimeUnit::Day,
            Self::Hour => TimeUnit::Hour,
        }
    }
}

/// What all calls of a question add up to, and what is known of them.
pub(super) type Total = (Folded, Sums);

/// What is found of a question on the way; a step is the number of its bucket.
#[derive(Default)]
struct Gathering {
    /// Numbers of the combinations of values, and of the steps that occur.
    numbers: Interner<Vec<Label>>,
    buckets: Interner<Bucket>,
    leaves: Vec<Vec<At>>,
    changes: Vec<BTreeSet<Timestamp>>,
    ends: Option<(i64, i64)>,
    has_others: bool,
}

/// What a thread keeps of one question.
enum Part {
    Steps(Gathering),
    Total(Total),
}

/// From the earlier first to the later last.
fn ends(one: (i64, i64), other: (i64, i64)) -> (i64, i64) {
    (one.0.min(other.0), one.1.max(other.1))
}

impl Gathering {
    /// What a thread found.
    fn of(worker: &mut Worker<'_>) -> Self {
        let mut gathering = Self {
            has_others: worker.has_coverage(),
            ..Self::default()
        };
        for (labels, changes, leaf) in worker.steps() {
            let number = gathering.number(&labels, changes);
            gathering.leaves[number] = leaf;
        }
        if let Kept::Steps(steps) = &worker.kept {
            for bucket in steps.buckets() {
                gathering.buckets.code(&bucket, |bucket| *bucket);
            }
            gathering.ends = steps.ends();
        }
        gathering
    }

    /// Adds what another thread found.
    fn merge(&mut self, other: Self) {
        let numbers = other.buckets.values().iter();
        let numbers: Vec<u32> = numbers
            .map(|bucket| self.buckets.code(bucket, |bucket| *bucket))
            .collect();
        let mut more: Vec<Vec<At>> = Vec::new();
        let labels = other.numbers.values().iter().zip(other.changes);
        for ((labels, changes), leaf) in labels.zip(other.leaves) {
            let number = self.number(labels, changes);
            more.resize_with(self.leaves.len(), Vec::new);
            more[number] = leaf;
        }
        let leaves = self.leaves.par_iter_mut().zip(more);
        leaves.for_each(|(known, leaf)| {
            known.extend(leaf.into_iter().filter_map(|at| {
                let step = *numbers.get(at.step as usize)?;
                Some(At { step, ..at })
            }));
        });
        self.ends = [self.ends, other.ends].into_iter().flatten().reduce(ends);
        self.has_others |= other.has_others;
    }

    /// The number of a combination of values, of which prices changed then.
    fn number(&mut self, labels: &[Label], changes: BTreeSet<Timestamp>) -> usize {
        let number = self.numbers.code(labels, <[Label]>::to_vec) as usize;
        if self.leaves.len() <= number {
            self.leaves.resize_with(number + 1, Vec::new);
            self.changes.resize_with(number + 1, BTreeSet::new);
        }
        self.changes[number].extend(changes);
        number
    }

    fn gathered(mut self, query: &Query, every: Every) -> Result<Gathered, Error> {
        let (zone, width) = (query.zone, query.by.len());
        let mut steps = match self.ends {
            Some((first, last)) => steps(every.unit(), zone, Timestamp(first), Timestamp(last)),
            None => Vec::new(),
        };
        steps.retain(|step| step.whole.end <= query.period.end);
        // By the number of its bucket the number of a step.
        let mut places: Vec<Option<u32>> = vec![None; self.buckets.len()];
        for (step, place) in steps.iter().zip(0..) {
            let number = self.buckets.find(&step.bucket);
            if let Some(known) = number.and_then(|number| places.get_mut(number as usize)) {
                *known = Some(place);
            }
        }
        self.leaves.par_iter_mut().for_each(|leaf| {
            leaf.retain_mut(|at| match places.get(at.step as usize) {
                Some(Some(place)) => {
                    at.step = *place;
                    true
                }
                _ => false,
            });
            leaf.sort_by_key(|at| at.step);
        });
        let mut scopes: HashMap<Scope, Vec<usize>, RandomState> = HashMap::default();
        for (number, labels) in self.numbers.values().iter().enumerate() {
            for scope in self::scopes(labels) {
                scopes.entry(scope).or_default().push(number);
            }
        }
        let mut gathered = Gathered {
            places: steps.iter().map(|step| place(every, zone, step)).collect(),
            steps,
            total: Line::default(),
            scopes,
            last: self.ends.map(|(_, last)| Timestamp(last)),
            leaves: self.leaves,
            labels: self.numbers.values().to_vec(),
            changes: self.changes,
            from: query.period.start,
            has_others: self.has_others,
        };
        let whole = gathered.scopes.get(&vec![None; width]);
        gathered.total = gathered.line(whole.map_or(&[], Vec::as_slice))?;
        Ok(gathered)
    }
}

impl Gathered {
    /// Spend of each of some queries by step and scope: of the whole, of each of its dimensions, and of all of them
    /// together. Of other questions what all their calls add up to, from the same pass.
    pub(super) fn all(
        queries: &[Query],
        every: Every,
        others: &[Query],
        events: &dyn Scan,
        book: &PriceBook,
    ) -> Result<(Vec<Self>, Vec<Total>), Error> {
        let asked = queries.iter().chain(others).cloned();
        let asked: Vec<Query> = asked.map(Query::of_sums_alone).collect();
        let steps = std::iter::repeat_n(Some(every.unit()), queries.len());
        let questions = asked.iter().zip(steps.chain(std::iter::repeat(None)));
        let questions = questions.map(|(query, steps)| Question { query, steps });
        let take = |query: &Query, mut worker: Worker<'_>| {
            if matches!(worker.kept, Kept::Steps(_)) {
                return Ok(Part::Steps(Gathering::of(&mut worker)));
            }
            let mut total = Sums::default();
            let mut each = |_, sums: &Sums| total.add(sums);
            let folded = fold(query, &[worker], &mut each)?;
            Ok(Part::Total((folded, total)))
        };
        let questions: Vec<Question<'_>> = questions.collect();
        let found = together_into(&questions, events, book, &take)?;
        let (mut gathered, mut totals) = (Vec::new(), Vec::new());
        for (place, parts) in found.into_iter().enumerate() {
            let (mut steps, mut total) = (Gathering::default(), Total::default());
            for part in parts {
                match part {
                    Part::Steps(part) if steps.leaves.is_empty() => steps = part,
                    Part::Steps(part) => steps.merge(part),
                    Part::Total((folded, part)) => {
                        let merged = total.0.merge(folded);
                        merged.and(total.1.add(&part)).ok_or_else(too_large)?;
                    }
                }
            }
            match queries.get(place) {
                Some(query) => gathered.push(steps.gathered(query, every)?),
                None => totals.push(total),
            }
        }
        Ok((gathered, totals))
    }

    /// Whether no price of a combination changed between two instants, and all its calls of that time are known.
    pub(super) fn is_at_one_price(&self, leaf: usize, start: Timestamp, end: Timestamp) -> bool {
        let within = (Bound::Excluded(start), Bound::Excluded(end));
        let changes = self.changes.get(leaf).filter(|_| start < end);
        self.from <= start
            && !self.has_others
            && changes.is_none_or(|changes| changes.range(within).next().is_none())
    }

    /// The values of a combination.
    pub(super) fn labels(&self, leaf: usize) -> &[Label] {
        self.labels.get(leaf).map_or(&[], Vec::as_slice)
    }

    /// What a combination of values cost in some steps: nothing where there are no calls, and nothing known past the range.
    pub(super) fn over(&self, leaf: usize, steps: Range<usize>) -> Option<Option<Usd>> {
        let leaf = self.leaves.get(leaf)?;
        let place = |step: usize| leaf.partition_point(|at| (at.step as usize) < step);
        let within = leaf.get(place(steps.start)..place(steps.end))?;
        let sum = |sum: Usd, at: &At| sum.checked_add(at.usd);
        (!within.is_empty()).then(|| within.iter().try_fold(Usd::ZERO, sum))
    }

    /// What some combinations of values cost together, by step.
    pub(super) fn line(&self, leaves: &[usize]) -> Result<Line, Error> {
        let mut line = Line {
            first: None,
            amounts: vec![Amount::default(); self.steps.len()],
        };
        let leaves = leaves.iter().filter_map(|leaf| self.leaves.get(*leaf));
        for at in leaves.flatten() {
            let step = at.step as usize;
            if let Some(known) = line.amounts.get_mut(step) {
                known.usd = known.usd.checked_add(at.usd).ok_or_else(too_large)?;
                known.lower_bound |= at.lower_bound;
            }
            line.first = Some(line.first.map_or(step, |first| first.min(step)));
        }
        Ok(line)
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
