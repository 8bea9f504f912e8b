//! Projections to a table: what was spent, what is to come, the total, its ranges, and what simpler rules say.

use chrono::DateTime;
use chrono_tz::Tz;

use super::super::fold::Label;
use super::super::report;
use super::super::report::Query;
use super::super::said::dollars;
use super::glr::volatility;
use super::horizon::Horizon;
use super::horizon::day_text;
use super::method::Method;
use super::now::Now;
use super::projection::Confidence;
use super::projection::LEAST_DAYS;
use super::projection::ranges;
use super::projection::remaining;
use super::spend::Amount;
use super::spend::Gathered;
use super::spend::Spend;
use super::spend::projected;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Context;
use crate::table::Rows;
use crate::table::Table;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// The ends of the 80 % and the 95 % range.
const ENDS: [f64; 4] = [0.1, 0.9, 0.025, 0.975];
/// Above these, weekly spend is variable, and bursty.
const VARIABLE: f64 = 0.25;
const BURSTY: f64 = 0.6;
/// Hours after which the newest call may not be the last there was.
const LATE: i64 = 24;

/// One projection.
#[derive(Clone, Debug)]
pub(super) struct Line {
    horizon: Horizon,
    actual: Amount,
    fixed: Usd,
    /// What is to come, by the method asked for.
    rest: Option<Usd>,
    /// What is to come will be below these, by [`ENDS`].
    ends: [Option<Usd>; 4],
    /// What is to come by the other rules, by [`Method::ALL`].
    others: [Option<Usd>; 4],
    confidence: Confidence,
    volatility: f64,
    days: usize,
    /// Whether spend without a price was learned from.
    lower_bound: bool,
}

impl Line {
    /// Projects one series to the end of a period.
    pub(super) fn of(
        method: Method,
        learned: &Spend,
        actual: Amount,
        now: Now,
        horizon: &Horizon,
        monthly: Usd,
    ) -> Self {
        let series = learned.series(horizon.today);
        let confidence = Confidence::of(&series, horizon);
        let others = Method::ALL.map(|other| remaining(other, &series, now, horizon));
        let mut expected = remaining(method, &series, now, horizon);
        if matches!(confidence, Confidence::Insufficient(_)) {
            expected = None;
        }
        let ranges = expected
            .filter(|_| method == Method::Glr)
            .map(|expected| ranges(&series, now, horizon, expected));
        let end = |probability| {
            ranges
                .as_ref()
                .and_then(|ranges| projected(ranges.below(probability)))
        };
        Self {
            horizon: *horizon,
            actual,
            fixed: horizon.share_of_monthly(monthly).unwrap_or_default(),
            rest: expected.and_then(projected),
            ends: ENDS.map(end),
            others: others.map(|other| projected(other?)),
            confidence,
            volatility: volatility(&series.days),
            days: series.days.len(),
            lower_bound: series.lower_bound,
        }
    }

    fn cells(&self, method: Method, zone: Tz) -> Vec<Cell> {
        let money = |usd: Option<Usd>| {
            usd.map_or(Cell::Unknown, |usd| Cell::Money {
                usd,
                lower_bound: self.lower_bound,
            })
        };
        let total = |rest: Option<Usd>| {
            money(rest.and_then(|rest| rest.checked_add(self.actual.usd)?.checked_add(self.fixed)))
        };
        let [low_80, high_80, low_95, high_95] = self.ends.map(total);
        let [_, run_rate, mean_7, trend_30] = self.others.map(total);
        let text = |text: &str| Cell::Text(text.to_owned());
        let count = |number: usize| Cell::Count(u64::try_from(number).unwrap_or(u64::MAX));
        let habit = match self.volatility {
            _ if self.days < 14 => Cell::Unknown,
            calm if calm < VARIABLE => text("steady"),
            some if some <= BURSTY => text("variable"),
            _ => text("bursty"),
        };
        vec![
            Cell::Text(self.horizon.label(zone)),
            count(self.horizon.ahead()),
            self.actual.cell(),
            money(self.rest),
            Cell::Money {
                usd: self.fixed,
                lower_bound: false,
            },
            total(self.rest),
            low_80,
            high_80,
            low_95,
            high_95,
            run_rate,
            mean_7,
            trend_30,
            habit,
            count(self.days),
            text(self.confidence.name()),
            text(method.name()),
        ]
    }
}

