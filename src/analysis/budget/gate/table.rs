//! What budgets decide of a call, as a table.

use super::super::super::said::moment;
use super::super::super::said::money;
use super::Decision;
use super::Ruling;
use super::Rulings;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::Context;
use crate::table::PriceBookLabel;
use crate::table::Table;
use crate::units::Period;
use chrono_tz::Tz;

impl Rulings {
    /// One row per budget that holds the call, the one that decides first.
    #[must_use]
    pub fn table(&self, book: &PriceBook, zone: Tz) -> Table {
        use ColumnKind::{Count, Instant, Money, Text};
        let shown = |is_shown: bool, expendable: u8| if is_shown { expendable } else { u8::MAX };
        let any = |is: fn(&Ruling) -> bool| self.rulings.iter().any(is);
        let has_values = any(|ruling| matches!(ruling.budget, Some((_, Some(_)))));
        let has_delays = any(|ruling| ruling.delay_seconds > 0);
        let has_holds = any(|ruling| ruling.hold.is_some());
        let told = |ruling: &&Ruling| ruling.decision > Decision::Allow || ruling.budget.is_none();
        let reasons = self.rulings.iter().filter(told).map(Ruling::sentence);
        let periods = self.rulings.iter().map(|ruling| ruling.period);
        Table {
            title: "Gate".to_owned(),
            columns: vec![
                Column::new("decision", "Decision", Text, 0),
                Column::new("budget", "Budget", Text, 0),
                Column::new("value", "Of", Text, shown(has_values, 0)),
                Column::new("limit", "Limit", Money, 0),
                Column::new("spent", "Spent", Money, 0),
                Column::new("call_cost", "This call", Money, 0),
                Column::new("left_after", "Left after", Money, 1),
                Column::new("delay_seconds", "Wait s", Count, shown(has_delays, 0)),
                Column::new("hold", "Approval", Count, shown(has_holds, 2)),
                Column::new("renews", "Renews", Instant, u8::MAX),
                Column::new("reason", "Why", Text, u8::MAX),
            ],
            rows: self
                .rulings
                .iter()
                .map(|ruling| self.cells(ruling, zone))
                .collect(),
            totals: None,
            context: Some(Context {
                command: "gate".to_owned(),
                period: periods.reduce(around).unwrap_or(Period::ALL),
                timezone: zone.name().to_owned(),
                price_book: Some(PriceBookLabel {
                    digest: book.digest(),
                    as_of: book.as_of(),
                }),
                completeness: Some(self.completeness.clone()),
                notes: reasons.chain(self.notes.iter().cloned()).collect(),
            }),
        }
    }

    fn cells(&self, ruling: &Ruling, zone: Tz) -> Vec<Cell> {
        let amount = |usd: Option<_>| usd.map_or(Cell::Unknown, |usd| money(usd, false));
        let text =
            |text: Option<&String>| text.map_or(Cell::Unknown, |text| Cell::Text(text.clone()));
        let budget = ruling.budget.as_ref();
        vec![
            Cell::Text(ruling.decision.name().to_owned()),
            text(budget.map(|(name, _)| name)),
            text(budget.and_then(|(_, value)| value.as_ref())),
            amount(ruling.limit),
            ruling
                .spent
                .map_or(Cell::Unknown, |(usd, lower_bound)| money(usd, lower_bound)),
            amount(self.call_cost),
            amount(ruling.left_after),
            Cell::Count(ruling.delay_seconds),
            ruling.hold.map_or(Cell::Unknown, Cell::Count),
            ruling
                .renews
                .map_or(Cell::Unknown, |renews| moment(renews.0, zone)),
            Cell::Text(ruling.reason.clone()),
        ]
    }
}

impl Ruling {
    /// Which budget says why, without a full stop: `team: $9.97 spent: the limit of $10.00 is used up`.
    #[must_use]
    pub fn sentence(&self) -> String {
        match &self.budget {
            None => self.reason.clone(),
            Some((name, None)) => format!("{name}: {}", self.reason),
            Some((name, Some(value))) => format!("{name} ({value}): {}", self.reason),
        }
    }
}

/// The span around two.
fn around(left: Period, right: Period) -> Period {
    Period {
        start: left.start.min(right.start),
        end: left.end.max(right.end),
    }
}
