//! What holds for every time, size and text.

use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn a_plan_answers_for_every_time_and_size(time in any::<i64>(), input in any::<u64>(), which in 0..4_usize) {
        let book = PriceBook::builtin().expect("built in");
        let (provider, model) = [
            ("deepseek", "deepseek-chat"), ("openai", "gpt-5.6-sol"), ("xai", "grok-4.20"), ("acme", "m"),
        ][which];
        let plan = book.plan(&query(provider, model));
        for time in [time, i64::MIN, i64::MAX, time / 1_000_000] {
            prop_assert!(plan.rate(Timestamp(time), input) < plan.rates().len());
        }
    }

    #[test]
    fn the_only_rate_of_a_stretch_is_that_of_every_call_in_it(
        start in 1_577_836_800..1_800_000_000_i64, length in 0..40_000_000_i64,
        part in 0..=1000_i64, input in any::<u64>(), which in 0..4_usize,
    ) {
        let book = PriceBook::builtin().expect("built in");
        let (provider, model) = [
            ("deepseek", "deepseek-chat"), ("openai", "gpt-5.6-sol"), ("openai", "gpt-4o"), ("acme", "m"),
        ][which];
        let plan = book.plan(&query(provider, model));
        let instant = |second| Timestamp(second * Timestamp::SECOND);
        let only = plan.only_rate(instant(start), instant(start + length));
        let inside = instant(start + length * part / 1000);
        prop_assert!(only.is_none_or(|rate| rate == plan.rate(inside, input)));
        prop_assert!(only.is_some() || plan.rates().len() > 1);
    }

    #[test]
    fn no_text_can_break_a_query(provider in ".{0,12}", model in ".{0,40}", region in ".{0,5}") {
        let book = book(SMALL);
        let plan = book.plan(&PriceQuery { region: &region, ..query(&provider, &model) });
        prop_assert!(!plan.rates().is_empty());
    }
}
