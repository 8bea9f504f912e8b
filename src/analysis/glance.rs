//! Calls to the few figures that fit a status bar: a session, today, this month, and the budget that is nearest to its limit.

use chrono_tz::Tz;

use super::budget;
use super::budget::Budget;
use super::budget::BudgetQuery;
use super::budget::BudgetStatus;
use super::budget::Cycle;
use super::budget::Projecting;
use super::budget::State;
use super::dimension::Dimension;
use super::filter::FilterTarget;
use super::report;
use super::report::Query;
use super::said::dollars;
use super::said::money;
use super::said::percent;
use super::sums::Sums;
use super::together::together;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Table;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// Budgets that never begin anew are told of while someone spends: the last day.
const ACTIVE: i64 = 86_400 * Timestamp::SECOND;

/// What is asked.
#[derive(Clone, Debug)]
pub struct GlanceQuery<'g> {
    /// The session, where one is known.
    pub session: Option<&'g str>,
    /// The run, where one is known.
    pub run: Option<&'g str>,
    /// Every budget.
    pub budgets: &'g [Budget],
    /// In which days begin.
    pub zone: Tz,
    /// The present.
    pub now: Timestamp,
}

/// What was spent, and whether that is a lower bound.
type Spend = (Usd, bool);

/// The answer.
#[derive(Debug)]
pub struct Glance<'g> {
    session: Option<Spend>,
    today: Spend,
    month: Spend,
    worst: Option<BudgetStatus<'g>>,
    context: crate::table::Context,
}

/// A part of the line, and how it is to be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it says.
    pub text: String,
    /// How its budget stands; `None` for what has none.
    pub state: Option<State>,
}

/// Adds up the spend of a session, today and this month, and finds the budget of which most is used.
///
/// # Errors
/// As [`super::report()`].
pub fn glance<'g>(
    query: &GlanceQuery<'g>,
    events: &dyn Scan,
    book: &mut PriceBook,
) -> Result<Glance<'g>, Error> {
    let of = |cycle: Cycle| Query {
        period: cycle.window(query.zone, query.now).period,
        zone: query.zone,
        ..Query::default()
    };
    let mut queries = vec![of(Cycle::Month(1)), of(Cycle::Day)];
    queries.extend(query.session.map(|session| {
        let mut whole = Query {
            period: Period::ALL,
            ..of(Cycle::Day)
        };
        whole
            .filter
            .only(FilterTarget::Attribute(Attribute::Session), session, false);
        whole
    }));
    let mut sums = Vec::new();
    let mut context = None;
    for (query, folded) in queries.iter().zip(together(&queries, events, book)?) {
        let total = report::add(folded.groups.values())?;
        context.get_or_insert_with(|| report::context(query, &folded, &total, book));
        sums.push(total);
    }
    let spend = |place: usize| {
        let sums: Option<&Sums> = sums.get(place);
        sums.map_or((Usd::ZERO, false), |sums| (sums.cost, sums.lower_bound()))
    };
    let mut context = context.ok_or_else(|| Error::Internal("no answer".to_owned()))?;
    "statusline".clone_into(&mut context.command);
    Ok(Glance {
        session: query.session.map(|_| spend(2)),
        today: spend(1),
        month: spend(0),
        worst: worst(query, events, book)?,
        context,
    })
}

/// The budget that is nearest to its limit, or furthest beyond.
fn worst<'g>(
    query: &GlanceQuery<'g>,
    events: &dyn Scan,
    book: &mut PriceBook,
) -> Result<Option<BudgetStatus<'g>>, Error> {
    if query.budgets.is_empty() {
        return Ok(None);
    }
    let asked = BudgetQuery {
        projecting: Projecting::Never,
        judging: false,
        active_since: Some(Timestamp(query.now.0.saturating_sub(ACTIVE))),
        ..BudgetQuery::new(query.budgets, query.now)
    };
    let mut statuses = budget::evaluate(&asked, events, book)?.statuses;
    let own = [
        (Attribute::Session, query.session),
        (Attribute::Run, query.run),
    ];
    // Other runs and sessions are others' business, where this one is known.
    statuses.retain(|status| {
        own.iter().all(|(attribute, known)| {
            let is_per = status.budget.per == Some(Dimension::Attribute(*attribute));
            !is_per || known.is_none() || status.value.as_deref() == *known
        })
    });
    statuses.sort_by_key(|status| std::cmp::Reverse((status.state, status.used_millionths())));
    Ok(statuses.into_iter().next())
}

impl Glance<'_> {
    /// The line: `session $0.42`, `today $3.10`, `month ≥ $41.20`, `team $8.80 left (78.0 % used)`.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let plain = |name: &str, (usd, lower_bound): Spend| {
            let bound = if lower_bound { "≥ " } else { "" };
            Part {
                text: format!("{name} {bound}{}", dollars(usd)),
                state: None,
            }
        };
        let session = self.session.map(|spend| plain("session", spend));
        let worst = self.worst.as_ref().map(|status| {
            let left = status.left();
            let bound = if status.lower_bound { "≤ " } else { "" };
            let left = match left < Usd::ZERO {
                true => format!("{} over", dollars(Usd(-left.0))),
                false => format!("{bound}{} left", dollars(left)),
            };
            let used = status.used().map_or_else(String::new, |(spent, limit)| {
                format!(" ({} used)", percent(spent, limit))
            });
            Part {
                text: format!("{} {left}{used}", status.label()),
                state: Some(status.state),
            }
        });
        session
            .into_iter()
            .chain([plain("today", self.today), plain("month", self.month)])
            .chain(worst)
            .collect()
    }

    /// One row with all of it.
    #[must_use]
    pub fn table(self) -> Table {
        use ColumnKind::{Money, Ratio, Text};
        let amount =
            |spend: Option<Spend>| spend.map_or(Cell::Unknown, |(usd, bound)| money(usd, bound));
        let status = self.worst.as_ref();
        let text = |text: Option<String>| text.map_or(Cell::Unknown, Cell::Text);
        let exact = |usd: Option<Usd>| amount(usd.map(|usd| (usd, false)));
        let used = status.and_then(BudgetStatus::used);
        Table {
            title: "Spend at a glance".to_owned(),
            columns: vec![
                Column::new("session_cost", "Session", Money, 0),
                Column::new("today_cost", "Today", Money, 0),
                Column::new("month_cost", "This month", Money, 0),
                Column::new("budget", "Budget", Text, 0),
                Column::new("value", "Of", Text, 1),
                Column::new("limit", "Limit", Money, 2),
                Column::new("spent", "Spent", Money, 3),
                Column::new("left", "Left", Money, 0),
                Column::new("used_share", "Used", Ratio, 0),
                Column::new("state", "State", Text, 0),
            ],
            rows: vec![vec![
                amount(self.session),
                amount(Some(self.today)),
                amount(Some(self.month)),
                text(status.map(|status| status.budget.name.clone())),
                text(status.and_then(|status| status.value.clone())),
                exact(status.map(|status| status.budget.limit)),
                amount(status.map(|status| (status.spent, status.lower_bound))),
                exact(status.map(BudgetStatus::left)),
                used.map_or(Cell::Unknown, |(numerator, denominator)| Cell::Ratio {
                    numerator,
                    denominator,
                }),
                text(status.map(|status| status.state.name().to_owned())),
            ]],
            totals: None,
            context: Some(self.context),
        }
    }
}
