//! Each call once, in any order, split and overlap: the store against the rule itself.

use std::collections::BTreeMap;

use llmcost::event::Key;
use llmcost::event::Scan;
use llmcost::event::UsageEvent;
use llmcost::event::merge::{Resolution, resolve};
use llmcost::store::Store;
use llmcost::units::Period;
use proptest::prelude::*;

use super::events;

/// The plain model: kept events by response, one after the other.
#[derive(Default)]
pub(super) struct Model(BTreeMap<u64, Vec<UsageEvent<'static>>>);

impl Model {
    pub(super) fn record(&mut self, event: &UsageEvent<'static>) {
        let kept = self.0.entry(event.key.call).or_default();
        match resolve(kept, event) {
            Resolution::Duplicate => {}
            Resolution::New => kept.push(event.clone()),
            Resolution::Replace { mut rows, event } => {
                while let Some(row) = rows.pop() {
                    kept.remove(row);
                }
                kept.push(*event);
            }
        }
    }

    pub(super) fn events(self) -> Vec<UsageEvent<'static>> {
        events::sorted(self.0.into_values().flatten().map(events::plain).collect())
    }
}

/// Records of few calls: growing snapshots, replays under other request ids, plain repeats.
pub(super) fn record() -> impl Strategy<Value = UsageEvent<'static>> {
    (0..12_u64, 0..2_u64, 0..3_u64, 0..4_u64, 0..2_u64).prop_map(
        |(number, request, output, copy, line)| {
            let mut event = events::call(number, output);
            event.key = Key {
                call: number << 60 | number,
                request,
            };
            event.copy = copy;
            event.line = line;
            event
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_field_survives(
        records in prop::collection::vec(events::any_event(), 1..12),
        pending in prop::bool::ANY,
    ) {
        let home = tempfile::tempdir().expect("a directory");
        let mut model = Model::default();
        records.iter().for_each(|event| model.record(event));
        events::put_bounded(home.path(), &records, 100, if pending { 100 } else { 0 });
        prop_assert_eq!(events::read(home.path()).expect("sound"), model.events());
    }

    #[test]
    fn each_call_is_kept_once(
        commands in prop::collection::vec(
            (prop::collection::vec(record(), 0..25), 1..9_usize, 0..12_usize, prop::bool::ANY), 1..6),
    ) {
        let home = tempfile::tempdir().expect("a directory");
        let mut model = Model::default();
        for (records, rows, pending, compacted) in commands {
            let counts = events::put_bounded(home.path(), &records, rows, pending).total();
            prop_assert_eq!(counts.new + counts.duplicate + counts.grown, records.len() as u64);
            records.iter().for_each(|event| model.record(event));
            let again = events::put_bounded(home.path(), &records, rows, pending).total();
            prop_assert_eq!(again.new, 0);
            let store = Store::open(home.path(), false).expect("sound");
            if compacted {
                store.compact("a test", events::PATIENCE).expect("compacted");
                prop_assert_eq!(store.info().expect("sound").superseded, 0);
            }
        }
        let store = Store::open(home.path(), false).expect("sound");
        prop_assert_eq!(store.check().expect("checked"), vec![]);
        prop_assert_eq!(store.snapshot().expect("sound").len(), store.info().expect("sound").events);
        prop_assert_eq!(events::read(home.path()).expect("sound"), model.events());
    }

    #[test]
    fn a_period_skips_no_event_of_it(
        numbers in prop::collection::vec(0..300_u64, 1..40), start in 0..300_u64, length in 0..300_u64,
    ) {
        let home = tempfile::tempdir().expect("a directory");
        let all: Vec<_> = numbers.iter().map(|number| events::call(*number, 1)).collect();
        events::put_bounded(home.path(), &all, 5, 0);
        let period = Period {
            start: events::call(start, 1).time,
            end: events::call(start + length, 1).time,
        };
        let mut inside = 0;
        let store = Store::open(home.path(), false).expect("sound");
        store.snapshot().expect("sound").scan(period, &mut |batch| {
            inside += (0..batch.len()).filter(|row| period.contains(batch.time(*row))).count();
            Ok(())
        }).expect("read");
        let distinct: std::collections::BTreeSet<u64> = numbers.into_iter().collect();
        prop_assert_eq!(inside, distinct.range(start..start + length).count());
    }
}
