//! Calls to the few figures that fit a status bar: a session, today, this month, and the budget that is nearest to its limit.

use chrono_tz::Tz;

use super::budget;
use super::budget::Budget;
use super::budget::BudgetQuery;
use super::budget::BudgetStatus;
use super::budget::Coming;
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

/// Calls of a session are looked for so far back: in all history they would not be found in time for a prompt.
const SESSION: i64 = 31 * 86_400 * Timestamp::SECOND;

/// What is asked.
#[derive(Clone, Debug)]
pub struct GlanceQuery<'g> {
    /// What is known of the one who asks: session and run. Of a session the calls of the last 31 days count.
    pub coming: Coming,
    /// Every budget.
    pub budgets: &'g GlanceBudgets,
    /// In which days begin.
    pub zone: Tz,
    /// The present.
    pub now: Timestamp,
}

/// Budgets, by how they are looked at.
#[derive(Clone, Debug, Default)]
pub struct GlanceBudgets {
    shared: Vec<Budget>,
    /// Of each run or session.
    own: Vec<Budget>,
}

impl GlanceBudgets {
    /// All of these.
    #[must_use]
    pub fn of(budgets: Vec<Budget>) -> Self {
        let own = [Attribute::Run, Attribute::Session].map(Dimension::Attribute);
        let is_own = |budget: &Budget| budget.per.as_ref().is_some_and(|per| own.contains(per));
        let (own, shared) = budgets.into_iter().partition(is_own);
        Self { shared, own }
    }
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
    query: &'g GlanceQuery<'g>,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Glance<'g>, Error> {
    let of = |cycle: Cycle| Query {
        period: cycle.window(query.zone, query.now).period,
        zone: query.zone,
        ..Query::default()
    };
    let session = query.coming.text(&Dimension::Attribute(Attribute::Session));
    let session = Some(session).filter(|session| !session.is_empty());
    let mut queries = vec![of(Cycle::Month(1)), of(Cycle::Day)];
    queries.extend(session.map(|session| {
        let mut whole = Query {
            period: Period {
                start: Timestamp(query.now.0.saturating_sub(SESSION)),
                end: Timestamp::MAX,
            },
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
        session: session.map(|_| spend(2)),
        today: spend(1),
        month: spend(0),
        worst: worst(query, events, book)?,
        context,
    })
}

/// The budget that is nearest to its limit, or furthest beyond.
fn worst<'g>(
    query: &'g GlanceQuery<'g>,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Option<BudgetStatus<'g>>, Error> {
    let asked = BudgetQuery {
        projecting: Projecting::Never,
        judging: false,
        active_since: Some(Timestamp(query.now.0.saturating_sub(ACTIVE))),
        ..BudgetQuery::new(&query.budgets.shared, query.now)
    };
    let mut statuses = budget::evaluate(&asked, events, book)?.statuses;
    // Of runs and sessions only this one's: to look for the worst of all would take too long.
    let asked = BudgetQuery {
        budgets: &query.budgets.own,
        coming: Some(&query.coming),
        ..asked
    };
    statuses.extend(budget::evaluate(&asked, events, book)?.statuses);
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
            ]]
            .into(),
            totals: None,
            context: Some(self.context),
        }
    }
}
