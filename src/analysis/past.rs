//! Labels of a part to those that cannot be among the first: what came of them is added up at once and not kept.
//!
//! Labels that are many (runs, sessions) lie close together in time: most are in one part alone, and what it says of them is
//! all there is to say.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hash::BuildHasher;
use std::hint::black_box;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::dimension::Dimension;
use super::report::Query;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Scan;
use crate::units::Usd;

/// Places for a text that are made for each: so few share one by chance.
const PLACES: usize = 8;

/// Most places: there is no use in more memory than the labels would take.
const MOST_PLACES: usize = 1 << 28;

/// Texts that are looked up at once.
const AT_ONCE: usize = 64;

/// Places in a word.
const PER_WORD: usize = u64::BITS as usize / 2;

/// Which texts one part alone has, of a question for the labels that cost most.
pub(super) struct Alone {
    /// What the texts say.
    pub(super) attribute: Attribute,
    /// How many labels are asked for.
    pub(super) top: usize,
    /// By the hash of a text, in two bits, whether a part has it, and whether another has it too: or one of the same place.
    places: Vec<AtomicU64>,
}

impl Alone {
    /// Goes through the texts of all parts, where the question is one for the labels that cost most.
    pub(super) fn of(query: &Query, events: &dyn Scan) -> Result<Option<Self>, Error> {
        let mut own = query.by.iter().filter_map(Dimension::attribute);
        let attribute = own.find(|one| one.is_own());
        let is_by_cost = query.sort.as_ref();
        let is_by_cost = is_by_cost.is_none_or(|sort| sort.column == "cost" && sort.descending);
        // Of few runs there are few labels.
        let is_of_few = query.filter.attributes().any(Attribute::is_own);
        let (Some(top), Some(attribute), true, false) =
            (query.top, attribute, is_by_cost, is_of_few)
        else {
            return Ok(None);
        };
        let parts = events.parts(query.period);
        // Parts at either end may be small.
        let mut texts = 0;
        if let Some(one) = parts.get(parts.len() / 2) {
            events.each_text(*one, attribute, &mut |_| texts += 1)?;
        }
        let places = texts * parts.len() * PLACES;
        let words = places.next_power_of_two().min(MOST_PLACES) / PER_WORD;
        let words = (0..words.max(1)).map(|_| AtomicU64::new(0));
        let alone = Self {
            attribute,
            top,
            places: words.collect(),
        };
        parts.par_iter().try_for_each(|part| {
            let mut hashes = Vec::with_capacity(texts);
            events.each_text(*part, attribute, &mut |text| hashes.push(hash(text)))?;
            alone.note(&hashes);
            Ok(())
        })?;
        Ok(Some(alone))
    }

    /// The word of a hash, and the first of its bits.
    fn place(&self, hash: u64) -> (&AtomicU64, u64) {
        let place = hash as usize;
        // There are as many as a power of two.
        let word = &self.places[(place / PER_WORD) & (self.places.len() - 1)];
        (word, 1 << (place % PER_WORD * 2))
    }

    /// Notes the texts of a part.
    fn note(&self, hashes: &[u64]) {
        for some in hashes.chunks(AT_ONCE) {
            let words = || some.iter().map(|hash| self.place(*hash));
            // Words that are changed wait for each other, those that are looked at do not: so they come to the cache.
            black_box(words().fold(0, |all, (word, _)| all | word.load(Ordering::Relaxed)));
            for (word, bit) in words() {
                if word.fetch_or(bit, Ordering::Relaxed) & bit > 0 {
                    word.fetch_or(bit << 1, Ordering::Relaxed);
                }
            }
        }
    }

    /// Of each text whether no two parts have it.
    pub(super) fn have<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vec<bool> {
        let hashes: Vec<u64> = texts.map(hash).collect();
        let places = hashes.iter().map(|hash| self.place(*hash));
        let is_one = |(word, bit): (&AtomicU64, u64)| word.load(Ordering::Relaxed) & bit << 1 == 0;
        places.map(is_one).collect()
    }
}

fn hash(text: &str) -> u64 {
    FixedState::default().hash_one(text)
}

/// What the first of the labels cost that one part alone has.
#[derive(Default)]
pub(super) struct Firsts(BinaryHeap<Reverse<Usd>>);

impl Firsts {
    /// Whether a label cannot be among the first, given what a part says it costs.
    pub(super) fn pass_by(&mut self, cost: Usd, is_alone: bool, top: usize) -> bool {
        let Self(first) = self;
        let is_full = first.len() >= top;
        let least = first.peek().map(|least| least.0);
        if is_full && least.is_none_or(|least| cost < least) {
            return is_alone;
        }
        // What costs nothing may have no price, and then comes after what is less than nothing.
        let is_one = !is_full || least.is_some_and(|least| cost > least);
        if is_one && cost > Usd::ZERO && is_alone {
            first.push(Reverse(cost));
            if is_full {
                first.pop();
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_two_parts_is_never_alone_and_hardly_another_is_taken_for_one() {
        let alone = Alone {
            attribute: Attribute::Run,
            top: 1,
            places: (0..1 << 10).map(|_| AtomicU64::new(0)).collect(),
        };
        let texts: Vec<String> = (0..4000).map(|number| format!("run {number}")).collect();
        let [first, second] = [0..2500, 2000..4000];
        for part in [&first, &second] {
            let texts = texts[part.clone()].iter();
            let hashes: Vec<u64> = texts.map(|text| hash(text)).collect();
            alone.note(&hashes);
        }
        let are_alone = alone.have(texts.iter().map(String::as_str));
        assert!(are_alone[second.start..first.end].iter().all(|is| !is));
        let count = are_alone.iter().filter(|is| **is).count();
        assert!((2900..=3500).contains(&count), "{count}");
    }

    #[test]
    fn what_costs_less_than_so_many_labels_that_are_whole_is_passed_by() {
        let mut firsts = Firsts::default();
        let rows = [
            (5, true, false),
            (9, false, false),
            (7, true, false),
            (4, true, true),
            (4, false, false),
            (5, true, false),
            (6, true, false),
            (5, true, true),
            (-1, true, true),
        ];
        for (cost, is_alone, is_past) in rows {
            let told = firsts.pass_by(Usd(cost), is_alone, 2);
            assert_eq!(told, is_past, "{cost}");
        }
        let mut none = Firsts::default();
        assert!(none.pass_by(Usd(1), true, 0));
        // Two without a price are no reason to pass by what is known to be less than nothing.
        let mut unpriced = Firsts::default();
        let told = [0, 0, -1].map(|cost| unpriced.pass_by(Usd(cost), true, 2));
        assert_eq!(told, [false; 3]);
    }
}
