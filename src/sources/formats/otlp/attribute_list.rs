//! The attributes of a span, log record, point or resource to what they say.

use crate::sources::json::JsonError;
use crate::sources::json::Place;
use crate::sources::json::Seen;
use crate::sources::json::Text;
use crate::sources::json::Value;

use super::attributes::Fact;
use super::facts::Facts;
use super::facts::Named;
use super::facts::named;

type Walked<'a> = Result<Place<'a>, JsonError>;

/// Beginnings of attributes, up to where their values begin, and the fact that each is; none for those not asked for.
pub(super) type SeenAttributes = Seen<Option<(Fact, u8)>>;

/// Attributes as OTLP's array of keys and values, or as an object.
pub(super) fn attributes<'a>(
    facts: &mut Facts<'a>,
    seen: &mut SeenAttributes,
    place: Place<'a>,
) -> Walked<'a> {
    if place.is_object() {
        return object("", place, 0, &mut |name, value| facts.set(name, value));
    }
    let mut number = 0;
    place.items(|place| {
        let known = seen.again(number, place);
        number += 1;
        if let Some((fact, inside)) = known
            && let Some(end) = again(facts, fact, inside)?
        {
            return Ok(end);
        }
        let mut attribute = Attribute::default();
        let end = attribute.read(place, named)?;
        if let (Some((begins, ends)), Some(fact)) = (attribute.inside, attribute.fact())
            && ends
                .behind(closing(fact))
                .is_some_and(|close| close.is_at(end))
        {
            seen.remember(number - 1, place, begins, fact);
        }
        if let (Some(Some(name)), Some(value)) = (attribute.name, attribute.value) {
            facts.set_named(name, value);
        }
        Ok(end)
    })
}

/// Reads the value of an attribute that began as one did before; says where the attribute ends, if it ends alike.
#[inline(always)]
fn again<'a>(
    facts: &mut Facts<'a>,
    fact: Option<(Fact, u8)>,
    inside: Place<'a>,
) -> Result<Option<Place<'a>>, JsonError> {
    let Some((known, rank)) = fact else {
        return Ok(inside.skip()?.behind(closing(fact)));
    };
    let (value, end) = inside.value()?;
    let end = end.behind(closing(fact));
    if end.is_some() {
        facts.set_fact(known, rank, value);
    }
    Ok(end)
}

/// What closes an attribute behind its value as everybody writes it; behind the wrapper of one that is not wanted.
fn closing(fact: Option<(Fact, u8)>) -> &'static [u8] {
    match fact {
        Some(_) => b"}}",
        None => b"}",
    }
}

/// Hands on each attribute by its name.
pub(super) fn each_attribute<'a>(
    place: Place<'a>,
    mut set: impl FnMut(Text<'a>, Value<'a>),
) -> Walked<'a> {
    place.items(|place| {
        let mut attribute = Attribute::default();
        let end = attribute.read(place, Some)?;
        if let (Some(Some(name)), Some(value)) = (attribute.name, attribute.value) {
            set(name, value);
        }
        Ok(end)
    })
}

/// One of OTLP's keys and its value.
struct Attribute<'a, Name> {
    /// What was made of its name; nothing where it is not wanted.
    name: Option<Option<Name>>,
    value: Option<Value<'a>>,
    /// Where the value begins and ends inside its wrapper, if it is no list; with the wrapper where it is not wanted.
    inside: Inside<'a>,
}

impl<Name> Default for Attribute<'_, Name> {
    fn default() -> Self {
        Self {
            name: None,
            value: None,
            inside: None,
        }
    }
}

impl<'a, Name> Attribute<'a, Name> {
    /// Reads it, as far as `wanted` makes something of its name.
    fn read(&mut self, place: Place<'a>, wanted: impl Fn(Text<'a>) -> Option<Name>) -> Walked<'a> {
        place.members(|name, place| {
            if name.is("key") {
                let (value, end) = place.value()?;
                if let Value::String(text) = value {
                    self.name = Some(wanted(text));
                }
                return Ok(end);
            }
            if !name.is("value") {
                return place.skip();
            }
            // Most attributes are not asked for: their values are passed over, where the key comes first.
            if matches!(self.name, Some(None)) {
                let end = place.skip()?;
                self.inside = Some((place, end));
                return Ok(end);
            }
            let (value, inside, end) = any_value(place)?;
            (self.value, self.inside) = (value, inside);
            Ok(end)
        })
    }
}

