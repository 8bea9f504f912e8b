//! Budgets and events to how each budget stands now, and which thresholds were passed.

use chrono_tz::Tz;

use super::super::anomaly::Habits;
use super::super::forecast::Learning;
use super::super::report::Query;
use super::coming::Coming;
use super::cycle::Cycle;
use super::cycle::Window;
use super::definition::Budget;
use super::judge::Judge;
use super::spent::Ask;
use super::spent::Asks;
use super::spent::Spent;
use super::status::BudgetStatus;
use super::status::State;
use super::threshold::Trigger;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::store::Crossing;
use crate::table::Completeness;
use crate::units::Period;
use crate::units::Timestamp;

/// Which budgets, when, and how much is to be said of each.
#[derive(Clone)]
pub struct BudgetQuery<'b> {
    /// The budgets, in the order of the answer.
    pub budgets: &'b [Budget],
    /// The instant asked about.
    pub at: Timestamp,
    /// Whether that is the present: later calls of the period, of machines whose clocks are ahead, count then too. They do
    /// not where the question is how things stood.
    pub is_present: bool,
    /// Whether it is said what the period will have cost; that reads all history.
    pub projecting: Projecting,
    /// So many parts of most spend are told of each budget; 0 spares the work.
    pub contributors: usize,
    /// Values without a call since then are left out of budgets that never begin anew, such as those of runs.
    pub active_since: Option<Timestamp>,
    /// Only budgets that this call would count towards, and of each agent's, user's … its own alone.
    pub coming: Option<&'b Coming>,
    /// Whether it is judged if today's spend is unusual, for thresholds that ask it; that reads months of history.
    pub judging: bool,
}

/// Of which budgets it is said what they will have cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Projecting {
    /// None.
    Never,
    /// Those with a threshold on it.
    #[default]
    WhereAsked,
    /// All that have an end.
    Always,
}

/// Days after which a run without a call is over.
const IDLE_DAYS: i64 = 7;

/// Since when a run, session … must have had a call to be told of, where nothing else is asked for.
#[must_use]
pub fn active_since(at: Timestamp) -> Timestamp {
    Timestamp(at.0.saturating_sub(IDLE_DAYS * 86_400 * Timestamp::SECOND))
}

/// How all budgets stand.
#[derive(Debug, Default)]
pub struct Evaluation<'b> {
    /// By budget, and of one by falling spend.
    pub statuses: Vec<BudgetStatus<'b>>,
    /// What was crossed, in the order of `statuses`.
    pub crossings: Vec<Crossing>,
    /// How much is known: a call counts once per budget that it falls under.
    pub completeness: Completeness,
    /// What else is to be said, in sentences without a full stop.
    pub notes: Vec<String>,
}

impl Evaluation<'_> {
    /// Keeps of each budget the so many values of most spend, and all that are not ok; says how many are left out.
    pub fn keep(&mut self, most: usize) {
        let mut kept: Vec<BudgetStatus<'_>> = Vec::new();
        let mut left: Vec<(&str, usize)> = Vec::new();
        for status in std::mem::take(&mut self.statuses) {
            let name = status.budget.name.as_str();
            let same = kept.iter().rev();
            let same = same.take_while(|known| known.budget.name == name).count();
            if same < most || status.state != State::Ok {
                kept.push(status);
            } else {
                match left.last_mut() {
                    Some((last, count)) if *last == name => *count += 1,
                    _ => left.push((name, 1)),
                }
            }
        }
        self.statuses = kept;
        self.notes.extend(left.into_iter().map(|(name, count)| {
            format!("budget `{name}`: {count} more are ok and have spent less; `--all` shows them")
        }));
    }
}

impl<'b> BudgetQuery<'b> {
    /// All of these budgets at present, with projections where thresholds ask for them.
    #[must_use]
    pub fn new(budgets: &'b [Budget], now: Timestamp) -> Self {
        Self {
            budgets,
            at: now,
            is_present: true,
            projecting: Projecting::default(),
            contributors: 0,
            active_since: None,
            coming: None,
            judging: true,
        }
    }

    /// What counts of a window.
    fn counted(&self, window: Window) -> Period {
        let Period { start, end } = window.period;
        match self.is_present {
            true => Period { start, end },
            false => Period {
                start,
                end: end.min(self.at),
            },
        }
    }

    /// Of what counts, the time of so many microseconds up to and with the instant asked about.
    fn recent(&self, counted: Period, reach: i64) -> Period {
        let start = Timestamp(self.at.0.saturating_sub(reach));
        let end = Timestamp(self.at.0.saturating_add(1));
        Period {
            start: counted.start.max(start),
            end: counted.end.min(end),
        }
    }

    fn is_projected(&self, budget: &Budget) -> bool {
        let is_asked = match self.projecting {
            Projecting::Never => false,
            Projecting::WhereAsked => budget.is_projected(),
            Projecting::Always => true,
        };
        is_asked && budget.cycle.has_end(budget.zone)
    }

    fn is_judged(&self, budget: &Budget) -> bool {
        let mut thresholds = budget.thresholds.iter();
        self.judging && thresholds.any(|threshold| threshold.trigger == Trigger::Anomaly)
    }
}