/// What the notes tell of.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) as_of: Timestamp,
    pub(super) method: Method,
    /// All calls by their own prices, and by those of the present.
    pub(super) spent: Usd,
    pub(super) repriced: Usd,
}

/// What every answer says besides its lines.
pub(super) struct Answer<'a> {
    pub(super) query: &'a Query,
    pub(super) said: Said,
    pub(super) horizons: &'a [Horizon],
    pub(super) whole: &'a Gathered,
    /// Plans and seats in USD a month.
    pub(super) fixed: Usd,
    pub(super) book: &'a PriceBook,
}

impl Answer<'_> {
    /// One row per end.
    pub(super) fn by_horizon(&self, lines: Vec<Line>) -> Table {
        let row =
            |line: &Line| [vec![Cell::Text(line.horizon.end_text())], self.cells(line)].concat();
        let label = Column::new("to", "To", ColumnKind::Text, 0);
        Table {
            title: "Forecast".to_owned(),
            columns: [vec![label], self.columns(&lines)].concat(),
            rows: match self.is_empty() {
                true => Rows::default(),
                false => lines.iter().map(row).collect(),
            },
            totals: None,
            context: Some(self.context(&lines, Vec::new())),
        }
    }

    /// One row per group, `None` for the rest of them; the total is projected on its own.
    pub(super) fn by_label(&self, rows: Vec<(Option<Vec<Label>>, Line)>, total: Line) -> Table {
        let names: Vec<String> = self
            .query
            .by
            .iter()
            .map(super::super::dimension::Dimension::name)
            .collect();
        let width = self.query.by.len();
        let labels = |labels: &Option<Vec<Label>>| match labels {
            Some(labels) => report::labels(self.query, labels),
            None => vec![Cell::Others; width],
        };
        let lines = rows
            .iter()
            .map(|(found, line)| [labels(found), self.cells(line)].concat());
        let lines = lines.collect();
        let sum: Option<Usd> = rows.iter().map(|(_, line)| line.rest).sum();
        let mut notes = Vec::new();
        if !rows.is_empty() {
            notes.push(format!(
                "each row is projected on its own: the rows' projections do not add up to the total's{}",
                match (sum, total.rest) {
                    (Some(sum), Some(rest)) =>
                        format!(" ({} against {})", dollars(sum), dollars(rest)),
                    _ => String::new(),
                }
            ));
        }
        let silent = rows
            .iter()
            .filter(|(_, line)| matches!(line.confidence, Confidence::Inactive(_)))
            .count();
        if silent > 0 {
            notes.push(format!(
                "{silent} of {} rows cost nothing for a week or more and are projected as 0",
                rows.len()
            ));
        }
        let columns = self.query.by.iter().map(report::label_column);
        let total = [total];
        Table {
            title: format!("Forecast by {}", names.join(", ")),
            columns: columns.chain(self.columns(&total)).collect(),
            rows: lines,
            totals: total
                .first()
                .map(|total| [vec![Cell::Unstated; width], self.cells(total)].concat()),
            context: Some(self.context(&total, notes)),
        }
    }

    pub(super) fn cells(&self, line: &Line) -> Vec<Cell> {
        line.cells(self.said.method, self.query.zone)
    }

    pub(super) fn columns(&self, lines: &[Line]) -> Vec<Column> {
        use ColumnKind::{Count, Money, Text};
        let has_fixed = lines.iter().any(|line| line.fixed != Usd::ZERO);
        let fixed = if has_fixed { 1 } else { u8::MAX };
        let ranged = if self.said.method == Method::Glr {
            1
        } else {
            u8::MAX
        };
        vec![
            Column::new("period", "Period", Text, 9),
            Column::new("days_left", "Days left", Count, 8),
            Column::new("actual_cost", "Spent", Money, 0),
            Column::new("projected_cost", "To come", Money, 0),
            Column::new("fixed_cost", "Fixed", Money, fixed),
            Column::new("total_cost", "Total", Money, 0),
            Column::new("low_80", "80 % from", Money, ranged),
            Column::new("high_80", "80 % to", Money, ranged),
            Column::new("low_95", "95 % from", Money, ranged.max(6)),
            Column::new("high_95", "95 % to", Money, ranged.max(6)),
            Column::new("run_rate_total", "Run rate", Money, 4),
            Column::new("mean_7_total", "7-day mean", Money, 5),
            Column::new("trend_30_total", "30-day trend", Money, 7),
            Column::new("volatility", "Weeks are", Text, 3),
            Column::new("history_days", "Days known", Count, 10),
            Column::new("confidence", "Confidence", Text, 2),
            Column::new("method", "Method", Text, u8::MAX),
        ]
    }

    /// Whether there is neither a call nor a plan to speak of.
    fn is_empty(&self) -> bool {
        self.whole.last().is_none() && self.fixed == Usd::ZERO
    }

    fn context(&self, lines: &[Line], more: Vec<String>) -> Context {
        let mut context =
            report::context(self.query, &self.whole.folded, &self.whole.total, self.book);
        context.command = "forecast".to_owned();
        let periods = self
            .horizons
            .iter()
            .map(|horizon| horizon.period(self.query.zone));
        context.period = Period {
            start: periods
                .clone()
                .map(|period| period.start)
                .min()
                .unwrap_or(Timestamp::MIN),
            end: periods
                .map(|period| period.end)
                .max()
                .unwrap_or(Timestamp::MAX),
        };
        context.notes.insert(0, self.through());
        context.notes.extend(more);
        if !self.is_empty() {
            context.notes.extend(self.history(lines));
        }
        if self.said.spent != self.said.repriced {
            context.notes.push(format!(
                "learned from the calls at the prices of {} ({}, {} as they were called), so that a new price is no trend",
                day_text(lines.first().map_or(0, |line| line.horizon.today)),
                dollars(self.said.repriced),
                dollars(self.said.spent),
            ));
        }
        context
    }

    /// Until when anything is known, and whether that is long ago.
    pub(super) fn through(&self) -> String {
        let as_of = local(self.said.as_of, self.query.zone);
        let Some(last) = self.whole.last() else {
            return format!("as of {as_of}; no calls before it");
        };
        let hours = self.said.as_of.0.saturating_sub(last.0) / (3600 * Timestamp::SECOND);
        let earlier = match hours {
            0 => "within the hour".to_owned(),
            1 => "an hour earlier".to_owned(),
            2..48 => format!("{hours} hours earlier"),
            _ => format!("{} days earlier", hours / 24),
        };
        let through = format!(
            "as of {as_of}, data through {} ({earlier})",
            local(last, self.query.zone)
        );
        match hours {
            0..LATE => through,
            _ => format!(
                "{through}: the time since counts as no spend; if logs are late, ingest them or set `--until`"
            ),
        }
    }

    /// What the history is too short for, or that nothing happens any more.
    pub(super) fn history(&self, lines: &[Line]) -> Vec<String> {
        let mut notes = Vec::new();
        let Some(days) = lines.first().map(|line| line.days) else {
            return notes;
        };
        let complete = match days {
            1 => "1 complete day".to_owned(),
            days => format!("{days} complete days"),
        };
        let low = ends(lines, |confidence| confidence == Confidence::Low);
        if !low.is_empty() {
            notes.push(format!(
                "low confidence to the end of the {low}: a flat mean of {complete}"
            ));
        }
        for needed in LEAST_DAYS {
            let short = ends(lines, |confidence| {
                confidence == Confidence::Insufficient(needed)
            });
            if !short.is_empty() && days > 0 {
                notes.push(format!(
                    "insufficient history to the end of the {short} ({days} of {needed} days): run rate and 7-day mean show \
                     a rough span"
                ));
            }
        }
        if days == 0 {
            notes.push("no complete day yet: there is nothing to project from".to_owned());
        }
        if let Some(Confidence::Inactive(last)) = lines.first().map(|line| line.confidence) {
            notes.push(format!(
                "inactive since {}: nothing is projected",
                day_text(last)
            ));
        }
        notes
    }
}

/// `day, week`: the ends that are judged so.
fn ends(lines: &[Line], is: impl Fn(Confidence) -> bool) -> String {
    let names = lines
        .iter()
        .filter(|line| is(line.confidence))
        .map(|line| line.horizon.to.name());
    names.collect::<Vec<_>>().join(", ")
}

/// An instant on the zone's clock, to the minute.
fn local(instant: Timestamp, zone: Tz) -> String {
    DateTime::from_timestamp_micros(instant.0).map_or_else(String::new, |utc| {
        utc.with_timezone(&zone)
            .format("%Y-%m-%d %H:%M")
            .to_string()
    })
}
