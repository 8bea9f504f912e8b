//! Records of a log that are written alike: what stands between their values is compared, not read.
//!
//! Between the values of a record stand brackets, names, colons and commas, whole tokens all of them: its *pieces*. Where
//! others have the same pieces, with a value in each gap, they are JSON of the same members. Values are checked as ever.

use std::rc::Rc;

use super::Object;
use super::Text;
use super::Value;
use super::checked;
use super::scan;
use crate::event::same_bytes;

/// Larger records are not remembered: their values take longer than what is between them.
const MOST_GAPS: usize = 256;
const MOST_MEMBERS: usize = 254;
const LONGEST_PIECES: usize = 1 << 14;
const DEPTH: u32 = 16;

/// What one record has between its values.
#[derive(Debug, Default)]
pub(crate) struct Mould {
    pieces: Vec<u8>,
    /// Where in `pieces` each gap is.
    gaps: Vec<usize>,
    /// The object that the record is, and those inside it.
    objects: Vec<Part>,
}

/// An object of the record.
#[derive(Debug)]
struct Part {
    members: Vec<Member>,
    /// One bit for each [`mark`].
    marks: u64,
    /// By [`mark`] 1 + the last member of that mark; 0 where there is none.
    places: [u8; 64],
    /// Where it begins and ends.
    from: Spot,
    to: Spot,
}

#[derive(Debug)]
struct Member {
    name: Box<[u8]>,
    is_escaped: bool,
    at: At,
}

/// Where a member's value is found: in a gap, or as an object of the record's own.
#[derive(Clone, Copy, Debug)]
pub(crate) enum At {
    Gap(usize),
    Part(usize),
}

/// A place in the pieces, and how many gaps lie before it.
#[derive(Clone, Copy, Debug, Default)]
struct Spot {
    at: usize,
    gaps: usize,
}

/// One number below 64 for a name, by its length and its ends.
#[inline(always)]
pub(crate) fn mark(name: &[u8]) -> usize {
    let end = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default());
    (name.len() * 5 + end(name.first()) * 3 + end(name.last()) * 11) % 64
}

impl Mould {
    /// That of a checked object, its end included; none of one that is not worth remembering.
    pub(crate) fn of(record: Object<'_>) -> Option<Self> {
        let mut mould = Self::default();
        let mut taking = Taking {
            bytes: record.raw(),
            taken: 0,
        };
        let end = mould.part(&mut taking, 0, DEPTH)?;
        mould.take(&mut taking, end)?;
        Some(mould)
    }

    /// Takes what stands before `end` and is no value.
    fn take(&mut self, from: &mut Taking<'_>, end: usize) -> Option<Spot> {
        self.pieces
            .extend_from_slice(from.bytes.get(from.taken..end)?);
        from.taken = end;
        (self.pieces.len() <= LONGEST_PIECES).then_some(Spot {
            at: self.pieces.len(),
            gaps: self.gaps.len(),
        })
    }

    /// Takes the object at `at`; says where it ends.
    fn part(&mut self, from: &mut Taking<'_>, at: usize, depth: u32) -> Option<usize> {
        let depth = depth.checked_sub(1)?;
        let start = self.take(from, at)?;
        let number = self.objects.len();
        self.objects.push(Part {
            members: Vec::new(),
            marks: 0,
            places: [0; 64],
            from: start,
            to: start,
        });
        let mut end = at + 1;
        while let Some((name, value)) = super::name_at(from.bytes, end) {
            let at = match from.bytes.get(value) {
                Some(b'{') => {
                    let place = self.objects.len();
                    end = self.part(from, value, depth)?;
                    At::Part(place)
                }
                _ => {
                    self.take(from, value)?;
                    self.gaps.push(self.pieces.len());
                    end = scan::skip_value(from.bytes, value);
                    from.taken = end;
                    At::Gap(self.gaps.len() - 1)
                }
            };
            let part = self.objects.get_mut(number)?;
            part.add(name, at);
            if part.members.len() > MOST_MEMBERS || self.gaps.len() > MOST_GAPS {
                return None;
            }
        }
        let close = super::skip_separators(from.bytes, end);
        let to = self.take(from, close + 1)?;
        self.objects.get_mut(number)?.to = to;
        Some(close + 1)
    }

