//! Several records of one call to the one event that is kept, whatever order they came in.

use std::cmp::{Ordering, Reverse};

use super::{Attribute, UsageEvent};

/// Values of [`UsageEvent::copy`]: how far a record is from the original.
pub mod copy {
    /// The record the call itself wrote.
    pub const ORIGINAL: u64 = 0;
    /// A line copied into a resumed or forked session.
    pub const FORK: u64 = 1;
    /// A record that knows the response's id alone, where others also know the request's.
    pub const UNPAIRED: u64 = 2;
    /// A replay in a side chain; it may carry another request id.
    pub const REPLAY: u64 = 3;
    /// A progress line that repeats another agent's call.
    pub const ECHO: u64 = 4;
}

/// What came of a new record beside those already kept for the same response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// A call not seen before.
    New,
    /// Nothing to learn from it.
    Duplicate,
    /// `event` takes the place of the kept events at `rows`.
    Replace {
        /// Places in the slice of kept events.
        rows: Vec<usize>,
        /// What to keep instead.
        event: Box<UsageEvent<'static>>,
    },
}

/// Decides what a new record means beside the kept events whose key has the same `call` half.
///
/// Records with the same key are one call. A replay or echo yields to any original of the same response,
/// even under another request id; without an original, all replays of a response are one call.
#[must_use]
pub fn resolve(kept: &[UsageEvent<'_>], new: &UsageEvent<'_>) -> Resolution {
    if is_loose(new) {
        let Some(place) = kept.iter().position(is_loose) else {
            let same_response = !kept.is_empty();
            return if same_response {
                Resolution::Duplicate
            } else {
                Resolution::New
            };
        };
        if kept.iter().any(|event| !is_loose(event)) {
            return Resolution::Duplicate;
        }
        return replace(kept, vec![place], merge(&kept[place], new));
    }
    if let Some(place) = kept
        .iter()
        .position(|event| event.key == new.key && !is_loose(event))
    {
        return replace(kept, vec![place], merge(&kept[place], new));
    }
    let loose: Vec<usize> = (0..kept.len())
        .filter(|row| is_loose(&kept[*row]))
        .collect();
    if loose.is_empty() {
        Resolution::New
    } else {
        Resolution::Replace {
            rows: loose,
            event: Box::new(new.clone().into_owned()),
        }
    }
}

fn replace(kept: &[UsageEvent<'_>], rows: Vec<usize>, event: UsageEvent<'static>) -> Resolution {
    if rows.iter().all(|row| same(&kept[*row], &event)) {
        Resolution::Duplicate
    } else {
        Resolution::Replace {
            rows,
            event: Box::new(event),
        }
    }
}

fn is_loose(event: &UsageEvent<'_>) -> bool {
    event.copy >= copy::UNPAIRED
}

/// Equal in all that is stored (`part` only serves the counting of records).
fn same(left: &UsageEvent<'_>, right: &UsageEvent<'_>) -> bool {
    left.key == right.key
        && left.time == right.time
        && left.copy == right.copy
        && left.line == right.line
        && payload_order(left, right) == Ordering::Equal
        && attribution_order(left, right) == Ordering::Equal
}

/// The one event two records of a call stand for: the largest usage, the earliest time, and the best
/// attribution. Commutative, associative and idempotent, so that a store does not depend on reading order.
#[must_use]
pub fn merge(left: &UsageEvent<'_>, right: &UsageEvent<'_>) -> UsageEvent<'static> {
    let payload = if payload_order(left, right) == Ordering::Less {
        right
    } else {
        left
    };
    let attribution = if attribution_order(left, right) == Ordering::Greater {
        right
    } else {
        left
    };
    let mut merged = payload.clone();
    merged.key = left.key.min(right.key);
    merged.time = left.time.min(right.time);
    merged.copy = attribution.copy;
    merged.line = attribution.line;
    for attribute in ATTRIBUTION {
        merged.attributes[attribute] = attribution.attributes[attribute].clone();
    }
    merged.into_owned()
}

/// What says who made the call and where it was seen; the other attributes belong to the usage itself.
const ATTRIBUTION: [Attribute; 12] = [
    Attribute::Session,
    Attribute::Run,
    Attribute::Agent,
    Attribute::Project,
    Attribute::User,
    Attribute::Tenant,
    Attribute::Attempt,
    Attribute::Source,
    Attribute::Layer,
    Attribute::Host,
    Attribute::Tags,
    Attribute::File,
];

/// The larger usage is the later snapshot; everything else only makes the order total.
fn payload_order(left: &UsageEvent<'_>, right: &UsageEvent<'_>) -> Ordering {
    let rank = |event: &UsageEvent<'_>| (event.meters.output(), event.meters.total(), event.meters);
    rank(left)
        .cmp(&rank(right))
        .then_with(|| left.quantities.cmp(&right.quantities))
        .then_with(|| left.reported_cost.cmp(&right.reported_cost))
        .then_with(|| left.calls.cmp(&right.calls))
        .then_with(|| left.span.cmp(&right.span))
        .then_with(|| left.duration.cmp(&right.duration))
        .then_with(|| left.time_to_first_token.cmp(&right.time_to_first_token))
        .then_with(|| {
            let usage = |event: &UsageEvent<'_>| {
                Attribute::ALL
                    .into_iter()
                    .filter(|attribute| !ATTRIBUTION.contains(attribute))
                    .map(|attribute| event.attributes[attribute].clone().into_owned())
                    .collect::<Vec<_>>()
            };
            usage(left).cmp(&usage(right))
        })
}

