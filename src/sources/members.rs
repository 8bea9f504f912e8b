//! The members of an object, walked once and asked for by name many times.

use std::borrow::Cow;
use std::rc::Rc;

use super::datum::Datum;
use super::json::At;
use super::json::Cast;
use super::json::Mark;
use super::json::Marks;
use super::json::Object;
use super::json::Text;
use super::json::Value;

/// Names and values of one object.
#[derive(Clone, Debug)]
pub(super) struct Members<'a> {
    /// The object itself.
    pub(super) object: Object<'a>,
    /// Those of their names: most names that are asked for are not there, which these tell.
    marks: Marks,
    kept: Kept<'a>,
}

#[derive(Clone, Debug)]
enum Kept<'a> {
    /// As they were read.
    Read(Vec<(Text<'a>, Value<'a>)>),
    /// Those of an object of a record that is written as one before.
    Cast { record: Rc<Cast<'a>>, object: usize },
}

/// Room for the members of most objects.
const USUAL_MEMBERS: usize = 12;

impl<'a> Members<'a> {
    /// The members of an object.
    pub(super) fn of(object: Object<'a>) -> Self {
        let mut members = Vec::with_capacity(USUAL_MEMBERS);
        members.extend(object.entries());
        Self::read(object, members)
    }

    fn read(object: Object<'a>, members: Vec<(Text<'a>, Value<'a>)>) -> Self {
        let mut marks = Marks::NONE;
        for (name, _) in &members {
            marks.add(*name);
        }
        Self {
            object,
            marks,
            kept: Kept::Read(members),
        }
    }

    /// Those of a record that is written as one before.
    pub(super) fn cast(record: Cast<'a>) -> Self {
        Self::in_cast(&Rc::new(record), Cast::WHOLE)
    }

    fn in_cast(record: &Rc<Cast<'a>>, object: usize) -> Self {
        Self {
            object: record.object(object),
            marks: record.marks(object),
            kept: Kept::Cast {
                record: Rc::clone(record),
                object,
            },
        }
    }

    /// Names and values in the order written.
    fn entries(&self) -> Vec<(Text<'a>, Value<'a>)> {
        match &self.kept {
            Kept::Read(members) => members.clone(),
            Kept::Cast { .. } => self.object.entries().collect(),
        }
    }

    /// The same, and behind it what the object around it says.
    pub(super) fn within(&self, outer: &Self) -> Self {
        Self::read(self.object, [outer.entries(), self.entries()].concat())
    }

    /// The value of a name; the last one where it is repeated.
    #[inline(always)]
    pub(super) fn get(&self, name: &str) -> Option<Value<'a>> {
        let mark = Mark::of(name.as_bytes());
        match self.marks.has(mark) {
            true => self.find(name, mark).copied(),
            false => None,
        }
    }

    fn find(&self, name: &str, mark: Mark) -> Option<&Value<'a>> {
        match &self.kept {
            Kept::Cast { record, object } => record.value(record.find(*object, name, mark)?),
            Kept::Read(members) => {
                let mut members = members.iter().rev();
                let found = members.find(|(member, _)| member.is(name));
                found.map(|(_, value)| value)
            }
        }
    }

    /// The members of the value of a name, where that is an object.
    #[inline(always)]
    pub(super) fn child(&self, name: &str) -> Option<Self> {
        let mark = Mark::of(name.as_bytes());
        match self.marks.has(mark) {
            true => self.find_child(name, mark),
            false => None,
        }
    }

    fn find_child(&self, name: &str, mark: Mark) -> Option<Self> {
        if let Kept::Cast { record, object } = &self.kept
            && let At::Part(object) = record.find(*object, name, mark)?
        {
            return Some(Self::in_cast(record, object));
        }
        self.find(name, mark)?.as_object().map(Self::of)
    }

    /// The value of a name given in lower case, whatever the case of its letters.
    pub(super) fn get_folded(&self, name: &str) -> Option<Value<'a>> {
        let named = |(member, value): (Text<'a>, Value<'a>)| {
            let is_named = member.decode().eq_ignore_ascii_case(name);
            is_named.then_some(value)
        };
        match &self.kept {
            Kept::Read(members) => members.iter().rev().copied().find_map(named),
            Kept::Cast { .. } => self.object.entries().filter_map(named).last(),
        }
    }

    /// The values of several names.
    #[inline(always)]
    pub(super) fn get_many<const N: usize>(&self, names: [&str; N]) -> [Option<Value<'a>>; N] {
        let mut found = [None; N];
        for (place, name) in found.iter_mut().zip(&names) {
            *place = self.get(name);
        }
        found
    }

    /// Whether there is a member of that name.
    #[inline(always)]
    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Whether there is a member of one of these names.
    #[inline(always)]
    pub(super) fn has_any<const N: usize>(&self, names: [&str; N]) -> bool {
        self.may_have_any(&names) && names.iter().any(|name| self.has(name))
    }

    /// The members of the first of these that is an object.
    #[inline(always)]
    pub(super) fn inner<const N: usize>(&self, names: [&str; N]) -> Option<Members<'a>> {
        match self.may_have_any(&names) {
            true => names.iter().find_map(|name| self.child(name)),
            false => None,
        }
    }

    /// Whether there may be a member of one of these names: asked of all at once, so that what is left to do of names that are
    /// known before the program runs is to look at bits.
    #[inline(always)]
    pub(super) fn may_have_any<const N: usize>(&self, names: &[&str; N]) -> bool {
        let mut may_have = false;
        for name in names {
            may_have |= self.marks.has(Mark::of(name.as_bytes()));
        }
        may_have
    }

    /// The text of a member, where it is one and not empty.
    #[inline(always)]
    pub(super) fn text(&self, name: &str) -> Option<Cow<'a, str>> {
        let mark = Mark::of(name.as_bytes());
        match self.marks.has(mark) {
            true => self.find_text(name, mark),
            false => None,
        }
    }

    fn find_text(&self, name: &str, mark: Mark) -> Option<Cow<'a, str>> {
        let text = self.find(name, mark)?.as_str();
        text.filter(|text| !text.is_empty())
    }

    /// The text or number of a member, where it is short enough to be a name.
    pub(super) fn name(&self, name: &str) -> Option<Cow<'a, str>> {
        Datum::Json(self.get(name)?).text()
    }
}
