//! A price book as someone asks "what if": prices of one instant, and models in the place of others.

use super::PriceQuery;
use super::book::PriceBook;
use super::plan::Plan;
use crate::units::Timestamp;

/// How a book is looked at; the default is as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Every call is priced as if made then; its hour and weekday stay its own.
    pub at: Option<Timestamp>,
    /// Calls of models without a price at that instant keep the one they were called at.
    pub keep_retired: bool,
    /// Models that are priced as another; the first that fits counts.
    pub replacements: Vec<Replacement>,
}

/// One model in the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The model as the log names it; `None` for every model.
    pub old: Option<String>,
    /// The model it is priced as, `provider/model` or an id that has one owner.
    pub new: String,
}

impl View {
    /// What is asked of the book in place of `query`.
    fn query<'a>(&'a self, query: &PriceQuery<'a>) -> PriceQuery<'a> {
        let fits = |replacement: &&Replacement| {
            let old = replacement.old.as_deref();
            old.is_none_or(|old| old.eq_ignore_ascii_case(query.model))
        };
        match self.replacements.iter().find(fits) {
            None => *query,
            Some(replacement) => PriceQuery {
                provider: "",
                model: &replacement.new,
                source: "",
                ..*query
            },
        }
    }
}

impl PriceBook {
    /// Looks at the book in another way from now on.
    pub fn look(&mut self, view: View) {
        self.view = view;
    }

    /// As [`PriceBook::plan`], at the prices of one instant; where there are none then, each call keeps its own.
    #[must_use]
    pub fn plan_of(&self, query: &PriceQuery<'_>, instant: Timestamp) -> Plan {
        Plan::build(self, &self.view.query(query)).pinned_or_own(instant)
    }

    /// The prices of a series of calls over all time and sizes, as the view has it.
    #[must_use]
    pub fn plan(&self, query: &PriceQuery<'_>) -> Plan {
        let plan = Plan::build(self, &self.view.query(query));
        match self.view.at {
            Some(instant) if self.view.keep_retired => plan.pinned_or_own(instant),
            Some(instant) => plan.pinned(instant),
            None => plan,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::event::Meter;

    const BOOK: &str = "provider = \"acme\"\n\
        [[model]]\nid = \"m\"\n\
        [[model.price]]\nrates = { input = \"2\" }\n\
        [[model.price]]\nfrom = 2026-02-01\nrates = { input = \"4\" }\n\
        [[model.price]]\nfrom = 2026-03-01\nhours = [\"00:00-12:00\"]\nrates = { input = \"1\" }\n\
        [[model]]\nid = \"n\"\n[[model.price]]\nrates = { input = \"9\" }\n";
    const DAY: i64 = 86_400 * Timestamp::SECOND;
    /// 2026-01-01.
    const JANUARY: i64 = 20_454 * DAY;

    fn input(view: View, model: &str, time: i64) -> String {
        input_of(BOOK, view, model, time)
    }

    fn input_of(book: &str, view: View, model: &str, time: i64) -> String {
        let mut book = PriceBook::empty()
            .with_layer("user", book, Path::new("book.toml"))
            .expect("a book");
        book.look(view);
        let plan = book.plan(&PriceQuery {
            provider: "acme",
            model,
            ..PriceQuery::default()
        });
        let rates = plan.rates()[plan.rate(Timestamp(time), 1)].clone();
        let rate = rates
            .ok()
            .and_then(|rates| rates.meters[Meter::UncachedInput as usize]);
        rate.and_then(|rate| rate.checked_mul(1_000_000))
            .map_or_else(|| "none".to_owned(), |usd| usd.to_string())
    }

    #[test]
    fn prices_of_one_instant_hold_for_every_call_by_its_own_hour() {
        let at = |day: i64| View {
            at: Some(Timestamp(JANUARY + day * DAY)),
            ..View::default()
        };
        let evening = JANUARY + 18 * DAY / 24;
        for (view, time, expected) in [
            (View::default(), JANUARY, "2"),
            (View::default(), JANUARY + 40 * DAY, "4"),
            (at(0), JANUARY + 40 * DAY, "2"),
            (at(40), JANUARY, "4"),
            (at(90), JANUARY, "1"),
            (at(90), evening, "4"),
        ] {
            assert_eq!(input(view.clone(), "m", time), expected, "{view:?} {time}");
        }
    }

    #[test]
    fn what_is_no_longer_sold_keeps_its_own_price_when_asked() {
        let retired = "provider = \"acme\"\n[[model]]\nid = \"r\"\n\
            [[model.price]]\nuntil = 2026-02-01\nrates = { input = \"3\" }\n";
        for (keep_retired, expected) in [(false, "none"), (true, "3")] {
            let view = View {
                at: Some(Timestamp(JANUARY + 60 * DAY)),
                keep_retired,
                ..View::default()
            };
            assert_eq!(input_of(retired, view, "r", JANUARY), expected);
        }
    }

    #[test]
    fn models_stand_in_for_others() {
        let view = |old: Option<&str>| View {
            replacements: vec![Replacement {
                old: old.map(str::to_owned),
                new: "acme/n".to_owned(),
            }],
            ..View::default()
        };
        assert_eq!(input(view(Some("M")), "m", JANUARY), "9");
        assert_eq!(input(view(None), "whatever", JANUARY), "9");
        assert_eq!(input(view(Some("other")), "m", JANUARY), "2");
    }
}
