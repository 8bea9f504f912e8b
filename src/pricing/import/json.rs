//! JSON bytes in, a tree whose numbers are still the text they were written as, out: a price never passes through a float.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// Deeper nesting is no price list.
const DEEPEST: usize = 16;

/// One value; objects keep their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Null,
    Truth(bool),
    /// The text of a number.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// Reads a document; the reason of a refusal quotes nothing of it.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let raw: &RawValue = serde_json::from_slice(bytes).map_err(|error| {
            format!(
                "no JSON: the fault is at line {}, column {}",
                error.line(),
                error.column()
            )
        })?;
        Self::from_raw(raw.get(), 0).ok_or_else(|| "the JSON is nested too deep".to_owned())
    }

    fn from_raw(text: &str, depth: usize) -> Option<Self> {
        if depth > DEEPEST {
            return None;
        }
        let inside = |value: &RawValue| Self::from_raw(value.get(), depth + 1);
        match text.bytes().next()? {
            b'n' => Some(Self::Null),
            b't' => Some(Self::Truth(true)),
            b'f' => Some(Self::Truth(false)),
            b'"' => serde_json::from_str(text).ok().map(Self::Text),
            b'[' => {
                let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                let items: Option<_> = items.into_iter().map(inside).collect();
                items.map(Self::List)
            }
            b'{' => {
                let Members(members) = serde_json::from_str(text).ok()?;
                let members: Option<_> = members
                    .into_iter()
                    .map(|(name, value)| Some((name, inside(value)?)))
                    .collect();
                members.map(Self::Object)
            }
            _ => Some(Self::Number(text.to_owned())),
        }
    }

    /// A member of an object; of several with the same name the last, as JSON readers do.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        let found = self.members().iter().rev().find(|(own, _)| own == name);
        found.map(|(_, value)| value)
    }

    pub(super) fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    pub(super) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a string; empty for anything else.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    /// The text of a member; empty where there is none.
    pub(super) fn text_of(&self, name: &str) -> &str {
        self.get(name).map_or("", Self::text)
    }

    /// The text of a number, or of a string that may hold one.
    pub(super) fn digits(&self) -> Option<&str> {
        match self {
            Self::Number(text) | Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A whole number; `256000.0` is one.
    pub(super) fn whole(&self) -> Option<u64> {
        let text = self.digits()?;
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let zeros = fraction.bytes().all(|byte| byte == b'0');
        whole.parse().ok().filter(|_| zeros)
    }
}

/// The members of an object, unread.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        from.deserialize_map(Collect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_text() {
        let node = Node::read(br#"{"a": 1.50e-07, "b": [1, "2"], "c": null}"#).expect("JSON");
        assert_eq!(node.get("a"), Some(&Node::Number("1.50e-07".to_owned())));
        assert_eq!(node.get("b").map(|list| list.items().len()), Some(2));
        assert_eq!(Node::Number("256000.0".to_owned()).whole(), Some(256_000));
        assert_eq!(Node::Number("1.5".to_owned()).whole(), None);
    }

    #[test]
    fn a_refusal_says_where_and_quotes_nothing() {
        let refused = Node::read(b"{\"a\": secret}").expect_err("no JSON");
        assert!(
            refused.contains("line 1") && !refused.contains("secret"),
            "{refused}"
        );
        let deep = "[".repeat(40) + &"]".repeat(40);
        assert!(Node::read(deep.as_bytes()).is_err());
    }
}
