//! What the attributes of one span, log record or resource say, by [`Fact`].

use std::borrow::Cow;

use crate::event::Meters;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::datum::Datum;
use crate::sources::json::Text;
use crate::sources::json::Value;
use crate::sources::token_count::token_count;
use crate::units::Usd;

use super::attributes::Fact;
use super::attributes::fact;
use super::attributes::label;

/// Values by what they say; of several attributes for one fact the one with the most current name.
///
/// A span states a dozen of them: these lie close together, found by a byte per fact.
#[derive(Clone, Debug)]
pub(super) struct Facts<'a> {
    /// Where in `values` a fact's lies, counted from 1; 0 where it is not stated.
    places: [u8; Fact::COUNT],
    /// How old the name is that each had, and what it is.
    values: Vec<(u8, Value<'a>)>,
    /// User-defined values, by name.
    pub(super) labels: Vec<(String, Value<'a>)>,
}

/// Room for the facts most spans state.
const USUAL_FACTS: usize = 12;

impl Default for Facts<'_> {
    fn default() -> Self {
        Self {
            places: [0; Fact::COUNT],
            values: Vec::new(),
            labels: Vec::new(),
        }
    }
}

impl<'a> Facts<'a> {
    /// Takes an attribute.
    pub(super) fn set(&mut self, name: &str, value: Value<'a>) {
        if let Some(named) = named_bytes(name.as_bytes()) {
            self.set_named(named, value);
        }
    }

    /// Takes an attribute whose name was looked up.
    pub(super) fn set_named(&mut self, name: Named, value: Value<'a>) {
        match name {
            Named::Fact(fact, rank) => self.set_fact(fact, rank, value),
            Named::Label(_) if is_blank(value) => {}
            Named::Label(name) => self.labels.push((name, value)),
        }
    }

    /// Takes a fact, and how old the name is that it has.
    pub(super) fn set_fact(&mut self, fact: Fact, rank: u8, value: Value<'a>) {
        if is_blank(value) {
            return;
        }
        let Some(place) = self.places.get_mut(fact as usize) else {
            return;
        };
        let kept = usize::from(*place).checked_sub(1);
        match kept.and_then(|kept| self.values.get_mut(kept)) {
            Some(kept) if rank <= kept.0 => *kept = (rank, value),
            Some(_) => {}
            None => {
                if self.values.is_empty() {
                    self.values.reserve(USUAL_FACTS);
                }
                self.values.push((rank, value));
                // There are fewer facts than a byte counts.
                *place = self.values.len() as u8;
            }
        }
    }

    #[inline]
    fn value(&self, fact: Fact) -> Option<Value<'a>> {
        let place = usize::from(*self.places.get(fact as usize)?).checked_sub(1)?;
        self.values.get(place).map(|(_, value)| *value)
    }

    /// A value as stated.
    #[inline]
    pub(super) fn get(&self, fact: Fact) -> Option<Datum<'a>> {
        self.value(fact).map(Datum::Json)
    }

    /// Whether anything is stated.
    #[inline]
    pub(super) fn has(&self, fact: Fact) -> bool {
        self.value(fact).is_some()
    }

    /// A name; `None` where it is absent or too long to be one.
    #[inline]
    pub(super) fn text(&self, fact: Fact) -> Option<Cow<'a, str>> {
        self.get(fact)?.text()
    }

    /// A text to be looked into, which may be longer than a name.
    pub(super) fn text_of_any_length(&self, fact: Fact) -> Option<Cow<'a, str>> {
        self.value(fact)?.as_str()
    }

    /// A count.
    ///
    /// # Errors
    /// Why it is none.
    #[inline]
    pub(super) fn count(&self, fact: Fact) -> Result<Option<u64>, &'static str> {
        match self.value(fact) {
            Some(value) => token_count(Some(value)).map(Some),
            None => Ok(None),
        }
    }

    /// Whether any token is stated to be used.
    pub(super) fn has_usage(&self) -> bool {
        let counts = [Fact::Input, Fact::Output, Fact::Total, Fact::CacheRead];
        let is_used = |count| matches!(self.count(count), Ok(Some(1..)));
        counts.into_iter().any(is_used)
    }

    /// Whether any token count is stated, 0 or not.
    pub(super) fn states_usage(&self) -> bool {
        let counts = [Fact::Input, Fact::Output, Fact::Total, Fact::CacheRead];
        counts.into_iter().any(|count| self.has(count))
    }

    /// Disjoint token counts, and what the user should know of them.
    ///
    /// # Errors
    /// Why a count cannot be used.
    pub(super) fn meters(
        &self,
        input: Input,
        reasoning: Reasoning,
    ) -> Result<(Meters, Option<&'static str>), &'static str> {
        let or_zero = |fact| Ok::<u64, &'static str>(self.count(fact)?.unwrap_or(0));
        let stated = Stated {
            input: self.count(Fact::Input)?,
            output: self.count(Fact::Output)?,
            total: self.count(Fact::Total)?,
            cache_read: self.count(Fact::CacheRead)?,
            cache_write: self.count(Fact::CacheWrite)?,
            reasoning: self.count(Fact::Reasoning)?,
            audio_input: or_zero(Fact::AudioInput)?,
            image_input: or_zero(Fact::ImageInput)?,
            video_input: or_zero(Fact::VideoInput)?,
            audio_output: or_zero(Fact::AudioOutput)?,
            image_output: or_zero(Fact::ImageOutput)?,
            ..Stated::default()
        };
        Ok(stated.disjoint(input, reasoning))
    }

    /// The cost stated, if any.
    pub(super) fn cost(&self) -> Option<Usd> {
        let micros = self.get(Fact::CostMicros).and_then(|cost| cost.money(-6));
        let cost = micros.or_else(|| self.get(Fact::Cost)?.money(0))?;
        (cost >= Usd::ZERO).then_some(cost)
    }

    /// A duration in units of 10^`exponent` seconds, in microseconds; 0 where none is stated.
    pub(super) fn micros(&self, fact: Fact, exponent: i8) -> u64 {
        self.get(fact).map_or(0, |datum| datum.micros(exponent))
    }
}

/// What an attribute's name was found to be.
#[derive(Debug)]
pub(super) enum Named {
    /// A fact, and how old the name is.
    Fact(Fact, u8),
    /// A user-defined value.
    Label(String),
}

/// Looks a name up; `None` where its value is not worth reading.
#[inline]
pub(super) fn named(name: Text<'_>) -> Option<Named> {
    named_bytes(&name.content())
}

fn named_bytes(name: &[u8]) -> Option<Named> {
    if let Some((fact, rank)) = fact(name) {
        return Some(Named::Fact(fact, rank));
    }
    let label = label(name)?;
    Some(Named::Label(String::from_utf8_lossy(label).into_owned()))
}

/// Empty texts and what tables write for nothing say nothing.
fn is_blank(value: Value<'_>) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => match text.unescaped() {
            Some(text) => is_nothing(text),
            None => is_nothing(text.decode().as_bytes()),
        },
        _ => false,
    }
}

fn is_nothing(text: &[u8]) -> bool {
    matches!(text, b"" | b"nan" | b"NaN" | b"None" | b"null")
}
