//! Calls to everything the sections of a summary tell of, in three passes: by stretch, agent and model; by day at today's
//! prices, to project; and by run, session and hour for the last thirty days.

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::super::aggregate::aggregate_into;
use super::super::bucket::TimeUnit;
use super::super::budget::Evaluation;
use super::super::compare::Periods;
use super::super::compare::late;
use super::super::dimension::Dimension;
use super::super::fold::Folded;
use super::super::fold::Label;
use super::super::forecast::Ends;
use super::super::forecast::ForecastQuery;
use super::super::forecast::Method;
use super::super::forecast::To;
use super::super::forecast::ends;
use super::super::report::Query;
use super::super::sums::Sums;
use super::SummaryQuery;
use super::budgets::standing;
use super::windows::Pair;
use super::windows::Window;
use super::windows::Windows;
use super::windows::label;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// What is known of everything that has a name.
pub(super) type ByName = HashMap<Arc<str>, Pair, RandomState>;

/// A running period.
pub(super) struct Running {
    pub(super) window: Window,
    pub(super) to: To,
    /// `today`, `week`, `month`.
    pub(super) name: &'static str,
    /// `2026-W43`.
    pub(super) label: String,
    pub(super) spent: Pair,
    /// Whether there is an end ahead to project to.
    pub(super) is_open: bool,
    /// Whether anything is known of the period before.
    pub(super) is_compared: bool,
}

/// Calls of the last thirty days that belong to a run, or to a session.
#[derive(Default)]
pub(super) struct Pieces {
    pub(super) spent: Pair,
    /// How many runs, or sessions.
    pub(super) names: HashSet<Arc<str>, RandomState>,
}

/// Everything the sections tell of.
pub(super) struct Facts<'q> {
    pub(super) running: Vec<Running>,
    pub(super) ends: Ends,
    pub(super) budgets: Evaluation<'q>,
    /// The last thirty days.
    pub(super) recent: Pair,
    /// Whether anything is known of the thirty days before.
    pub(super) is_compared: bool,
    pub(super) agents: ByName,
    pub(super) models: ByName,
    pub(super) runs: Pieces,
    pub(super) sessions: Pieces,
    /// The last thirty days by hour of the day.
    pub(super) hours: [Sums; 24],
    pub(super) top: usize,
    /// Everything that was looked at.
    pub(super) total: Sums,
    pub(super) folded: Folded,
    pub(super) start: Timestamp,
    pub(super) is_empty: bool,
    pub(super) notes: Vec<String>,
}

impl<'q> Facts<'q> {
    pub(super) fn gather(
        query: &'q SummaryQuery,
        events: &dyn Scan,
        book: &PriceBook,
    ) -> Result<Self, Error> {
        let windows = Windows::of(query)?;
        let Spent {
            mut running,
            recent,
            agents,
            models,
            total,
            folded,
        } = spent(query, &windows, events, book)?;
        let Habits {
            runs,
            sessions,
            hours,
        } = habits(query, &windows, events, book)?;
        for one in &mut running {
            one.label = label(one.unit(), query.calls.zone, query.at());
            one.is_open = windows.get(one.window).is_some_and(Periods::is_running);
            one.is_compared = windows.is_compared(one.window, &one.spent, query, events)?;
        }
        let is_compared = windows.is_compared(Window::Recent, &recent, query, events)?;
        let question = ForecastQuery {
            calls: query.calls.clone(),
            now: query.now,
            to: running.iter().map(|one| one.to).collect(),
            method: Method::Glr,
            fixed: Usd::ZERO,
        };
        let spent: Vec<&Sums> = running.iter().map(|one| &one.spent.this).collect();
        let ends = ends(&question, query.at(), &spent, events, book)?;
        let mut notes = ends.notes.clone();
        match (ends.is_empty, windows.get(Window::Recent)) {
            (true, _) => notes.truncate(1),
            (false, Some(periods)) if is_compared => {
                notes.extend(late(periods, &recent.before, events, query.calls.zone)?);
            }
            _ => {}
        }
        if !ends.is_empty {
            notes.push(
                "agents and models are of the last 30 days; before is the period before, up to the same point"
                    .to_owned(),
            );
        }
        Ok(Self {
            is_empty: ends.is_empty,
            start: windows.span().start.max(query.calls.period.start),
            running,
            ends,
            budgets: standing(query, events, book)?,
            recent,
            is_compared,
            agents,
            models,
            runs,
            sessions,
            hours,
            top: query.top,
            total,
            folded,
            notes,
        })
    }
}