/// The lesser says more: an original before a copy, more stated before less, then any fixed order.
fn attribution_order(left: &UsageEvent<'_>, right: &UsageEvent<'_>) -> Ordering {
    let unstated = |event: &UsageEvent<'_>| {
        let stated = |attribute: &&Attribute| !event.attributes[**attribute].is_empty();
        Reverse(ATTRIBUTION.iter().filter(stated).count())
    };
    left.copy
        .cmp(&right.copy)
        .then_with(|| unstated(left).cmp(&unstated(right)))
        .then_with(|| {
            ATTRIBUTION
                .iter()
                .map(|attribute| left.attributes[*attribute].cmp(&right.attributes[*attribute]))
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        })
        .then_with(|| left.line.cmp(&right.line))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::subsequence;

    use super::copy;
    use crate::event::Attribute;
    use crate::event::Key;
    use crate::event::Ledger;
    use crate::event::Meter;
    use crate::event::UsageEvent;
    use crate::units::Timestamp;
    use crate::units::Usd;

    /// Records of a few calls that share responses, grow, are copied, replayed and echoed.
    fn record() -> impl Strategy<Value = UsageEvent<'static>> {
        (
            0..3_u64,
            0..3_u64,
            copy::ORIGINAL..=copy::ECHO,
            0..3_u64,
            0..4_i64,
            0..3_usize,
        )
            .prop_map(|(call, request, copy, output, time, session)| {
                let mut event = UsageEvent::call();
                event.key = Key { call, request };
                event.copy = copy;
                event.meters[Meter::UncachedInput] = call;
                event.meters[Meter::Output] = output;
                event.time = Timestamp(time);
                event.attributes[Attribute::Session] = ["", "a", "b"][session].into();
                event.reported_cost = (output == 2).then_some(Usd::ONE);
                event
            })
    }

    fn kept<'a>(records: impl IntoIterator<Item = &'a UsageEvent<'static>>) -> Vec<String> {
        let mut ledger = Ledger::default();
        for record in records {
            ledger.record(record);
        }
        let batch = ledger.batch();
        let mut kept: Vec<String> = (0..batch.len())
            .map(|row| format!("{:?}", batch.event(row)))
            .collect();
        kept.sort();
        kept
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn order_repetition_and_splits_do_not_matter(
            (records, again) in prop::collection::vec(record(), 1..12).prop_flat_map(|records| {
                let again = subsequence(records.clone(), 0..=records.len());
                (Just(records).prop_shuffle(), again)
            }),
            turn in any::<prop::sample::Index>(),
        ) {
            let expected = kept(&records);
            let mut turned = records.clone();
            turned.rotate_left(turn.index(records.len()));
            turned.reverse();
            prop_assert_eq!(&kept(turned.iter().chain(&again)), &expected);
            prop_assert_eq!(&kept(again.iter().chain(&records)), &expected);
        }
    }
}
