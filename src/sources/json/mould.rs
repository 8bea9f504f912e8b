//! Records of a log that are written alike: what stands between their values is compared, not read.
//!
//! Between the values of a record stand brackets, names, colons and commas, whole tokens all of them: its *pieces*. Where
//! others have the same pieces, with a value in each gap, they are JSON of the same members. Values are checked as ever.

use std::rc::Rc;

use super::Array;
use super::Object;
use super::Take;
use super::Text;
use super::Value;
use super::check_into;
use super::outline::Outline;
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
    /// By gap: what the list in it was like.
    lists: Vec<Option<Outline>>,
    /// The object that the record is, and those inside it.
    objects: Vec<Part>,
}

/// An object of the record.
#[derive(Debug)]
struct Part {
    members: Vec<Member>,
    marks: Marks,
    /// By [`Mark`] 1 + the last member of that mark; 0 where there is none.
    places: [u8; MARKS],
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

/// How many marks there are: enough that of the names asked for hardly any has that of another.
const MARKS: usize = 1 << u8::BITS;

/// A number for a name, by its length, its ends and its middle: worked out before the program runs, where the name is known then.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark(u8);

impl Mark {
    #[inline(always)]
    pub(crate) fn of(name: &[u8]) -> Self {
        let byte = |place: usize| name.get(place).copied().unwrap_or(0);
        let (first, middle) = (byte(0), byte(name.len() / 2));
        let last = byte(name.len().wrapping_sub(1));
        let ends = first.wrapping_mul(3).wrapping_add(last.wrapping_mul(11));
        let inside = (name.len() as u8)
            .wrapping_mul(5)
            .wrapping_add(middle.wrapping_mul(23));
        Self(ends.wrapping_add(inside))
    }
}

/// One bit for each [`Mark`] of some names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks([u64; MARKS / 64]);

impl Marks {
    /// Those of no name.
    pub(crate) const NONE: Self = Self([0; MARKS / 64]);

    /// Adds that of a name; an escaped one may be any.
    pub(crate) fn add(&mut self, name: Text<'_>) {
        match name.unescaped().map(Mark::of) {
            Some(Mark(mark)) => self.0[usize::from(mark / 64)] |= 1 << (mark % 64),
            None => self.0 = [u64::MAX; MARKS / 64],
        }
    }

    /// Whether a name of this mark may be among them.
    #[inline(always)]
    pub(crate) fn has(&self, Mark(mark): Mark) -> bool {
        self.0[usize::from(mark / 64)] & 1 << (mark % 64) != 0
    }
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
            marks: Marks::NONE,
            places: [0; MARKS],
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
                    let list = from.bytes.get(value..end);
                    let list = list.filter(|list| list.first() == Some(&b'['));
                    self.lists.push(list.and_then(Outline::of));
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

    /// Checks a record that has these pieces, and hands on its values. None where it has other pieces, or a value is none.
    #[inline(always)]
    pub(crate) fn read<'a>(
        &self,
        bytes: &'a [u8],
        sound: Option<&'a str>,
        casting: &mut impl Casting<'a>,
    ) -> Option<Object<'a>> {
        let (mut at, mut taken) = (0_usize, 0);
        for (place, (gap, list)) in self.gaps.iter().zip(&self.lists).enumerate() {
            at = scan::behind(bytes, at, self.pieces.get(taken..*gap)?)?;
            taken = *gap;
            if let Some(end) = list.as_ref().and_then(|list| list.end(bytes, at)) {
                casting.value(place, Value::Array(Array(bytes.get(at..end)?)));
                at = end;
                casting.ended(at.wrapping_sub(*gap));
                continue;
            }
            let mut to = InGap {
                gap: place,
                casting: &mut *casting,
            };
            at = check_into(bytes, at, sound, &mut to).ok()?;
            casting.ended(at.wrapping_sub(*gap));
        }
        let end = scan::behind(bytes, at, self.pieces.get(taken..)?)?;
        (end == bytes.len()).then_some(Object(bytes))
    }

    /// How many values a record has, and objects.
    pub(crate) fn size(&self) -> usize {
        self.gaps.len() + self.objects.len()
    }

    /// Names and values of the record's own members, in the order written.
    pub(crate) fn members(&self) -> impl Iterator<Item = (Text<'_>, At)> {
        let members = self.objects.first().into_iter();
        members.flat_map(|part| part.members.iter().map(|member| (member.name(), member.at)))
    }
}

/// Takes the values of a record that is read by its mould.
pub(crate) trait Casting<'a> {
    /// Takes the value in a gap.
    fn value(&mut self, gap: usize, value: Value<'a>);
    /// Is told how far behind its gap that value ends.
    fn ended(&mut self, shift: usize);
}

/// Who takes the value of a gap.
struct InGap<'c, C> {
    gap: usize,
    casting: &'c mut C,
}

impl<'a, C: Casting<'a>> Take<'a> for InGap<'_, C> {
    #[inline(always)]
    fn take(&mut self, value: Value<'a>) {
        self.casting.value(self.gap, value);
    }
}

/// The record that is being remembered, and how far it is taken.
struct Taking<'a> {
    bytes: &'a [u8],
    taken: usize,
}

impl Part {
    fn add(&mut self, name: Text<'_>, at: At) {
        let place = u8::try_from(self.members.len() + 1).unwrap_or(u8::MAX);
        self.marks.add(name);
        match name.unescaped().map(Mark::of) {
            Some(Mark(mark)) => self.places[usize::from(mark)] = place,
            None => self.places = [place; MARKS],
        }
        self.members.push(Member {
            name: name.raw().into(),
            is_escaped: name.unescaped().is_none(),
            at,
        });
    }

    #[inline]
    fn find(&self, name: &str, Mark(mark): Mark) -> Option<At> {
        let last = usize::from(self.places[usize::from(mark)]).checked_sub(1)?;
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

    /// The record `bytes` with the values in its gaps; `shifts` tells how far behind each gap its value ends.
    pub(crate) fn new(
        mould: &Rc<Mould>,
        bytes: &'a [u8],
        mut values: Vec<Value<'a>>,
        shifts: &[usize],
    ) -> Option<Self> {
        let place = |spot: Spot| {
            let shift = match spot.gaps.checked_sub(1) {
                Some(gap) => *shifts.get(gap)?,
                None => 0,
            };
            Some(spot.at.wrapping_add(shift))
        };
        for part in &mould.objects {
            let object = bytes.get(place(part.from)?..place(part.to)?)?;
            values.push(Value::Object(Object(object)));
        }
        Some(Self {
            mould: Rc::clone(mould),
            values,
        })
    }

    /// The marks of the names in an object of the record.
    pub(crate) fn marks(&self, object: usize) -> Marks {
        let part = self.mould.objects.get(object);
        part.map_or(Marks::NONE, |part| part.marks)
    }

    /// The member of that name of an object of the record; the last where it is repeated.
    #[inline]
    pub(crate) fn find(&self, object: usize, name: &str, mark: Mark) -> Option<At> {
        self.mould.objects.get(object)?.find(name, mark)
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
