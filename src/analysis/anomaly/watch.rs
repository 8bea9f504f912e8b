//! One series of spend to what stands out of it: spikes, new levels, new spend, and spend that stopped.

use super::Kind;
use super::rule::Every;
use super::rule::Habit;
use super::rule::Learned;
use super::rule::Place;
use super::rule::Rule;

/// Steps within the usual that a spike may hold: a weekend, or six hours.
const DAYS_BETWEEN: usize = 2;
const HOURS_BETWEEN: usize = 6;
/// Days after which a spike is a new level, and how many of them must stand out.
const LEVEL_DAYS: usize = 7;
const LEVEL_ALARMS: usize = 4;
/// Days that must stand out to be called a new level while it goes on.
const LEVEL_BEGINS: usize = 3;
/// Silent days after which spend is new again, unless such gaps are usual.
const DORMANT: usize = 14;
/// Days looked back for the usual longest gap, and how many times that is a stop.
const GAP_DAYS: usize = 56;
const GAP_TIMES: usize = 2;
/// Days that new spend is counted for.
const NEW_DAYS: usize = 7;

/// What is the same for every series of a question.
pub(super) struct Settings<'a> {
    pub(super) rule: Rule,
    pub(super) every: Every,
    /// Deviations that are an alarm.
    pub(super) threshold: f64,
    /// Where each step lies in its week.
    pub(super) places: &'a [Place],
    /// The excess in USD below which nothing is told, by step.
    pub(super) floors: &'a [f64],
    /// The least of them there can be.
    pub(super) least: f64,
}

impl Settings<'_> {
    /// Whether days are judged by the measured rule; the others know spikes alone.
    fn is_daily_profile(&self) -> bool {
        self.rule == Rule::Profile && self.every == Every::Day
    }

    /// Whether a series costs enough that something of it can stand out.
    pub(super) fn may_tell(&self, amounts: &[f64]) -> bool {
        if self.is_daily_profile() {
            // New spend is counted over a week.
            let largest = amounts.iter().copied().fold(0.0, f64::max);
            return largest * NEW_DAYS as f64 >= self.least;
        }
        // A spike is an excess, and nothing is expected to cost less than nothing.
        let mut steps = amounts.iter().zip(self.floors);
        steps.any(|(amount, floor)| amount >= floor)
    }
}

/// What stood out: steps, and what they were expected to cost.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Event {
    pub(super) kind: Kind,
    pub(super) start: usize,
    /// The step after the last.
    pub(super) end: usize,
    pub(super) expected: f64,
    /// Of the step that stands out most; `None` where distance means nothing.
    pub(super) distance: Option<f64>,
    /// Steps known before it.
    pub(super) history: usize,
    /// The floor at its beginning.
    pub(super) floor: f64,
}

/// A series, from its first step that cost anything.
struct Watch<'a> {
    settings: &'a Settings<'a>,
    amounts: &'a [f64],
    first: usize,
    /// Whether what begins later than the rest is new spend.
    can_be_new: bool,
    learned: Learned,
    learned_from: usize,
    /// Silent steps up to now, what was expected before them, and earlier gaps: where they ended, and their length.
    idle: usize,
    before_idle: Option<Habit>,
    gaps: Vec<(usize, usize)>,
    open: Option<Open>,
    events: Vec<Event>,
}

/// A spike that may go on.
struct Open {
    start: usize,
    last: usize,
    /// What was expected before it began; it must not get used to itself.
    habit: Option<Habit>,
    /// What was expected of each step from its start on.
    expected: Vec<f64>,
    alarms: usize,
    distance: Option<f64>,
    history: usize,
}

/// Finds what stands out of a series. `amounts` are complete steps; the first that cost anything is `first`.
pub(super) fn watch(
    settings: &Settings<'_>,
    amounts: &[f64],
    first: usize,
    can_be_new: bool,
) -> Vec<Event> {
    let place = settings.places.get(first).copied().unwrap_or_default();
    let mut watch = Watch {
        settings,
        amounts,
        first,
        can_be_new,
        learned: Learned::new(settings.rule, settings.every, place),
        learned_from: first,
        idle: 0,
        before_idle: None,
        gaps: Vec::new(),
        open: None,
        events: Vec::new(),
    };
    for (step, amount) in amounts.iter().enumerate().skip(first) {
        watch.step(step, *amount);
    }
    watch.close(amounts.len(), true);
    watch.events.sort_by_key(|event| event.start);
    watch.events
}