/// One budget with the places of what it asks.
pub(super) struct Asked<'b> {
    pub(super) budget: &'b Budget,
    pub(super) window: Window,
    /// Whose spend is asked for, where only one's is.
    pub(super) only: Option<String>,
    pub(super) place: usize,
    /// By threshold, of those that look at less than the period.
    pub(super) recent: Vec<Option<usize>>,
    /// What it is projected from.
    pub(super) history: Option<usize>,
    /// What says which days are unusual.
    pub(super) habits: Option<usize>,
}

/// What is to be read of the past, besides spend.
#[derive(Default)]
struct Past {
    /// To project from.
    histories: Vec<Query>,
    /// To judge a day by; each once.
    habits: Vec<Habit>,
}

/// Whose days are usual, up to the day that begins then; that day's spend is the answer of `place`.
#[derive(PartialEq)]
struct Habit {
    ask: Ask,
    zone: Tz,
    today: Timestamp,
    place: usize,
}

impl Past {
    fn habit(&mut self, habit: Habit) -> usize {
        let known = self.habits.iter().position(|known| *known == habit);
        known.unwrap_or_else(|| {
            self.habits.push(habit);
            self.habits.len() - 1
        })
    }

    /// What is usual, as far as anybody has spent enough for it to matter; by place.
    fn habits(
        &self,
        answers: &[Spent],
        events: &dyn Scan,
        book: &PriceBook,
    ) -> Result<Vec<Habits>, Error> {
        let matters = |habit: &Habit| {
            let today = answers.get(habit.place).into_iter();
            let mut parts = today.flat_map(|spent| spent.by_value.values());
            parts.any(|part| Habits::may_be_unusual(part.sums.cost))
        };
        let question = |habit: &Habit| {
            let query = Query {
                zone: habit.zone,
                ..habit.ask.query()
            };
            (query, habit.today)
        };
        let asked = self.habits.iter().filter(|habit| matters(habit));
        let asked: Vec<_> = asked.map(question).collect();
        let mut found = Habits::all(&asked, events, book)?.into_iter();
        let all = self.habits.iter().map(|habit| match matters(habit) {
            true => found.next().unwrap_or_default(),
            false => Habits::default(),
        });
        Ok(all.collect())
    }
}

/// Says how budgets stand: spend is added up from the events, once for all budgets that ask the same. Without budgets
/// nothing is read.
///
/// # Errors
/// What stopped the reading of the events, or sums past the range.
pub fn evaluate<'b>(
    query: &BudgetQuery<'b>,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Evaluation<'b>, Error> {
    let mut asks = Asks::with_contributors(query.contributors);
    let mut past = Past::default();
    let asked: Vec<Asked<'b>> = query
        .budgets
        .iter()
        .filter(|budget| query.coming.is_none_or(|call| call.counts_towards(budget)))
        .map(|budget| ask(query, budget, &mut asks, &mut past))
        .collect();
    if asked.is_empty() {
        return Ok(Evaluation::default());
    }
    let learning = Learning::of(&past.histories, query.at);
    let (answers, found) = asks.answers(learning.queries(), events, book)?;
    let habits = past.habits(&answers, events, book)?;
    let judge = Judge {
        query,
        answers: &answers,
        learned: &learning.learned(found, events, book)?,
        habits: &habits,
    };
    let mut evaluation = Evaluation::default();
    for asked in &asked {
        judge.judge(asked, &mut evaluation);
    }
    let mut places: Vec<usize> = asked.iter().map(|asked| asked.place).collect();
    places.sort_unstable();
    places.dedup();
    asks.describe(&places, &answers, book, &mut evaluation)?;
    Ok(evaluation)
}

/// Notes what a budget must know.
fn ask<'b>(
    query: &BudgetQuery<'b>,
    budget: &'b Budget,
    asks: &mut Asks,
    past: &mut Past,
) -> Asked<'b> {
    let window = budget.cycle.window(budget.zone, query.at);
    let only = query
        .coming
        .zip(budget.per.as_ref())
        .map(|(call, per)| call.text(per).to_owned());
    let counted = query.counted(window);
    let of = |period| Ask::of(budget, only.clone(), period);
    // What is over, or has not begun, has nothing to come that the past could tell of.
    let is_running = window.period.contains(query.at);
    let history = (is_running && query.is_projected(budget)).then(|| {
        past.histories.push(Query {
            zone: budget.zone,
            ..of(counted).query()
        });
        past.histories.len() - 1
    });
    let today = Cycle::Day.window(budget.zone, query.at);
    let spent_today = query.is_judged(budget).then(|| {
        let place = asks.place(of(query.counted(today)));
        let habit = past.habit(Habit {
            ask: of(Period::ALL),
            zone: budget.zone,
            today: today.period.start,
            place,
        });
        (place, habit)
    });
    let recent = budget.thresholds.iter().map(|threshold| {
        let period = match threshold.trigger {
            Trigger::Anomaly => return spent_today.map(|(place, _)| place),
            trigger => query.recent(counted, trigger.reach()?),
        };
        Some(asks.place(of(period)))
    });
    Asked {
        budget,
        window,
        recent: recent.collect(),
        place: asks.place(of(counted)),
        history,
        habits: spent_today.map(|(_, habit)| habit),
        only,
    }
}
