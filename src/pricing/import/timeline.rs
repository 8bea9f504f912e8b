//! The dated offers a book has for one condition and those a list states now, in: one history without gap or overlap, out.

use crate::pricing::offer::{end, start};
use crate::pricing::schema::PriceFile;
use crate::pricing::values::Instant;
use crate::units::Timestamp;

/// What became of the price in force.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Nothing was or is in force.
    Nothing,
    Same,
    /// A price where there was none.
    Opened,
    /// The offer is not listed any more.
    Closed,
    /// Before and after.
    Changed(Box<PriceFile>, Box<PriceFile>),
}

/// Keeps the past, changes the present at `as_of` or the list's own date, and takes the future from the list.
///
/// `ours` says whether an offer came from the same list: an offer of another one is not closed because this one lacks it.
pub(super) fn joined(
    old: Vec<PriceFile>,
    new: Vec<PriceFile>,
    as_of: Timestamp,
    ours: impl Fn(&PriceFile) -> bool,
) -> (Vec<PriceFile>, Outcome) {
    let begun = |price: &PriceFile| start(price.from) <= as_of;
    let in_force = |price: &PriceFile| begun(price) && as_of < end(price.until);
    let (mut history, future): (Vec<_>, Vec<_>) = old.into_iter().partition(begun);
    let (stated, mut later): (Vec<_>, Vec<_>) = new.into_iter().partition(begun);
    let next = stated
        .into_iter()
        .filter(in_force)
        .max_by_key(|price| start(price.from));
    history.sort_by_key(|price| start(price.from));
    let last = history.pop_if(|last| in_force(last));
    if next.is_none() && later.is_empty() {
        later.extend(future.into_iter().filter(|price| !ours(price)));
    }
    let outcome = match (last, next) {
        (None, None) => Outcome::Nothing,
        (Some(last), None) if !ours(&last) => {
            history.push(last);
            Outcome::Same
        }
        (Some(last), None) => {
            push(
                &mut history,
                PriceFile {
                    until: Some(Instant(as_of)),
                    ..last
                },
            );
            Outcome::Closed
        }
        (None, Some(mut next)) => {
            let ended = history.last().map(|price| end(price.until));
            // What is newly listed holds from its own date, else from when it was seen.
            let own = next
                .from
                .filter(|from| ended.is_none_or(|ended| from.0 >= ended));
            next.from = own.or(Some(Instant(as_of)));
            history.push(next);
            Outcome::Opened
        }
        (Some(last), Some(next)) if last.rates == next.rates => {
            history.push(PriceFile {
                until: next.until,
                status: next.status,
                ..last
            });
            Outcome::Same
        }
        (Some(last), Some(mut next)) => {
            let own = next
                .from
                .map(|from| from.0)
                .filter(|from| *from > start(last.from));
            let change = Instant(own.unwrap_or(as_of));
            let before = last.clone();
            push(
                &mut history,
                PriceFile {
                    until: Some(change),
                    ..last
                },
            );
            next.from = Some(change);
            history.push(next.clone());
            Outcome::Changed(Box::new(before), Box::new(next))
        }
    };
    // What begins later ends what holds now.
    later.sort_by_key(|price| start(price.from));
    if let (Some(last), Some(first)) = (history.last_mut(), later.first())
        && end(last.until) > start(first.from)
    {
        last.until = first.from;
    }
    history.extend(later);
    (history, outcome)
}

/// Keeps an offer that has a time to hold in.
fn push(history: &mut Vec<PriceFile>, price: PriceFile) {
    if start(price.from) < end(price.until) {
        history.push(price);
    }
}

/// The offers from an instant on: what a lower layer says about the time before stays in force.
pub(super) fn clipped(offers: Vec<PriceFile>, from: Timestamp) -> Vec<PriceFile> {
    let offers = offers.into_iter().filter(|offer| end(offer.until) > from);
    offers
        .map(|offer| PriceFile {
            from: Some(Instant(start(offer.from).max(from))),
            ..offer
        })
        .collect()
}
