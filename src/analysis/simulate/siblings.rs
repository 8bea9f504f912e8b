//! A model as logged, in: the model of the same maker to try instead, out. A rule of thumb: names and prices, no judgement
//! of answers.

use crate::event::Meter;
use crate::pricing::{PriceBook, PriceQuery, Rates, context_window};
use crate::units::{Timestamp, Usd};

/// Words in an id that make it a model for something else.
const SPECIAL: [&str; 17] = [
    "audio",
    "chat",
    "codex",
    "computer",
    "cyber",
    "embed",
    "embedding",
    "image",
    "instruct",
    "live",
    "native",
    "ocr",
    "realtime",
    "research",
    "search",
    "transcribe",
    "tts",
];

/// Digits from which on a number in an id is a day and no version.
const DAY_DIGITS: usize = 6;

/// What an id says of a model: `gpt-5.4-mini` is (gpt, mini) of version 5, 4.
#[derive(Debug, PartialEq, Eq)]
struct Name {
    words: Vec<String>,
    version: Vec<u64>,
}

/// The cheaper model to try in place of one, by the prices of `at`: an id, with its provider where the id alone could be
/// another's.
///
/// `listed` are all models of the book, by provider and id. It is sold by the same provider, its name begins alike, its version is not lower, it takes calls as large, and it is at
/// least a tenth cheaper for input and output and dearer for nothing. Of those the dearest, as the one closest to it.
pub(super) fn cheaper(
    book: &PriceBook,
    listed: &[(String, String)],
    provider: &str,
    model: &str,
    at: Timestamp,
) -> Option<String> {
    let own = rates(book, provider, model, at)?;
    let (seller, id) = (&own.provenance.provider, &own.provenance.model);
    let name = Name::of(id);
    let window = context_window(seller, id)?;
    let others = listed
        .iter()
        .filter(|(provider, other)| provider == seller && other != id);
    let fitting = others.filter_map(|(_, other)| {
        let is_kin = name.is_succeeded_by(&Name::of(other));
        if !is_kin || context_window(seller, other)? < window {
            return None;
        }
        let rates = rates(book, seller, other, at)?;
        let price = is_cheaper(&rates, &own).then(|| price(&rates))??;
        Some((price, Name::of(other).version, other))
    });
    let (_, _, best) = fitting.max()?;
    let alone = rates(book, "", best, at);
    Some(match alone {
        Some(alone) if alone.provenance.provider == *seller => best.clone(),
        _ => format!("{seller}/{best}"),
    })
}

fn rates(book: &PriceBook, provider: &str, model: &str, at: Timestamp) -> Option<Rates> {
    let plan = book.plan(&PriceQuery {
        provider,
        model,
        kind: "call",
        ..PriceQuery::default()
    });
    plan.rates().get(plan.rate(at, 0))?.as_ref().ok().cloned()
}

/// Input and output together, as the size of a price.
fn price(rates: &Rates) -> Option<Usd> {
    let rate = |meter: Meter| rates.meters[meter as usize];
    rate(Meter::UncachedInput)?.checked_add(rate(Meter::Output)?)
}

fn is_cheaper(rates: &Rates, own: &Rates) -> bool {
    let pair = |meter: Meter| (rates.meters[meter as usize], own.meters[meter as usize]);
    let none_dearer = Meter::ALL.into_iter().all(|meter| match pair(meter) {
        (Some(other), Some(own)) => other <= own,
        (None, Some(_)) => meter == Meter::Reasoning,
        (Some(_), None) => meter != Meter::Reasoning,
        (None, None) => true,
    });
    let by_a_tenth = [Meter::UncachedInput, Meter::Output]
        .into_iter()
        .all(|meter| match pair(meter) {
            (Some(other), Some(own)) => other > Usd::ZERO && other.0 * 10 <= own.0 * 9,
            _ => false,
        });
    let units = own.quantities.keys().all(|unit| rates.covers(unit));
    none_dearer && by_a_tenth && units
}

impl Name {
    fn of(id: &str) -> Self {
        let (mut words, mut version) = (Vec::new(), Vec::new());
        for part in id.split(['-', '.', '_', '/', ':']) {
            let digits = part.bytes().take_while(u8::is_ascii_digit).count();
            let (number, word) = part.split_at(digits);
            if digits < DAY_DIGITS {
                version.extend(number.parse::<u64>());
            }
            if !word.is_empty() {
                words.push(word.to_ascii_lowercase());
            }
        }
        Self { words, version }
    }

    /// Whether the other is of the same family, for the same use and no older.
    fn is_succeeded_by(&self, other: &Self) -> bool {
        let has = |name: &Self, word: &str| name.words.iter().any(|own| own == word);
        self.words.first() == other.words.first()
            && self.version <= other.version
            && SPECIAL
                .iter()
                .all(|word| has(self, word) == has(other, word))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn names_tell_family_use_and_version() {
        let follows = |old: &str, new: &str| Name::of(old).is_succeeded_by(&Name::of(new));
        assert!(follows("gpt-5.1", "gpt-5.4-mini"));
        assert!(follows("claude-sonnet-4-5-20250929", "claude-haiku-4-5"));
        assert!(!follows("gpt-5.1", "gpt-5-mini"));
        assert!(!follows("gpt-5.1", "gpt-5.4-codex"));
        assert!(!follows("gpt-5.1", "o4-mini"));
    }

    #[test]
    fn the_closest_of_the_cheaper_is_tried() {
        // Ids that the list of context windows knows; the prices are of this test alone.
        let book = "provider = \"openai\"\n\
            [[model]]\nid = \"gpt-5.1\"\nprice = [{ rates = { input = \"10\", output = \"20\" } }]\n\
            [[model]]\nid = \"gpt-5.2\"\nprice = [{ rates = { input = \"9.5\", output = \"18\" } }]\n\
            [[model]]\nid = \"gpt-5.4-mini\"\nprice = [{ rates = { input = \"9\", output = \"18\" } }]\n\
            [[model]]\nid = \"gpt-5.4-nano\"\nprice = [{ rates = { input = \"1\", output = \"2\" } }]\n\
            [[model]]\nid = \"gpt-5.3\"\nprice = [{ rates = { input = \"8\", output = \"18.5\" } }]\n";
        let book = PriceBook::empty()
            .with_layer("test", book, Path::new("test.toml"))
            .expect("a book");
        let of = |model: &str| cheaper(&book, &book.models_listed(), "openai", model, Timestamp(0));
        assert_eq!(of("gpt-5.1").as_deref(), Some("gpt-5.4-mini"));
        assert_eq!(of("gpt-5.4-mini").as_deref(), Some("gpt-5.4-nano"));
        assert_eq!(of("gpt-5.4-nano"), None);
        assert_eq!(of("no-such"), None);
    }
}
