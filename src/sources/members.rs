//! The members of an object, walked once and asked for by name many times.

use std::borrow::Cow;

use super::datum::Datum;
use super::json::Object;
use super::json::Text;
use super::json::Value;

/// Names and values of one object.
#[derive(Clone, Debug)]
pub(super) struct Members<'a> {
    /// The object itself.
    pub(super) object: Object<'a>,
    members: Vec<(Text<'a>, Value<'a>)>,
    /// The [`mark`]s of its names: most names that are asked for are not there, which these tell.
    marks: u64,
}

/// Room for the members of most objects.
const USUAL_MEMBERS: usize = 12;

/// One bit for a name, by its length and its ends.
#[inline(always)]
fn mark(name: &[u8]) -> u64 {
    let end = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default());
    let place = name.len() * 5 + end(name.first()) * 3 + end(name.last()) * 11;
    1 << (place % 64)
}

impl<'a> Members<'a> {
    /// The members of an object.
    pub(super) fn of(object: Object<'a>) -> Self {
        let mut members = Self::none();
        for (name, value) in object.entries() {
            members.add(name, value);
        }
        members.whole(object)
    }

    /// Those of an object that is being read.
    pub(super) fn none() -> Self {
        Self {
            object: Object::default(),
            members: Vec::with_capacity(USUAL_MEMBERS),
            marks: 0,
        }
    }

    /// Adds the next member.
    #[inline]
    pub(super) fn add(&mut self, name: Text<'a>, value: Value<'a>) {
        // An escaped name may be any.
        self.marks |= name.unescaped().map_or(u64::MAX, mark);
        self.members.push((name, value));
    }

    /// All are there: those of this object.
    pub(super) fn whole(self, object: Object<'a>) -> Self {
        Self { object, ..self }
    }

    /// The same, and behind it what the object around it says.
    pub(super) fn within(&self, outer: &Self) -> Self {
        Self {
            object: self.object,
            members: [&*outer.members, &*self.members].concat(),
            marks: outer.marks | self.marks,
        }
    }

    /// The value of a name; the last one where it is repeated.
    #[inline]
    pub(super) fn get(&self, name: &str) -> Option<Value<'a>> {
        match self.marks & mark(name.as_bytes()) {
            0 => None,
            _ => self.find(name),
        }
    }

    fn find(&self, name: &str) -> Option<Value<'a>> {
        let found = self
            .members
            .iter()
            .rev()
            .find(|(member, _)| member.is(name));
        found.map(|(_, value)| *value)
    }

    /// The value of a name given in lower case, whatever the case of its letters.
    pub(super) fn get_folded(&self, name: &str) -> Option<Value<'a>> {
        let found = self
            .members
            .iter()
            .rev()
            .find(|(member, _)| member.decode().eq_ignore_ascii_case(name));
        found.map(|(_, value)| *value)
    }

    /// The values of several names.
    #[inline]
    pub(super) fn get_many<const N: usize>(&self, names: [&str; N]) -> [Option<Value<'a>>; N] {
        let mut found = [None; N];
        for (place, name) in found.iter_mut().zip(names) {
            *place = self.get(name);
        }
        found
    }

    /// Whether there is a member of that name.
    #[inline]
    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Whether there is a member of one of these names.
    #[inline]
    pub(super) fn has_any<const N: usize>(&self, names: [&str; N]) -> bool {
        names.into_iter().any(|name| self.has(name))
    }

    /// The members of the first of these that is an object.
    pub(super) fn inner<const N: usize>(&self, names: [&str; N]) -> Option<Members<'a>> {
        let objects = self.get_many(names).into_iter().flatten();
        objects.filter_map(Value::as_object).next().map(Self::of)
    }

    /// The text of a member, where it is one and not empty.
    pub(super) fn text(&self, name: &str) -> Option<Cow<'a, str>> {
        self.get(name)?.as_str().filter(|text| !text.is_empty())
    }

    /// The text or number of a member, where it is short enough to be a name.
    pub(super) fn name(&self, name: &str) -> Option<Cow<'a, str>> {
        Datum::Json(self.get(name)?).text()
    }
}
