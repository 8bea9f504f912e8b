//! A line of a bill to a charge: its money and currency, the period it covers, and what was bought as tags.
//!
//! Charges stand for no calls and carry no tokens of their own, since calls and buckets do; what a line counts is a
//! quantity. Credits, refunds and corrections are charges with a negative amount.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Sink;
use super::aggregate;
use super::bill_unit::Unit;
use super::bill_unit::thousandths;
use super::bill_words::Words;
use super::datum::Datum;
use super::datum::LONGEST_TEXT;
use super::json::Value;
use super::labels::of_texts;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::UsageEvent;
use crate::event::tags;
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// A line of a service that is none of a language model's.
pub(super) const OTHER_SERVICE: &str = "charge of another service";
/// A line whose cost is absent.
pub(super) const NO_COST: &str = "no cost";
const NO_CURRENCY: &str = "no currency stated; taken for USD";
const NO_AMOUNT: &str = "amount of money not understood";
const NO_USAGE_AMOUNT: &str = "amount of usage not understood; its cost is kept";
const NEGATIVE_USAGE: &str = "negative amount of usage left out; its cost is kept";

/// A charge being filled in.
#[derive(Clone, Debug)]
pub(super) struct Charge<'a> {
    event: UsageEvent<'a>,
    tags: BTreeMap<String, String>,
    /// Whether its record names a currency.
    has_currency: bool,
}

impl<'a> Charge<'a> {
    /// A charge of `provider` for a period; one that does not end after its start is an instant.
    pub(super) fn new(
        provider: impl Into<Cow<'a, str>>,
        start: Timestamp,
        end: Option<Timestamp>,
    ) -> Self {
        let end = end.unwrap_or(start).max(start);
        let mut event = aggregate::charge(Period { start, end });
        event.attributes[Attribute::Provider] = provider.into();
        Self {
            event,
            tags: BTreeMap::new(),
            has_currency: true,
        }
    }

    /// Its amount, as the invoice has it, and the currency of that: dollars where none is stated.
    pub(super) fn cost(&mut self, amount: Usd, currency: &str) {
        let currency = if currency.is_empty() { "USD" } else { currency };
        self.event.reported_cost = Some(amount);
        self.event.attributes[Attribute::Currency] = Cow::Owned(currency.to_ascii_uppercase());
    }

    /// Marks it as what a gateway reckons from a price list: no invoice has it.
    pub(super) fn reckoned_by_gateway(&mut self) {
        self.event.attributes[Attribute::CostKind] = Cow::Borrowed("estimated");
        self.event.attributes[Attribute::Layer] = Cow::Borrowed("gateway");
    }

    /// An attribute, unless it was told before.
    pub(super) fn set(&mut self, attribute: Attribute, text: impl Into<Cow<'a, str>>) {
        if self.event.attributes[attribute].is_empty() {
            self.event.attributes[attribute] = text.into();
        }
    }

    /// The account or project billed for: a tag where the bill's own labels name the project.
    pub(super) fn account(&mut self, text: impl Into<Cow<'a, str>>) {
        let text = text.into();
        if self.event.attributes[Attribute::Project].is_empty() {
            self.event.attributes[Attribute::Project] = text;
        } else {
            self.tag("account", &text);
        }
    }

