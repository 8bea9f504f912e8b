//! Spend by day to whether the running day's, of everybody or of one agent, user …, is far above what such a day costs.
//!
//! What was spent so far is held against what the whole day is expected to cost, so that an alarm is never taken back.

use std::collections::HashMap;
use std::sync::Arc;

use super::gathered::Gathered;
use super::gathered::Scope;
use super::question::floor;
use super::rule::Every;
use super::rule::Rule;
use super::rule::expected;
use super::usual::Usual;
use crate::analysis::bucket::TimeUnit;
use crate::analysis::fold::Label;
use crate::analysis::forecast::dollars;
use crate::analysis::report::Query;
use crate::analysis::steps::steps;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// As `anomalies` judges where nothing else is asked for: so many deviations, and at least so much above the usual.
const THRESHOLD: f64 = 3.0;
const LEAST: Usd = Usd::ONE;
/// Days that are learned from: the level looks back 70, and the errors of 42 more are held against theirs.
const DAYS: i64 = 120;
const DAY: i64 = 86_400 * Timestamp::SECOND;

/// What a day that has begun usually costs, by whose spend it is.
#[derive(Default)]
pub(in crate::analysis) struct Habits {
    /// By the value of the question's dimension, of everybody by none: what is usual, and how much above it is told.
    usuals: HashMap<Scope, (Usual, f64)>,
}

impl Habits {
    /// Whether so much may be unusual, whatever is usual: else there is nothing to learn.
    pub(in crate::analysis) fn may_be_unusual(spent: Usd) -> bool {
        spent >= LEAST
    }

    /// Learns from the complete days before the day of each question, which begins at the instant beside it, in one pass.
    /// A question has one dimension, or none.
    pub(in crate::analysis) fn all(
        questions: &[(Query, Timestamp)],
        events: &dyn Scan,
        book: &PriceBook,
    ) -> Result<Vec<Self>, Error> {
        let before = |(query, today): &(Query, Timestamp)| Query {
            period: Period {
                start: Timestamp(today.0.saturating_sub(DAYS * DAY)),
                end: *today,
            },
            ..query.clone()
        };
        let queries: Vec<Query> = questions.iter().map(before).collect();
        let (gathered, _) = Gathered::all(&queries, Every::Day, &[], events, book)?;
        let habits = queries.iter().zip(&gathered);
        habits
            .map(|(query, gathered)| Self::of(query, gathered))
            .collect()
    }

    fn of(query: &Query, gathered: &Gathered) -> Result<Self, Error> {
        let mut usuals = HashMap::new();
        let Some(first) = gathered.steps.first() else {
            return Ok(Self { usuals });
        };
        // Days since the last call cost nothing.
        let yesterday = Timestamp(query.period.end.0.saturating_sub(1));
        let days = steps(TimeUnit::Day, query.zone, first.whole.start, yesterday).len();
        for (scope, leaves) in &gathered.scopes {
            let line = gathered.line(leaves)?;
            let place = line.first.and_then(|first| gathered.places.get(first));
            let (Some(first), Some(place)) = (line.first, place) else {
                continue;
            };
            let mut known = line.series();
            known.resize(days, 0.0);
            // Whoever watches one agent asks for its days, however much all others spend.
            let floor = floor(dollars(LEAST), Every::Day, &known);
            let known = known.get(first..).unwrap_or(&[]);
            let usual = expected(Rule::Profile, Every::Day, THRESHOLD, place.weekday, known);
            let usual = usual.last().copied().flatten();
            usuals.extend(usual.map(|usual| (scope.clone(), (usual, floor))));
        }
        Ok(Self { usuals })
    }

    /// Whether so much is far above what the day usually costs; of everybody, or of one value. Of one that is too new it
    /// is not known.
    pub(in crate::analysis) fn is_unusual(&self, value: Option<&str>, spent: Usd) -> bool {
        let of_value = |text: &str| self.usuals.get(&vec![Some(Label::Text(Arc::from(text)))]);
        let usual = match value {
            Some(text) => of_value(text),
            None => self.usuals.get(&Vec::new()),
        };
        usual.is_some_and(|(usual, floor)| {
            let spent = dollars(spent);
            usual.alarms(spent, THRESHOLD) && spent - usual.expected >= *floor
        })
    }
}
