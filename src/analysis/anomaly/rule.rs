//! The rules that judge an hour or a day: the measured one, and two that are often recommended.

use super::hours::Hours;
use super::usual::Days;
use super::usual::Usual;
use super::usual::Week;
use crate::error::Error;

/// How long a step is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Every {
    /// Complete days of the zone.
    #[default]
    Day,
    /// Complete hours of the zone.
    Hour,
}

impl Every {
    /// Steps in a day.
    pub(super) fn per_day(self) -> usize {
        match self {
            Self::Day => 1,
            Self::Hour => 24,
        }
    }
}

/// How a step is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rule {
    /// Against a weekday or hour profile, with a scale that one burst cannot stretch.
    #[default]
    Profile,
    /// Above the mean of 14 days by so many standard deviations of theirs.
    ThreeSigma,
    /// Above 1.25 times the mean day of 14, an hour above a 24th of it.
    ProRata,
}

/// Days that the simple rules look back.
const LOOK_BACK: usize = 14;
/// What counts as a day's budget, of the mean day.
const BUDGET: f64 = 1.25;

impl Rule {
    /// Every rule, the measured one first.
    pub const ALL: [Self; 3] = [Self::Profile, Self::ThreeSigma, Self::ProRata];

    /// The name after `--method` and in outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::ThreeSigma => "three-sigma",
            Self::ProRata => "pro-rata",
        }
    }

    /// Finds a rule by its name.
    ///
    /// # Errors
    /// When there is none.
    pub fn parse(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|rule| rule.name() == name);
        found.ok_or_else(|| Error::Usage(format!("there is no method `{name}`")))
    }
}

/// Where a step lies in its week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// 0 for Monday.
    pub(super) weekday: usize,
    pub(super) hour: usize,
}

/// A series as a rule learns it.
#[derive(Clone, Debug)]
pub(super) enum Learned {
    Days(Days),
    Hours(Box<Hours>),
    /// The last steps, how many are looked at, and how many make a day.
    Simple(Rule, Vec<f64>, Every),
}

/// What a rule expects of steps to come.
#[derive(Clone, Debug)]
pub(super) enum Habit {
    Week(Week),
    Step(Usual),
}

impl Learned {
    pub(super) fn new(rule: Rule, every: Every, first: Place) -> Self {
        match (rule, every) {
            (Rule::Profile, Every::Day) => Self::Days(Days::new(first.weekday)),
            (Rule::Profile, Every::Hour) => Self::Hours(Box::default()),
            (simple, every) => Self::Simple(simple, Vec::new(), every),
        }
    }

    pub(super) fn is_ready(&self) -> bool {
        match self {
            Self::Days(days) => days.is_ready(),
            Self::Hours(hours) => hours.is_ready(),
            Self::Simple(_, amounts, every) => amounts.len() >= LOOK_BACK * every.per_day(),
        }
    }

    /// What is expected of the next step.
    pub(super) fn habit(&self, place: Place) -> Habit {
        match self {
            Self::Days(days) => Habit::Week(days.habit()),
            Self::Hours(hours) => Habit::Step(hours.usual(place.weekday, place.hour)),
            Self::Simple(rule, amounts, every) => Habit::Step(simple(*rule, amounts, *every)),
        }
    }

    /// As [`Learned::habit`], as far as a step of this amount is to be judged and learned by it, and no later one.
    pub(super) fn habit_for(&self, place: Place, amount: f64, threshold: f64) -> Habit {
        match self {
            Self::Hours(hours) => {
                let place = (place.weekday, place.hour);
                Habit::Step(hours.usual_for(place, amount, threshold))
            }
            Self::Days(days) => Habit::Week(days.habit_for(place.weekday, amount, threshold)),
            Self::Simple(..) => self.habit(place),
        }
    }

    pub(super) fn learn(&mut self, place: Place, amount: f64, habit: &Habit, threshold: f64) {
        match (self, habit) {
            (Self::Days(days), Habit::Week(week)) => days.learn(amount, week),
            (Self::Hours(hours), Habit::Step(usual)) => {
                hours.learn((place.weekday, place.hour), amount, usual, threshold);
            }
            (Self::Simple(_, amounts, _), _) => amounts.push(amount),
            _ => {}
        }
    }

    /// So many of the last steps are of a new level.
    pub(super) fn accept(&mut self, steps: usize) {
        if let Self::Days(days) = self {
            days.accept(steps);
        }
    }
}

/// What every step of a series was expected to cost, by those before it alone; nothing while too little is known. Where
/// there is one place more than amounts, the last is that of the step to come.
pub(super) fn usuals(
    rule: Rule,
    every: Every,
    threshold: f64,
    places: &[Place],
    amounts: &[f64],
) -> Vec<Option<Usual>> {
    let first = places.first().copied().unwrap_or_default();
    let mut learned = Learned::new(rule, every, first);
    let mut usuals = Vec::with_capacity(places.len());
    for (step, place) in places.iter().enumerate() {
        let habit = learned.habit(*place);
        usuals.push(learned.is_ready().then(|| habit.usual(*place)));
        if let Some(amount) = amounts.get(step) {
            learned.learn(*place, *amount, &habit, threshold);
        }
    }
    usuals
}

/// What each hour or day of a series was expected to cost, by those before it alone, and the one after its end; nothing
/// while too little is known. Dense, oldest first, from the first hour of `weekday` (0 for Monday) on.
#[must_use]
pub fn expected(
    rule: Rule,
    every: Every,
    threshold: f64,
    weekday: usize,
    amounts: &[f64],
) -> Vec<Option<Usual>> {
    let place = |step: usize| Place {
        weekday: (weekday + step / every.per_day()) % 7,
        hour: step % every.per_day(),
    };
    let places: Vec<Place> = (0..=amounts.len()).map(place).collect();
    usuals(rule, every, threshold, &places, amounts)
}

impl Habit {
    pub(super) fn usual(&self, place: Place) -> Usual {
        match self {
            Self::Week(week) => week.usual(place.weekday),
            Self::Step(usual) => *usual,
        }
    }

    /// What an average step costs.
    pub(super) fn level(&self) -> f64 {
        match self {
            Self::Week(week) => week.level(),
            Self::Step(usual) => usual.expected,
        }
    }

    /// Whether it holds for later days too.
    pub(super) fn lasts(&self) -> bool {
        matches!(self, Self::Week(_))
    }
}

fn simple(rule: Rule, amounts: &[f64], every: Every) -> Usual {
    let steps = LOOK_BACK * every.per_day();
    let (_, last) = amounts.split_at(amounts.len().saturating_sub(steps));
    let count = last.len().max(1) as f64;
    let mean = last.iter().sum::<f64>() / count;
    if rule == Rule::ProRata {
        // The mean hour of a day is a 24th of the mean day.
        return Usual {
            expected: BUDGET * mean,
            deviation: None,
        };
    }
    let square = last
        .iter()
        .map(|amount| (amount - mean).powi(2))
        .sum::<f64>()
        / count;
    Usual {
        expected: mean,
        deviation: Some(square.sqrt()),
    }
}