    /// A tag of the bill's own terms.
    pub(super) fn tag(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.tags.insert(name.to_owned(), text.to_owned());
        }
    }

    /// What users named: agent, user, project … become attributes, all else tags.
    pub(super) fn label(&mut self, pairs: &[(String, String)]) {
        let pairs = pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(_, value)| !value.is_empty() && value.len() <= LONGEST_TEXT);
        let labels = of_texts(pairs.map(|(name, value)| (name, Cow::Borrowed(value))));
        for (attribute, text) in labels.attributes {
            self.set(attribute, text);
        }
        for (name, value) in tags::decode(&labels.tags) {
            self.tags.entry(name).or_insert(value);
        }
    }

    /// What the words of a product's name tell of model, kind of token, tier and batch.
    pub(super) fn describe(&mut self, words: &Words<'_>) {
        self.set(Attribute::Model, words.model.to_owned());
        self.set(Attribute::ServiceTier, words.tier);
        if words.is_batch {
            self.set(Attribute::Processing, "batch");
        }
        if words.is_long {
            self.set(Attribute::ContextBand, "long");
        }
        self.tag("token_type", words.token_type);
        self.tag("modality", words.modality);
        self.tag("scope", words.scope);
    }

    /// How much was used, in units of the bill. What is no amount, or less than nothing, is left out and said.
    pub(super) fn used(&mut self, amount: Option<&Datum<'_>>, unit: Unit, sink: &mut dyn Sink) {
        let Some(amount) = amount.and_then(Datum::long_text) else {
            return;
        };
        match thousandths(&amount, unit.factor).map(u64::try_from) {
            Ok(Ok(0)) => {}
            Ok(Ok(amount)) => {
                let name = Cow::Borrowed(unit.name);
                self.event.quantities.push((name, amount));
            }
            Ok(Err(_)) => sink.warn(NEGATIVE_USAGE),
            Err(_) => sink.warn(NO_USAGE_AMOUNT),
        }
    }

    /// Hands it over as the `part`-th event of its record.
    pub(super) fn emit(mut self, key: Key, part: u64, sink: &mut dyn Sink) {
        if !self.has_currency {
            sink.warn(NO_CURRENCY);
        }
        self.event.attributes[Attribute::Tags] = Cow::Owned(tags::encode(&self.tags));
        self.event.key = key.part(part);
        self.event.part = part;
        sink.event(&mut self.event);
    }
}

/// An amount of money; `None` where none is stated.
///
/// # Errors
/// When what is stated is no amount.
pub(super) fn amount(datum: Option<&Datum<'_>>) -> Result<Option<Usd>, &'static str> {
    match datum {
        Some(datum) => datum.money(0).map(Some).ok_or(NO_AMOUNT),
        None => Ok(None),
    }
}

/// A time as part of an identity: the same in every spelling of it.
pub(super) fn same_time(datum: Option<Datum<'_>>) -> Option<Datum<'static>> {
    let time = datum?.time().ok()?;
    Some(Datum::Cell(Cow::Owned(time.0.to_string())))
}

/// Pairs of names and values, however a bill spells them: an object, its text, its text without braces, or a list of
/// objects of `key` and `value`.
pub(super) fn pairs(datum: &Datum<'_>) -> Vec<(String, String)> {
    if let Datum::Json(value) = datum
        && value.as_str().is_none()
    {
        return pairs_of(*value);
    }
    let text = datum.long_text().unwrap_or_default();
    let is_bare = text.starts_with('"');
    let text = if is_bare {
        Cow::Owned(format!("{{{text}}}"))
    } else {
        text
    };
    Value::parse(text.as_bytes()).map_or_else(|_| Vec::new(), pairs_of)
}

fn pairs_of(value: Value<'_>) -> Vec<(String, String)> {
    let scalar = |value: Value<'_>| {
        let truth = value.as_bool().map(|truth| Cow::Owned(truth.to_string()));
        truth
            .or_else(|| Datum::Json(value).text())
            .map(Cow::into_owned)
    };
    match value {
        Value::Object(object) => object
            .members()
            .filter_map(|(name, value)| Some((name.into_owned(), scalar(value)?)))
            .collect(),
        Value::Array(array) => array
            .items()
            .filter_map(|item| {
                let [key, value] = item.as_object()?.get_many(["key", "value"]);
                Some((scalar(key?)?, scalar(value?)?))
            })
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_from_every_spelling() {
        let expected = [
            ("env".to_owned(), "prod".to_owned()),
            ("team".to_owned(), "a b".to_owned()),
        ];
        for text in [
            r#"{"env":"prod","team":"a b","list":[1]}"#,
            r#""env": "prod","team": "a b""#,
            r#"[{"key":"env","value":"prod"},{"key":"team","value":"a b"}]"#,
        ] {
            assert_eq!(pairs(&Datum::Cell(Cow::Borrowed(text))), expected, "{text}");
            if let Ok(value) = Value::parse(text.as_bytes()) {
                assert_eq!(pairs(&Datum::Json(value)), expected, "{text}");
            }
        }
        assert_eq!(pairs(&Datum::Cell(Cow::Borrowed("env=prod"))), []);
    }
}
