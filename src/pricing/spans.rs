//! A plan to a table: which rates hold from when until when, for calls of which sizes.
//!
//! Other programs can join calls with such a table; they need to know nothing of hours, weekdays and zones.

use super::plan::Epoch;
use super::plan::Plan;
use crate::units::Period;
use crate::units::Timestamp;

/// Rates in force for calls of some sizes over some time; both are half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first instant.
    pub from: Timestamp,
    /// The first instant after.
    pub until: Timestamp,
    /// The least total input of a call, in tokens.
    pub input_from: u64,
    /// The least total input past it; [`u64::MAX`] for no end.
    pub input_until: u64,
    /// As [`Plan::rate`].
    pub rate: usize,
}

impl Plan {
    /// The spans that say the same as [`Plan::rate`] does, each instant and size in one of them. Where hours of the day
    /// decide, they are told for `period` alone.
    #[must_use]
    pub fn spans(&self, period: Period) -> Vec<Span> {
        let mut spans = Vec::new();
        let ends = self.epochs.iter().skip(1).map(|epoch| epoch.start);
        let ends = ends.chain([Timestamp::MAX]);
        for (epoch, end) in self.epochs.iter().zip(ends) {
            epoch.spans(end, period, &mut spans);
        }
        if let Some(beyond) = &self.beyond {
            let past = beyond.most.saturating_add(1);
            spans.retain(|span| span.input_from < past);
            for span in &mut spans {
                span.input_until = span.input_until.min(past);
            }
            let others = beyond.plan.spans(period).into_iter();
            spans.extend(
                others
                    .filter(|span| span.input_until > past)
                    .map(|span| Span {
                        input_from: span.input_from.max(past),
                        rate: beyond.first + span.rate,
                        ..span
                    }),
            );
        }
        spans
    }
}

impl Epoch {
    fn spans(&self, end: Timestamp, period: Period, spans: &mut Vec<Span>) {
        let starts = self.starts(end, period);
        let last = match self.windows.is_empty() {
            true => end,
            false => end.min(period.end),
        };
        let mut sizes = vec![0];
        sizes.extend(&self.thresholds);
        let size_ends = self.thresholds.iter().copied().chain([u64::MAX]);
        for (input_from, input_until) in sizes.iter().zip(size_ends) {
            let mut open: Option<Span> = None;
            for start in &starts {
                let rate = self.rate(*start, *input_from);
                match &mut open {
                    Some(span) if span.rate == rate => span.until = last,
                    _ => {
                        if let Some(mut span) = open.take() {
                            span.until = *start;
                            spans.push(span);
                        }
                        open = Some(Span {
                            from: *start,
                            until: last,
                            input_from: *input_from,
                            input_until,
                            rate,
                        });
                    }
                }
            }
            spans.extend(open);
        }
    }

    /// As [`Plan::rate`], at a time of this epoch.
    fn rate(&self, time: Timestamp, input_tokens: u64) -> usize {
        let rate = match self.table.as_slice() {
            [only] => Some(only),
            table => table.get(self.place(time, input_tokens)),
        };
        rate.copied().unwrap_or(0)
    }

    /// The instants from which on other hours hold, the first of the epoch among them.
    fn starts(&self, end: Timestamp, period: Period) -> Vec<Timestamp> {
        let Some(step) = self.windows.iter().map(|window| window.step()).min() else {
            return vec![self.start];
        };
        let open = |time: Timestamp| -> Vec<bool> {
            let windows = self.windows.iter();
            windows.map(|window| window.contains(time)).collect()
        };
        let (mut now, end) = (self.start.max(period.start), end.min(period.end));
        let mut starts = Vec::new();
        let mut before = None;
        while now < end {
            let state = Some(open(now));
            if state != before {
                starts.push(now);
                before = state;
            }
            // On the clock's own steps, wherever the epoch begins.
            let next = (now.0.div_euclid(step) + 1).saturating_mul(step);
            now = Timestamp(next);
        }
        starts
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::pricing::PriceBook;
    use crate::pricing::PriceQuery;

    const BOOK: &str = r#"
provider = "example"
[[model]]
id = "m"
[[model.price]]
until = 2026-02-01
rates = { input = "1", output = "2" }
[[model.price]]
from = 2026-02-01
rates = { input = "3", output = "4" }
[[model.price]]
from = 2026-02-01
context_over = 1000
rates = { input = "5", output = "6" }
[[model.price]]
from = 2026-02-01
hours = ["16:30-00:30"]
days = ["mon-fri"]
tz = "Europe/Berlin"
rates = { input = "7", output = "8" }
"#;

    #[test]
    fn spans_say_what_the_plan_says() {
        let day = 86_400 * Timestamp::SECOND;
        // 2026-01-20 to 2026-04-10, over a change of clocks.
        let period = Period {
            start: Timestamp(20_473 * day),
            end: Timestamp(20_553 * day),
        };
        let book = PriceBook::builtin().expect("a book");
        let book = book.with_layer("user", BOOK, Path::new("book.toml"));
        let book = book.expect("a layer");
        let models = [
            ("example", "m"),
            ("deepseek", "deepseek-chat"),
            ("google", "gemini-2.5-pro"),
        ];
        for (provider, model) in models {
            let query = PriceQuery {
                provider,
                model,
                kind: "call",
                ..PriceQuery::default()
            };
            let plan = book.plan(&query);
            let small = plan.clone().up_to(700, plan.clone().base_tier());
            for plan in [plan, small] {
                let spans = plan.spans(period);
                let mut now = period.start;
                while now < period.end {
                    for input in [0, 700, 701, 1000, 1001, 200_000, 200_001, u64::MAX - 1] {
                        let held = spans.iter().filter(|span| {
                            (span.from..span.until).contains(&now)
                                && (span.input_from..span.input_until).contains(&input)
                        });
                        let held: Vec<usize> = held.map(|span| span.rate).collect();
                        assert_eq!(held, [plan.rate(now, input)], "{model} {now:?} {input}");
                    }
                    now = Timestamp(now.0 + 7 * 60 * Timestamp::SECOND + 1);
                }
            }
        }
    }
}