impl Watch<'_> {
    fn place(&self, step: usize) -> Place {
        self.settings.places.get(step).copied().unwrap_or_default()
    }

    fn floor(&self, step: usize) -> f64 {
        self.settings
            .floors
            .get(step)
            .copied()
            .unwrap_or(f64::INFINITY)
    }

    fn step(&mut self, step: usize, amount: f64) {
        let place = self.place(step);
        if self.settings.is_daily_profile() {
            self.gap(step, amount);
        }
        let threshold = self.settings.threshold;
        let now = self.learned.habit_for(place, amount, threshold);
        self.judge(step, amount, &now);
        self.learned.learn(place, amount, &now, threshold);
    }

    fn judge(&mut self, step: usize, amount: f64, now: &Habit) {
        let frozen = self.open.as_ref().and_then(|open| open.habit.as_ref());
        let usual = frozen.unwrap_or(now).usual(self.place(step));
        let is_alarm = (self.learned.is_ready() || self.open.is_some())
            && amount - usual.expected >= self.floor(step)
            && usual.alarms(amount, self.settings.threshold);
        let distance = usual
            .distance(amount)
            .filter(|distance| distance.is_finite());
        if self.open.is_none() && is_alarm {
            self.open = Some(Open {
                start: step,
                last: step,
                habit: now.lasts().then(|| now.clone()),
                expected: Vec::new(),
                alarms: 0,
                distance: None,
                history: step - self.learned_from,
            });
        }
        if let Some(open) = &mut self.open {
            open.expected.push(usual.expected);
            if is_alarm {
                open.last = step;
                open.alarms += 1;
                open.distance = distance
                    .map(|new| open.distance.map_or(new, |known| known.max(new)))
                    .or(open.distance);
            }
        }
        self.close(step, false);
    }

    /// Ends a spike that is over, or has lasted so long that it is a new level.
    fn close(&mut self, step: usize, is_end: bool) {
        let Some(open) = &self.open else { return };
        let between = match self.settings.every {
            Every::Day => DAYS_BETWEEN,
            Every::Hour => HOURS_BETWEEN,
        };
        let days = step + 1 - open.start;
        let (mut kind, mut is_over) = (Kind::Spike, is_end || step - open.last > between);
        if self.settings.is_daily_profile() {
            let is_level = days >= LEVEL_DAYS && open.alarms >= LEVEL_ALARMS;
            let begins = is_end && open.alarms >= LEVEL_BEGINS && open.last + 1 == step;
            if is_level || begins {
                kind = Kind::LevelShift;
            }
            is_over |= days >= LEVEL_DAYS;
            if is_level {
                // The running step is learned after this.
                self.learned.accept(days - 1);
            }
        }
        if !is_over {
            return;
        }
        let expected = open.expected.iter().take(open.last + 1 - open.start);
        self.events.push(Event {
            kind,
            start: open.start,
            end: open.last + 1,
            expected: expected.sum(),
            distance: open.distance,
            history: open.history,
            floor: self.floor(open.start),
        });
        self.open = None;
    }

    /// The longest gap of the last weeks.
    fn usual_gap(&self, step: usize) -> usize {
        let recent = self.gaps.iter().filter(|(end, _)| end + GAP_DAYS >= step);
        recent.map(|(_, length)| *length).max().unwrap_or(0)
    }

    /// Keeps account of silent days: what stops, and what begins after silence.
    fn gap(&mut self, step: usize, amount: f64) {
        if amount <= 0.0 {
            if self.idle == 0 {
                let ready = self.learned.is_ready();
                self.before_idle = ready.then(|| self.learned.habit(self.place(step)));
            }
            self.idle += 1;
            if self.idle == GAP_TIMES * self.usual_gap(step).max(1) {
                self.stopped(step);
            }
            return;
        }
        let longest = self.gaps.iter().map(|(_, length)| *length).max();
        let is_back = self.idle >= DORMANT.max(GAP_TIMES * longest.unwrap_or(0));
        if is_back {
            self.close(step, true);
            self.learned = Learned::new(self.settings.rule, self.settings.every, self.place(step));
            self.learned_from = step;
        }
        if self.can_be_new && (is_back || (step == self.first && step >= DORMANT)) {
            self.begins(step);
        }
        if self.idle > 0 {
            self.gaps.push((step, self.idle));
        }
        self.idle = 0;
    }

    fn stopped(&mut self, step: usize) {
        let Some(habit) = &self.before_idle else {
            return;
        };
        let start = step + 1 - self.idle;
        if habit.level() < self.floor(start) {
            return;
        }
        let rest = self.amounts.get(start..).unwrap_or(&[]);
        let silent = rest.iter().take_while(|amount| **amount <= 0.0).count();
        let days = start..start + silent;
        let expected = days.map(|day| habit.usual(self.place(day)).expected).sum();
        self.events.push(Event {
            kind: Kind::Stopped,
            start,
            end: start + silent,
            expected,
            distance: None,
            history: start - self.learned_from,
            floor: self.floor(start),
        });
    }

    fn begins(&mut self, step: usize) {
        let mut days = self
            .amounts
            .get(step..)
            .unwrap_or(&[])
            .iter()
            .take(NEW_DAYS);
        if days.clone().sum::<f64>() < self.floor(step) {
            return;
        }
        let last = days.rposition(|amount| *amount > 0.0).unwrap_or(0);
        self.events.push(Event {
            kind: Kind::NewSpend,
            start: step,
            end: step + last + 1,
            expected: 0.0,
            distance: None,
            history: 0,
            floor: self.floor(step),
        });
    }
}
