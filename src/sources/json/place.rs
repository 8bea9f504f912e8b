//! JSON text to a walk into its depth that checks it on the way: each byte is looked at once.
//!
//! [`super::Value`] reads an object over again for every level above what is asked for; batches of telemetry hold what
//! matters nine levels down.

use super::JsonError;
use super::Seen;
use super::Text;
use super::Value;
use super::checked;
use super::scan;

/// Where a value starts in a text that is being checked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(super) bytes: &'a [u8],
    /// The same as text, asked once for all of its texts; empty where it is none.
    pub(super) sound: &'a str,
    pub(super) at: usize,
}

/// Walks a whole text: `read` gets the start of its value and says where it ends.
///
/// # Errors
/// What kind of fault makes it no JSON text.
pub(crate) fn walk<'a>(
    bytes: &'a [u8],
    read: impl FnOnce(Place<'a>) -> Result<Place<'a>, JsonError>,
) -> Result<(), JsonError> {
    let at = scan::skip_space(bytes, 0);
    let sound = std::str::from_utf8(bytes).unwrap_or_default();
    let end = read(Place { bytes, sound, at })?.at;
    if scan::skip_space(bytes, end) < bytes.len() {
        return Err(JsonError::Trailing);
    }
    Ok(())
}

impl<'a> Place<'a> {
    /// Hands each member's name and place on; `member` says where its value ends. Any other value is passed over.
    #[inline]
    pub(crate) fn members(
        self,
        mut member: impl FnMut(Text<'a>, Self) -> Result<Self, JsonError>,
    ) -> Result<Self, JsonError> {
        let bytes = self.bytes;
        if bytes.get(self.at) != Some(&b'{') {
            return self.skip();
        }
        let end = scan::check_object(bytes, self.at, |name, at| {
            Ok(member(name, Self { at, ..self })?.at)
        })?;
        Ok(Self { at: end, ..self })
    }

    /// As [`Place::members`], with what each name means, which is worked out where another stood at its place before.
    #[inline]
    pub(crate) fn known_members<T: Copy>(
        self,
        seen: &mut Seen<T>,
        meaning: impl Fn(Text<'a>) -> T,
        mut member: impl FnMut(T, Self) -> Result<Self, JsonError>,
    ) -> Result<Self, JsonError> {
        let bytes = self.bytes;
        if !self.is_object() {
            return self.skip();
        }
        let mut number = 0;
        let end = scan::check_members(bytes, self.at, |at| {
            let start = Self { at, ..self };
            let (meant, value) = match seen.again(number, start) {
                Some(known) => known,
                None => {
                    let (name, at) = scan::check_name(bytes, at)?;
                    let (meant, value) = (meaning(name), Self { at, ..self });
                    seen.remember(number, start, value, meant);
                    (meant, value)
                }
            };
            number += 1;
            Ok(member(meant, value)?.at)
        })?;
        Ok(Self { at: end, ..self })
    }

    /// Hands the place of each item on; `item` says where it ends. Any other value is passed over.
    #[inline]
    pub(crate) fn items(
        self,
        mut item: impl FnMut(Self) -> Result<Self, JsonError>,
    ) -> Result<Self, JsonError> {
        let bytes = self.bytes;
        if bytes.get(self.at) != Some(&b'[') {
            return self.skip();
        }
        let item = |at| Ok(item(Self { at, ..self })?.at);
        let end = scan::check_array(bytes, self.at, item)?;
        Ok(Self { at: end, ..self })
    }

    /// The value, and where it ends.
    #[inline(always)]
    pub(crate) fn value(self) -> Result<(Value<'a>, Self), JsonError> {
        let (value, at) = checked(self.bytes, self.at, Some(self.sound))?;
        Ok((value, Self { at, ..self }))
    }

    /// Where the value ends.
    #[inline]
    pub(crate) fn skip(self) -> Result<Self, JsonError> {
        let at = scan::check_value(self.bytes, self.at)?;
        Ok(Self { at, ..self })
    }

    /// Where the text goes on behind `piece`, if that stands here.
    #[inline(always)]
    pub(crate) fn behind(self, piece: &[u8]) -> Option<Self> {
        let at = self.at + piece.len();
        (self.bytes.get(self.at..at) == Some(piece)).then_some(Self { at, ..self })
    }

    /// Whether it is the place `other` of the same text.
    pub(crate) fn is_at(self, other: Self) -> bool {
        self.at == other.at
    }

    /// Whether an object starts here.
    #[inline]
    pub(crate) fn is_object(self) -> bool {
        self.bytes.get(self.at) == Some(&b'{')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers in `a[].b`, read in one walk.
    fn numbers(text: &str) -> Result<Vec<String>, JsonError> {
        let mut found = Vec::new();
        walk(text.as_bytes(), |place| {
            place.members(|name, place| {
                if !name.is("a") {
                    return place.skip();
                }
                place.items(|place| {
                    place.members(|name, place| {
                        let (value, end) = place.value()?;
                        if let Value::Number(text) = value
                            && name.is("b")
                        {
                            found.push(text.to_owned());
                        }
                        Ok(end)
                    })
                })
            })
        })?;
        Ok(found)
    }

    #[test]
    fn a_walk_finds_what_lies_deep_and_passes_over_the_rest() {
        let text =
            r#" {"x":{"a":[{"b":9}]}, "a" : [ {"b":1}, 7, {}, {"c":"]}","b" : 2} ] , "a":null} "#;
        assert_eq!(numbers(text), Ok(vec!["1".to_owned(), "2".to_owned()]));
        assert_eq!(numbers("[]"), Ok(Vec::new()));
    }

    #[test]
    fn a_walk_finds_every_fault_that_a_check_finds() {
        let sound = r#"{"x":[1,{"y":null}],"a":[{"b":1,"c":{"d":[]}},{"b":2.5}]}"#;
        for (place, _) in sound.char_indices() {
            let (head, tail) = sound.split_at(place);
            for broken in [
                head.to_owned(),
                format!("{head}]{tail}"),
                format!("{head} ,{tail}"),
            ] {
                let expected = Value::parse(broken.as_bytes()).err();
                assert_eq!(numbers(&broken).err(), expected, "{broken}");
            }
        }
        assert_eq!(numbers(&format!("{sound}x")), Err(JsonError::Trailing));
    }
}
