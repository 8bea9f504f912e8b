//! How budgets stand, and what a pipeline asks of them, to one verdict each: a gate passes only what is known to be within.

use super::super::forecast::Outlook;
use super::super::said::dollars;
use super::super::said::money;
use super::definition::Budget;
use super::evaluate::Evaluation;
use super::scope::Scope;
use super::share::Share;
use super::status::BudgetStatus;
use super::verdict::Leniency;
use super::verdict::NO_CALL;
use super::verdict::Verdict;
use super::verdict::judged;
use super::verdict::most_on;
use super::verdict::span;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Context;
use crate::table::Table;
use crate::units::Usd;

/// One limit and what was decided of it.
#[derive(Clone, Debug)]
struct Finding {
    check: String,
    scope: String,
    verdict: Verdict,
    /// Whether it is a warning that the user asked to fail on.
    is_failing: bool,
    limit: Option<Usd>,
    /// What was spent, and whether that is a lower bound.
    spent: Option<(Usd, bool)>,
    projected: Option<Usd>,
    overrun_percent: Option<u8>,
    calls: u64,
    unpriced_calls: u64,
    message: String,
}

/// Everything that was checked.
#[derive(Clone, Debug, Default)]
pub struct Check(Vec<Finding>);

impl Check {
    /// Adds how budgets stand. Where `is_one_off`, no call at all means that the log was not found.
    pub fn budgets(&mut self, evaluation: &Evaluation<'_>, leniency: &Leniency, is_one_off: bool) {
        let is_empty = is_one_off || evaluation.completeness.calls == 0;
        let findings = evaluation.statuses.iter().map(|status| {
            // A bill has no calls, and is not nothing.
            let is_missing = is_empty && status.last.is_none() && !leniency.allow_empty;
            finding(status, leniency, is_missing)
        });
        self.0.extend(findings);
    }

    /// Adds a budget of which one value is asked, and nobody has called in its name.
    pub fn absent(&mut self, budget: &Budget, value: &str, leniency: &Leniency) {
        let verdict = match leniency.allow_empty {
            true => Verdict::Pass,
            false => Verdict::Undecidable,
        };
        self.0.push(Finding {
            check: format!("{} ({value})", budget.name),
            scope: budget.scope.to_string(),
            verdict,
            is_failing: false,
            limit: Some(budget.limit),
            spent: Some((Usd::ZERO, false)),
            projected: None,
            overrun_percent: None,
            calls: 0,
            unpriced_calls: 0,
            message: NO_CALL.to_owned(),
        });
    }

    /// Adds how much more was spent than a saved report says; `changed` is the difference of both, as
    /// [`difference`](super::super::difference()) says it.
    pub fn rise(&mut self, scope: &Scope, changed: &Table, most: Share, leniency: &Leniency) {
        self.0.push(rise(scope, changed, most, leniency));
    }

    /// Whether a warning was found that the user asked to fail on.
    #[must_use]
    pub fn fails(&self) -> bool {
        self.0.iter().any(|finding| finding.is_failing)
    }

    /// What is of this verdict, by name.
    #[must_use]
    pub fn named(&self, verdict: Verdict) -> String {
        let of = self.0.iter().filter(|finding| finding.verdict == verdict);
        let names: Vec<&str> = of.map(|finding| finding.check.as_str()).collect();
        names.join(", ")
    }

    /// Whether all that cannot be decided lacks nothing but calls.
    #[must_use]
    pub fn lacks_calls_alone(&self) -> bool {
        let mut undecidable = self
            .0
            .iter()
            .filter(|finding| finding.verdict == Verdict::Undecidable);
        undecidable.all(|finding| finding.message.starts_with(NO_CALL))
    }

    /// The worst of all; where nothing was checked nobody can tell.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let verdicts = self.0.iter().map(|finding| finding.verdict);
        verdicts.max().unwrap_or(Verdict::Undecidable)
    }

    /// What was found, the worst first; `standing` says how the budgets stand, and what that rests on.
    #[must_use]
    pub fn table(mut self, standing: Table) -> Table {
        use ColumnKind::{Count, Money, Ratio, Text};
        self.0
            .sort_by_key(|finding| std::cmp::Reverse(finding.verdict));
        let shown = |is_known: bool, expendable| if is_known { expendable } else { u8::MAX };
        let is_projected = self.0.iter().any(|finding| finding.projected.is_some());
        let is_unpriced = self.0.iter().any(|finding| finding.unpriced_calls > 0);
        Table {
            title: "Budget check".to_owned(),
            columns: vec![
                Column::new("check", "Check", Text, 0),
                Column::new("scope", "Calls of", Text, 4),
                Column::new("verdict", "Verdict", Text, 0),
                Column::new("limit", "Limit", Money, 0),
                Column::new("spent", "Spent", Money, 0),
                Column::new("used_share", "Used", Ratio, 1),
                Column::new("projected_cost", "Projected", Money, shown(is_projected, 2)),
                Column::new(
                    "overrun_probability",
                    "Overrun",
                    Ratio,
                    shown(is_projected, 3),
                ),
                Column::new("calls", "Calls", Count, 5),
                Column::new("unpriced_calls", "Unpriced", Count, shown(is_unpriced, 6)),
                Column::new("message", "Why", Text, u8::MAX),
            ],
            rows: self.0.iter().map(Finding::cells).collect(),
            totals: None,
            context: standing.context.map(|context| Context {
                command: "budget check".to_owned(),
                notes: self.reasons().chain(context.notes).collect(),
                ..context
            }),
        }
    }

    /// Why what did not pass did not.
    fn reasons(&self) -> impl Iterator<Item = String> {
        let findings = self.0.iter();
        let told = findings.filter(|finding| finding.verdict > Verdict::Pass);
        told.map(|finding| format!("{}: {}", finding.check, finding.message))
    }
}

