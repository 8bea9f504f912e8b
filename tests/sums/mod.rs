//! Sums beside segments: with them and without them, every answer is the same.

mod commands;
mod pruned;
mod questions;

use std::borrow::Cow;
use std::path::Path;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Duration;

use llmcost::error::Error;
use llmcost::event::Attribute;
use llmcost::event::Details;
use llmcost::event::EventBatch;
use llmcost::event::Key;
use llmcost::event::Meter;
use llmcost::event::PartSums;
use llmcost::event::Scan;
use llmcost::event::UsageEvent;
use llmcost::event::tags;
use llmcost::store::Snapshot;
use llmcost::store::Store;
use llmcost::units::Period;
use llmcost::units::Timestamp;
use llmcost::units::Usd;

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;

/// A sequence of numbers that looks random and is the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    fn of(&mut self, choices: &[&'static str]) -> Cow<'static, str> {
        let place = self.below(choices.len() as u64);
        Cow::Borrowed(choices[place as usize])
    }
}

/// What calls of a store are like.
struct Scene {
    calls: u64,
    /// How much time they are spread over.
    days: i64,
    /// One record in so many is no plain call; 0 for none.
    others: u64,
    users: u64,
}

const SCENES: [Scene; 4] = [
    // Within an hour: many calls in each slot.
    Scene {
        calls: 6_000,
        days: 0,
        others: 0,
        users: 2,
    },
    Scene {
        calls: 6_000,
        days: 2,
        others: 0,
        users: 3,
    },
    // Few, so that only wide slots are worth their room.
    Scene {
        calls: 6_000,
        days: 9,
        others: 0,
        users: 40,
    },
    // Some segments hold usage buckets, telemetry and session logs too.
    Scene {
        calls: 6_000,
        days: 4,
        others: 2_500,
        users: 5,
    },
];

/// Agent, model, sizes, prices, units, costs: all that a price or a column may depend on.
fn event(scene: &Scene, number: u64, dice: &mut Dice) -> UsageEvent<'static> {
    let mut event = UsageEvent::call();
    event.key = Key::of_id("sums", &number.to_string());
    let span = (scene.days * DAY).max(3_000 * SECOND).cast_unsigned();
    let after = span / scene.calls * number + dice.below(span / 50);
    // From 2026-03-27, so that Berlin's clocks change on the third day and a price in its middle.
    event.time = Timestamp(1_774_569_600 * SECOND + after.cast_signed());
    // What a model's calls are like is mostly the same, so that sums of them are worth their room.
    let model = dice.of(&["small", "large", "night", "embed"]);
    let rare = dice.below(200) == 0;
    let meters = &mut event.meters;
    meters[Meter::UncachedInput] = 1 + dice.below(900);
    meters[Meter::Output] = 1 + dice.below(500);
    meters[Meter::Reasoning] = dice.below(meters[Meter::Output]);
    match model.as_ref() {
        "small" => meters[Meter::CacheRead] = dice.below(2) * 333,
        "large" => {
            meters[Meter::CacheWrite] = 1 + dice.below(700);
            meters[Meter::UncachedInput] += dice.below(20) / 19 * 250_000;
        }
        "embed" => event
            .quantities
            .push((Cow::Borrowed("web_search"), 1_000 * dice.below(2))),
        _ => {
            event.reported_cost = Some(Usd(i128::from(dice.below(1 << 60)) - (1 << 40)));
            event.attributes[Attribute::CostKind] = Cow::Borrowed("billed");
            event.attributes[Attribute::Currency] = dice.of(&["USD", "EUR"]);
        }
    }
    if rare {
        event.meters[Meter::AudioInput] = dice.below(80);
        event
            .quantities
            .push((Cow::Borrowed("image"), 1_000 * dice.below(3)));
    }
    let mut set = |attribute, text| event.attributes[attribute] = text;
    set(
        Attribute::Provider,
        Cow::Borrowed(if rare { "" } else { "acme" }),
    );
    set(
        Attribute::Model,
        if rare {
            Cow::Borrowed("mystery")
        } else {
            model
        },
    );
    set(Attribute::Agent, dice.of(&["", "writer", "reader"]));
    set(Attribute::Run, Cow::Owned(format!("run {}", number / 7)));
    set(
        Attribute::Session,
        Cow::Owned(format!("session {}", number / 50)),
    );
    set(Attribute::Status, dice.of(&["ok", "error"]));
    set(Attribute::Project, dice.of(&["site", "shop"]));
    set(
        Attribute::User,
        Cow::Owned(format!("user {}", dice.below(scene.users))),
    );
    set(Attribute::Source, Cow::Borrowed("generic"));
    set(Attribute::Layer, Cow::Borrowed("app"));
    let team = dice.of(&["ads", ""]).into_owned();
    let of_team = [("team".to_owned(), team)];
    set(Attribute::Tags, Cow::Owned(tags::encode(&of_team.into())));
    event.duration = dice.below(3) * dice.below(90_000_000);
    if scene.others > 0 && dice.below(scene.others) == 0 {
        other(&mut event, dice);
    }
    event
}