impl Attribute<'_, Named> {
    /// What can be remembered of its name; none where it has none, or is user-defined.
    fn fact(&self) -> Option<Option<(Fact, u8)>> {
        match self.name.as_ref()? {
            Some(Named::Fact(fact, rank)) => Some(Some((*fact, *rank))),
            Some(Named::Label(_)) => None,
            None => Some(None),
        }
    }
}

type Inside<'a> = Option<(Place<'a>, Place<'a>)>;

/// OTLP's wrapped value, unwrapped; lists and maps stay as they are. Also where the value begins and ends, if it is no
/// list, and where its wrapper ends.
pub(super) fn any_value(
    place: Place<'_>,
) -> Result<(Option<Value<'_>>, Inside<'_>, Place<'_>), JsonError> {
    if !place.is_object() {
        let (value, end) = place.value()?;
        return Ok((Some(value), None, end));
    }
    let mut found = None;
    let mut inside = None;
    let end = place.members(|name, place| {
        let (value, end) = place.value()?;
        let is = |names: [&str; 2]| names.iter().any(|known| name.is(known));
        (found, inside) = if is(["arrayValue", "array_value"]) {
            let values = value.as_object().and_then(|array| array.get("values"));
            (values.or(Some(value)), None)
        } else {
            (Some(value), Some((place, end)))
        };
        Ok(end)
    })?;
    Ok((found, inside, end))
}

/// Objects in objects, as deep as names are split: `{"llm": {"token_count": {"prompt": 1}}}`.
const DEPTH: u32 = 8;

/// Attributes as an object, whose names may be split at their dots.
pub(super) fn object<'a>(
    prefix: &str,
    place: Place<'a>,
    depth: u32,
    set: &mut dyn FnMut(&str, Value<'a>),
) -> Walked<'a> {
    place.members(|name, place| {
        let name = name.decode();
        let path = match prefix {
            "" => name,
            _ => format!("{prefix}.{name}").into(),
        };
        let is_set = matches!(&*path, "metadata");
        if place.is_object() && depth < DEPTH && !is_set {
            return object(&path, place, depth + 1, set);
        }
        let (value, end) = place.value()?;
        set(&path, value);
        Ok(end)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sources::json::walk;

    const KEYS: [&str; 5] = [
        r#""key":"gen_ai.usage.input_tokens""#,
        r#""key":"gen_ai.request.model""#,
        r#""key":"not.asked.for""#,
        r#""key":"traceloop.association.properties.team""#,
        r#""key":7"#,
    ];
    const VALUES: [&str; 9] = [
        r#""value":{"stringValue":"x"}"#,
        r#""value":{"stringValue":"other"}"#,
        r#""value":{"intValue":"12"}"#,
        r#""value":{"intValue": 9 }"#,
        r#""value":{"arrayValue":{"values":[{"stringValue":"x"}]}}"#,
        r#""value":{"intValue":"1","stringValue":"y"}"#,
        r#""value":{}"#,
        r#""value":"bare""#,
        r#""value":{"intValue":}"#,
    ];

    fn read(text: &str, seen: &mut SeenAttributes) -> String {
        let mut facts = Facts::default();
        let walked = walk(text.as_bytes(), |place| attributes(&mut facts, seen, place));
        format!("{walked:?} {facts:?}")
    }

    proptest! {
        /// Attributes read after others are what they are by themselves.
        #[test]
        fn what_was_seen_changes_nothing(
            lists in prop::collection::vec(
                prop::collection::vec((0..KEYS.len(), 0..VALUES.len(), 0..6_u8), 0..4), 1..6),
        ) {
            let mut seen = SeenAttributes::default();
            for list in lists {
                let attributes = list.iter().map(|(key, value, order)| {
                    let (key, value) = (KEYS[*key], VALUES[*value]);
                    match order {
                        0 => format!("{{{value},{key}}}"),
                        1 => format!("{{{key},{value},\"more\":1}}"),
                        2 => format!("{{{key},{value},{}}}", KEYS[2]),
                        _ => format!("{{{key},{value}}}"),
                    }
                });
                let text = format!("[{}]", attributes.collect::<Vec<_>>().join(","));
                prop_assert_eq!(
                    read(&text, &mut seen),
                    read(&text, &mut SeenAttributes::default()),
                    "{}",
                    text
                );
            }
        }
    }
}