    /// Reads a record that has these pieces; none that has others, or whose values are none. `shifts` is room to note how far
    /// behind its place in the mould each piece lies.
    #[inline]
    pub(crate) fn cast<'a>(
        self: &Rc<Self>,
        bytes: &'a [u8],
        sound: Option<&'a str>,
        shifts: &mut Vec<usize>,
    ) -> Option<Cast<'a>> {
        let mut values = Vec::with_capacity(self.gaps.len() + self.objects.len());
        shifts.clear();
        let (mut at, mut taken) = (0_usize, 0);
        for gap in &self.gaps {
            shifts.push(at.wrapping_sub(taken));
            at = behind(bytes, at, self.pieces.get(taken..*gap)?)?;
            let (value, end) = checked(bytes, at, sound).ok()?;
            values.push(value);
            (at, taken) = (end, *gap);
        }
        shifts.push(at.wrapping_sub(taken));
        if behind(bytes, at, self.pieces.get(taken..)?)? != bytes.len() {
            return None;
        }
        let place = |spot: Spot| Some(spot.at.wrapping_add(*shifts.get(spot.gaps)?));
        for part in &self.objects {
            let object = bytes.get(place(part.from)?..place(part.to)?)?;
            values.push(Value::Object(Object(object)));
        }
        Some(Cast {
            mould: Rc::clone(self),
            values,
        })
    }

    /// Names and values of the record's own members, in the order written.
    pub(crate) fn members(&self) -> impl Iterator<Item = (Text<'_>, At)> {
        let members = self.objects.first().into_iter();
        members.flat_map(|part| part.members.iter().map(|member| (member.name(), member.at)))
    }
}

/// The record that is being remembered, and how far it is taken.
struct Taking<'a> {
    bytes: &'a [u8],
    taken: usize,
}

/// Where the bytes go on behind `piece`, if that stands at `at`.
#[inline]
fn behind(bytes: &[u8], at: usize, piece: &[u8]) -> Option<usize> {
    let end = at + piece.len();
    same_bytes(bytes.get(at..end)?, piece).then_some(end)
}

impl Part {
    fn add(&mut self, name: Text<'_>, at: At) {
        let place = u8::try_from(self.members.len() + 1).unwrap_or(u8::MAX);
        // An escaped name may be any.
        match name.unescaped().map(mark) {
            Some(mark) => (self.places[mark], self.marks) = (place, self.marks | 1 << mark),
            None => (self.places, self.marks) = ([place; 64], u64::MAX),
        }
        self.members.push(Member {
            name: name.raw().into(),
            is_escaped: name.unescaped().is_none(),
            at,
        });
    }

    #[inline]
    fn find(&self, name: &str) -> Option<At> {
        let last = usize::from(self.places[mark(name.as_bytes())]).checked_sub(1)?;
        // Those behind it have other marks.
        let mut members = self.members.get(..=last)?.iter().rev();
        let is_named = |member: &&Member| match member.is_escaped {
            true => member.name().is(name),
            false => same_bytes(&member.name, name.as_bytes()),
        };
        members.find(is_named).map(|member| member.at)
    }
}

impl Member {
    #[inline]
    fn name(&self) -> Text<'_> {
        Text::new(&self.name, self.is_escaped)
    }
}

/// A record read by its mould.
#[derive(Debug)]
pub(crate) struct Cast<'a> {
    mould: Rc<Mould>,
    /// What is in the gaps, and behind that the objects.
    values: Vec<Value<'a>>,
}

impl<'a> Cast<'a> {
    /// The record itself.
    pub(crate) const WHOLE: usize = 0;

    /// One bit for each [`mark`] of the names in an object of the record.
    pub(crate) fn marks(&self, object: usize) -> u64 {
        self.mould.objects.get(object).map_or(0, |part| part.marks)
    }

    /// The member of that name of an object of the record; the last where it is repeated.
    #[inline]
    pub(crate) fn find(&self, object: usize, name: &str) -> Option<At> {
        self.mould.objects.get(object)?.find(name)
    }

    /// The value of a member.
    #[inline]
    pub(crate) fn value(&self, at: At) -> Option<&Value<'a>> {
        let place = match at {
            At::Gap(gap) => gap,
            At::Part(object) => self.mould.gaps.len() + object,
        };
        self.values.get(place)
    }

    /// An object of the record.
    pub(crate) fn object(&self, object: usize) -> Object<'a> {
        let value = self.value(At::Part(object));
        value
            .and_then(|value| value.as_object())
            .unwrap_or_default()
    }
}