/// A usage bucket, an agent's session log, or telemetry of the same session.
fn other(event: &mut UsageEvent<'static>, dice: &mut Dice) {
    event.attributes[Attribute::Session] = Cow::Borrowed("told twice");
    match dice.below(3) {
        0 => {
            event.attributes[Attribute::Kind] = Cow::Borrowed("bucket");
            event.attributes[Attribute::Layer] = Cow::Borrowed("provider");
            event.attributes[Attribute::Provider] = Cow::Borrowed("third");
            event.span = DAY.cast_unsigned();
            event.calls = 30;
        }
        1 => event.attributes[Attribute::Layer] = Cow::Borrowed("agent"),
        _ => {
            event.attributes[Attribute::Layer] = Cow::Borrowed("agent");
            event.attributes[Attribute::Source] = Cow::Borrowed("some-otel");
        }
    }
}

fn events(scene: &Scene) -> Vec<UsageEvent<'static>> {
    let mut dice = Dice(scene.calls + scene.days.cast_unsigned() + scene.others + 77);
    (0..scene.calls)
        .map(|number| event(scene, number, &mut dice))
        .collect()
}

const PATIENCE: Duration = Duration::from_secs(20);

fn put(home: &Path, events: &[UsageEvent<'_>]) -> Store {
    let store = Store::open(home, true).expect("a store");
    let writer = store.begin("a test", PATIENCE).expect("a writer");
    let mut writer = writer.with_bounds(2_000, 0);
    for event in events {
        writer.record(event, 0).expect("recorded");
    }
    writer.commit().expect("committed");
    store
}

/// A store that has no sums to give.
struct Whole<'a>(&'a Snapshot);

impl Scan for Whole<'_> {
    fn parts(&self, period: Period) -> Vec<u64> {
        self.0.parts(period)
    }
    fn read(&self, part: u64, details: Details) -> Result<Cow<'_, EventBatch>, Error> {
        self.0.read(part, details)
    }
}

/// A store that counts how often its sums were of use, and how often calls of less time than asked for were read beside them.
struct Counting<'a> {
    snapshot: &'a Snapshot,
    asked: Period,
    taken: Mutex<Vec<u64>>,
    beside: AtomicUsize,
}

impl<'a> Counting<'a> {
    fn of(snapshot: &'a Snapshot, asked: Period) -> Self {
        Self {
            snapshot,
            asked,
            taken: Mutex::default(),
            beside: AtomicUsize::default(),
        }
    }

    fn taken(&self) -> MutexGuard<'_, Vec<u64>> {
        self.taken.lock().expect("nobody panicked")
    }
}

impl Scan for Counting<'_> {
    fn parts(&self, period: Period) -> Vec<u64> {
        self.snapshot.parts(period)
    }
    fn read(&self, part: u64, details: Details) -> Result<Cow<'_, EventBatch>, Error> {
        let is_beside = self.taken().contains(&part) && details.period() != self.asked;
        self.beside
            .fetch_add(usize::from(is_beside), Ordering::Relaxed);
        self.snapshot.read(part, details)
    }
    fn sums(&self, part: u64) -> Option<Box<dyn PartSums + '_>> {
        let sums = self.snapshot.sums(part)?;
        Some(Box::new(Counted {
            sums,
            part,
            by: self,
        }))
    }
}

/// The sums of a part whose use is counted.
struct Counted<'a> {
    sums: Box<dyn PartSums + 'a>,
    part: u64,
    by: &'a Counting<'a>,
}

impl PartSums for Counted<'_> {
    fn hand(
        &self,
        details: Details,
        spans: &[Period],
        widest: i64,
        take: &mut dyn FnMut(&EventBatch) -> bool,
    ) -> Result<bool, Error> {
        let taken = self.sums.hand(details, spans, widest, take)?;
        self.by.taken().extend(taken.then_some(self.part));
        Ok(taken)
    }
}