impl Finding {
    fn cells(&self) -> Vec<Cell> {
        let amount = |usd: Option<Usd>| usd.map_or(Cell::Unknown, |usd| money(usd, false));
        let used = self
            .spent
            .zip(self.limit.filter(|limit| *limit > Usd::ZERO));
        let ratio = |numerator, denominator| Cell::Ratio {
            numerator,
            denominator,
        };
        vec![
            Cell::Text(self.check.clone()),
            Cell::Text(self.scope.clone()),
            Cell::Text(self.verdict.name().to_owned()),
            amount(self.limit),
            self.spent
                .map_or(Cell::Unknown, |(usd, lower_bound)| money(usd, lower_bound)),
            used.map_or(Cell::Unknown, |((spent, _), limit)| ratio(spent.0, limit.0)),
            amount(self.projected),
            self.overrun_percent
                .map_or(Cell::Unknown, |percent| ratio(percent.into(), 100)),
            Cell::Count(self.calls),
            Cell::Count(self.unpriced_calls),
            Cell::Text(self.message.clone()),
        ]
    }
}

fn finding(status: &BudgetStatus<'_>, leniency: &Leniency, is_missing: bool) -> Finding {
    let (verdict, why) = judged(status, leniency, is_missing);
    let parts = [Some(why), span(status), most_on(status)];
    let outlook = status.outlook.as_ref();
    let is_likely = |share: Share| {
        let is_reached =
            |outlook: &Outlook| share.is_reached(Usd(outlook.over_percent.into()), Usd(100));
        outlook.is_some_and(is_reached)
    };
    let is_failing = leniency.fails_on_projected.is_some_and(is_likely);
    let verdict = match is_failing {
        true => verdict.max(Verdict::Warning),
        false => verdict,
    };
    Finding {
        check: status.label(),
        scope: status.budget.scope.to_string(),
        verdict,
        is_failing: is_failing || leniency.fails_on_warning && verdict == Verdict::Warning,
        limit: Some(status.budget.limit),
        spent: Some((status.spent, status.lower_bound)),
        projected: outlook.map(|outlook| outlook.total),
        overrun_percent: outlook.map(|outlook| outlook.over_percent),
        calls: status.calls,
        unpriced_calls: status.unpriced_calls,
        message: parts.into_iter().flatten().collect::<Vec<_>>().join("; "),
    }
}

/// A finding of how much more was spent than before.
fn rise(scope: &Scope, changed: &Table, most: Share, leniency: &Leniency) -> Finding {
    let cell = |name: &str| {
        let place = changed
            .columns
            .iter()
            .position(|column| column.name == name);
        place.and_then(|place| changed.totals.as_ref()?.get(place))
    };
    let amount = |name: &str| match cell(name) {
        Some(Cell::Money { usd, lower_bound }) => Some((*usd, *lower_bound)),
        _ => None,
    };
    let calls = match cell("calls") {
        Some(Cell::Count(calls)) => *calls,
        _ => 0,
    };
    let (before, now) = (amount("compared_cost"), amount("cost"));
    let limit = before
        .filter(|(_, lower_bound)| !lower_bound || leniency.allow_incomplete)
        .and_then(|(before, _)| most.above(before));
    let said = |usd: Option<(Usd, bool)>| {
        usd.map_or("an unknown amount".to_owned(), |(usd, _)| dollars(usd))
    };
    let what = format!("{} spent, {} before", said(now), said(before));
    let is_over = now.zip(limit).is_some_and(|((now, _), limit)| now > limit);
    let is_partial = now.is_none_or(|(_, lower_bound)| lower_bound) || leniency.rejected > 0;
    let (verdict, why) = if is_over {
        (Verdict::Over, format!("{what}: more than {most} above"))
    } else if limit.is_none() {
        (
            Verdict::Undecidable,
            format!("{what}: the earlier cost is not known"),
        )
    } else if calls == 0 && !leniency.allow_empty {
        (Verdict::Undecidable, NO_CALL.to_owned())
    } else if is_partial && !leniency.allow_incomplete {
        (
            Verdict::Undecidable,
            format!("{what}: a part has no price or could not be read"),
        )
    } else {
        (Verdict::Pass, what)
    };
    Finding {
        check: "increase".to_owned(),
        scope: scope.to_string(),
        verdict,
        is_failing: false,
        limit,
        spent: now,
        projected: None,
        overrun_percent: None,
        calls,
        unpriced_calls: 0,
        message: why,
    }
}