impl Running {
    fn new(window: Window, to: To, name: &'static str) -> Self {
        Self {
            window,
            to,
            name,
            label: String::new(),
            spent: Pair::default(),
            is_open: false,
            is_compared: true,
        }
    }

    fn unit(&self) -> TimeUnit {
        match self.window {
            Window::Week => TimeUnit::Week,
            Window::Month => TimeUnit::Month,
            Window::Day | Window::Recent => TimeUnit::Day,
        }
    }
}

/// What was spent when, by whom and on what.
struct Spent {
    running: Vec<Running>,
    recent: Pair,
    agents: ByName,
    models: ByName,
    total: Sums,
    folded: Folded,
}

fn spent(
    query: &SummaryQuery,
    windows: &Windows,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Spent, Error> {
    let by = vec![
        Dimension::Stretch(Arc::clone(&windows.cuts)),
        Dimension::Attribute(Attribute::Agent),
        Dimension::Attribute(Attribute::Model),
    ];
    let asked = asked(query, by, windows.span());
    let mut running = vec![
        Running::new(Window::Day, To::Day, "today"),
        Running::new(Window::Week, To::Week, "week"),
        Running::new(Window::Month, To::Month, "month"),
    ];
    let (mut recent, mut total) = (Pair::default(), Sums::default());
    let [mut agents, mut models] = [ByName::default(), ByName::default()];
    let folded = aggregate_into(&asked, events, book, &mut |labels, sums| {
        let [stretch, agent, model] = labels.as_slice() else {
            return Some(());
        };
        total.add(sums)?;
        for one in &mut running {
            windows.add(one.window, &mut one.spent, stretch, sums)?;
        }
        windows.add(Window::Recent, &mut recent, stretch, sums)?;
        for (names, label) in [(&mut agents, agent), (&mut models, model)] {
            let pair = names.entry(label.text()?.clone()).or_default();
            windows.add(Window::Recent, pair, stretch, sums)?;
        }
        Some(())
    })?;
    for names in [&mut agents, &mut models] {
        names.retain(|_, pair| pair.this.rows + pair.before.rows > 0);
    }
    Ok(Spent {
        running,
        recent,
        agents,
        models,
        total,
        folded,
    })
}

/// In which pieces and at which hours the last thirty days were spent.
#[derive(Default)]
struct Habits {
    runs: Pieces,
    sessions: Pieces,
    hours: [Sums; 24],
}

fn habits(
    query: &SummaryQuery,
    windows: &Windows,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Habits, Error> {
    let by = vec![
        Dimension::Stretch(Arc::clone(&windows.cuts)),
        Dimension::Time(TimeUnit::HourOfDay),
        Dimension::Attribute(Attribute::Run),
        Dimension::Attribute(Attribute::Session),
    ];
    let Some(periods) = windows.get(Window::Recent) else {
        return Ok(Habits::default());
    };
    let span = Period {
        start: periods.other.start,
        end: periods.this.end,
    };
    let mut habits = Habits::default();
    aggregate_into(
        &asked(query, by, span),
        events,
        book,
        &mut |labels, sums| {
            let [stretch, Label::Time(hour), run, session] = labels.as_slice() else {
                return Some(());
            };
            let mut pair = Pair::default();
            windows.add(Window::Recent, &mut pair, stretch, sums)?;
            if let Some(hour) = usize::try_from(hour.number()).ok()
                && let Some(hour) = habits.hours.get_mut(hour)
            {
                hour.add(&pair.this)?;
            }
            for (pieces, name) in [(&mut habits.runs, run), (&mut habits.sessions, session)] {
                let name = name.text()?;
                if !name.is_empty() {
                    pieces.add(name, &pair)?;
                }
            }
            Some(())
        },
    )?;
    Ok(habits)
}

impl Pieces {
    fn add(&mut self, name: &Arc<str>, pair: &Pair) -> Option<()> {
        if pair.this.rows > 0 && !self.names.contains(name) {
            self.names.insert(Arc::clone(name));
        }
        self.spent.add(pair).ok()
    }
}

/// The calls of a question within a span, cut up.
fn asked(query: &SummaryQuery, by: Vec<Dimension>, span: Period) -> Query {
    Query {
        by,
        period: Period {
            start: span.start.max(query.calls.period.start),
            end: span.end,
        },
        top: None,
        sort: None,
        ..query.calls.clone()
    }
}
