//! Events made up for the tests, and the short ways to put them in and read them back.

use std::borrow::Cow;
use std::path::Path;
use std::time::Duration;

use llmcost::error::Error;
use llmcost::event::Attribute;
use llmcost::event::Details;
use llmcost::event::Key;
use llmcost::event::Meter;
use llmcost::event::Scan;
use llmcost::event::UsageEvent;
use llmcost::store::{Committed, Store, Writer};
use llmcost::units::{Period, Timestamp, Usd};
use proptest::prelude::*;

/// Any event: every field, large and small numbers, odd texts.
pub(crate) fn any_event() -> impl Strategy<Value = UsageEvent<'static>> {
    let number = || prop_oneof![Just(0_u64), 1..100_u64, Just(u64::MAX), any::<u64>()];
    let texts = prop::collection::vec(
        prop_oneof![Just(String::new()), "[a-c]", ".{0,6}"],
        Attribute::COUNT,
    );
    let meters = prop::collection::vec(number(), Meter::COUNT);
    let quantities = prop::collection::btree_map("[a-z:]{0,3}", 1..u64::MAX, 0..3);
    let cost = prop::option::of(any::<i128>());
    let facts = prop::collection::vec(number(), 5);
    let when = (any::<i64>(), any::<u64>(), any::<u64>(), 0..4_u64);
    (texts, meters, quantities, cost, facts, when).prop_map(
        |(texts, meters, quantities, cost, facts, (time, call, request, copy))| {
            let mut event = UsageEvent {
                key: Key { call, request },
                time: Timestamp(time),
                copy,
                reported_cost: cost.map(Usd),
                span: facts[0],
                duration: facts[1],
                time_to_first_token: facts[2],
                calls: facts[3],
                line: facts[4],
                ..UsageEvent::default()
            };
            for (attribute, text) in Attribute::ALL.into_iter().zip(texts) {
                event.attributes[attribute] = Cow::Owned(text);
            }
            // A stated cost always has a kind, and a kind always a cost.
            let kind = if cost.is_some() { "billed" } else { "" };
            event.attributes[Attribute::CostKind] = Cow::Borrowed(kind);
            for (meter, count) in Meter::ALL.into_iter().zip(meters) {
                event.meters[meter] = count;
            }
            event.quantities = quantities
                .into_iter()
                .map(|(name, amount)| (Cow::Owned(name), amount))
                .collect();
            event
        },
    )
}

/// A plain call; equal numbers make the same call.
pub(crate) fn call(number: u64, output: u64) -> UsageEvent<'static> {
    let mut event = UsageEvent::call();
    event.key = Key::of_id("test", &number.to_string());
    event.time = Timestamp(1_700_000_000_000_000 + number.cast_signed() * 1000);
    event.attributes[Attribute::Model] = Cow::Borrowed("model");
    event.attributes[Attribute::Session] = Cow::Owned(format!("session {}", number / 10));
    event.meters[Meter::UncachedInput] = number;
    event.meters[Meter::Output] = output;
    event
}

/// How long a test waits for a lock: a process that another test is just starting holds a copy of it for a moment.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) fn begin(directory: &Path) -> Writer {
    Store::open(directory, true)
        .and_then(|store| store.begin("a test", PATIENCE))
        .expect("a writer")
}

pub(crate) fn put(directory: &Path, events: &[UsageEvent<'_>]) -> Committed {
    put_bounded(directory, events, usize::MAX, usize::MAX)
}

/// As [`put`], with segments of `rows` rows and `pending` events in the catalogue at most.
pub(crate) fn put_bounded(
    directory: &Path,
    events: &[UsageEvent<'_>],
    rows: usize,
    pending: usize,
) -> Committed {
    let mut writer = begin(directory).with_bounds(rows, pending);
    for event in events {
        writer.record(event, 0).expect("recorded");
    }
    writer.commit().expect("committed")
}

/// Every event of the store, sorted.
pub(crate) fn read(directory: &Path) -> Result<Vec<UsageEvent<'static>>, Error> {
    let snapshot = Store::open(directory, false)?.snapshot()?;
    let mut events = Vec::new();
    for part in snapshot.parts(Period::ALL) {
        let batch = snapshot.read(part, Details::ALL)?;
        let of_part = (0..batch.len()).map(|row| plain(batch.event(row)));
        let of_part: Vec<UsageEvent<'static>> = of_part.collect();
        let mut in_stretches = Vec::new();
        snapshot.read_in_stretches(part, Details::ALL, &mut |batch| {
            in_stretches.extend((0..batch.len()).map(|row| plain(batch.event(row))));
        })?;
        assert_eq!(in_stretches, of_part);
        events.extend(of_part);
    }
    Ok(sorted(events))
}

/// The event as it is compared.
pub(crate) fn plain(event: UsageEvent<'_>) -> UsageEvent<'static> {
    let mut event = event.into_owned();
    event.part = 0;
    event
}

pub(crate) fn sorted(mut events: Vec<UsageEvent<'static>>) -> Vec<UsageEvent<'static>> {
    events.sort_by_key(|event| {
        let texts = event.attributes.clone();
        (
            event.time,
            event.meters,
            event.copy,
            event.line,
            event.span,
            texts,
            event.key,
        )
    });
    events
}

pub(crate) fn numbers(range: std::ops::Range<u64>) -> Vec<UsageEvent<'static>> {
    range.map(|number| call(number, number + 1)).collect()
}
