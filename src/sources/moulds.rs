//! The moulds of a log's last records, each with what its members mean.

use std::rc::Rc;

use super::datum::Datum;
use super::field_names::Field;
use super::field_names::Meaning;
use super::fields::Slots;
use super::json::At;
use super::json::Cast;
use super::json::Casting;
use super::json::Mould;
use super::json::Object;
use super::json::Value;
use super::members::Members;

/// So many kinds of records are remembered: logs mix a few.
const MOST: usize = 4;
/// Of records of which no two are alike, only one of so many is remembered; the first of a log, each.
const PRICE: u32 = 32;
const CREDIT: u32 = 8 * PRICE;

/// The last kinds of records, the last first.
#[derive(Debug)]
pub(super) struct Moulds {
    known: Vec<Known>,
    credit: u32,
    room: Vec<usize>,
}

/// A mould, and what its members mean.
#[derive(Debug)]
struct Known {
    mould: Rc<Mould>,
    /// By gap; where no other member means the same, so that its value needs no comparison with others.
    apart: Vec<Option<Meaning>>,
    /// All others that mean something, in the order written.
    others: Vec<(Meaning, At)>,
}

impl Default for Moulds {
    fn default() -> Self {
        Self {
            known: Vec::new(),
            credit: CREDIT,
            room: Vec::new(),
        }
    }
}

impl Moulds {
    /// A record that is written as one before; puts its fields in slots, which are empty, and keeps its members where that is wanted.
    pub(super) fn cast<'a>(
        &mut self,
        record: &'a [u8],
        sound: Option<&'a str>,
        keep: bool,
        slots: &mut Slots<'a>,
    ) -> Option<(Object<'a>, Option<Members<'a>>)> {
        let room = &mut self.room;
        for (place, known) in self.known.iter().enumerate() {
            if let Some((object, cast)) = known.cast(record, sound, keep, room, slots) {
                self.known.swap(0, place);
                return Some((object, cast.filter(|_| keep).map(Members::cast)));
            }
            slots.forget_values();
        }
        None
    }

    /// The mould of a record that is written as none before, where making it is worth it.
    pub(super) fn wanted(&mut self, record: Object<'_>) -> Option<Mould> {
        self.credit = (self.credit + 1).min(CREDIT);
        self.credit = self.credit.checked_sub(PRICE)?;
        Mould::of(record)
    }

    /// Remembers a mould and what its members mean.
    pub(super) fn add(&mut self, mould: Mould, meant: Vec<(Meaning, At)>) {
        self.known.truncate(MOST - 1);
        self.known.insert(0, Known::of(mould, meant));
    }
}

impl Known {
    fn of(mould: Mould, meant: Vec<(Meaning, At)>) -> Self {
        let fields: Vec<Field> = meant.iter().map(|(meaning, _)| meaning.field).collect();
        let is_apart = |field: Field| {
            let is_one = fields.iter().filter(|other| **other == field).count() == 1;
            is_one && !matches!(field, Field::Nest | Field::Tags)
        };
        let mut apart = vec![None; mould.size()];
        let mut others = Vec::new();
        for (meaning, at) in meant {
            match at {
                At::Gap(gap) if is_apart(meaning.field) => {
                    if let Some(place) = apart.get_mut(gap) {
                        *place = Some(meaning);
                    }
                }
                _ => others.push((meaning, at)),
            }
        }
        Self {
            mould: Rc::new(mould),
            apart,
            others,
        }
    }

    /// A record of this mould; its values where these are wanted, or needed for what they mean together.
    #[inline]
    fn cast<'a>(
        &self,
        record: &'a [u8],
        sound: Option<&'a str>,
        keep: bool,
        shifts: &mut Vec<usize>,
        slots: &mut Slots<'a>,
    ) -> Option<(Object<'a>, Option<Cast<'a>>)> {
        let mut fields = Fields {
            apart: &self.apart,
            slots: &mut *slots,
        };
        if !keep && self.others.is_empty() {
            return Some((self.mould.read(record, sound, &mut fields)?, None));
        }
        shifts.clear();
        let mut all = All {
            fields,
            values: Vec::with_capacity(self.mould.size()),
            shifts: &mut *shifts,
        };
        let object = self.mould.read(record, sound, &mut all)?;
        let cast = Cast::new(&self.mould, record, all.values, shifts)?;
        for (meaning, at) in &self.others {
            slots.put(*meaning, Datum::Json(*cast.value(*at)?));
        }
        Some((object, Some(cast)))
    }
}

/// Puts values in slots.
struct Fields<'s, 'a> {
    apart: &'s [Option<Meaning>],
    slots: &'s mut Slots<'a>,
}

impl<'a> Casting<'a> for Fields<'_, 'a> {
    #[inline(always)]
    fn value(&mut self, gap: usize, value: Value<'a>) {
        if let Some(Some(meaning)) = self.apart.get(gap) {
            self.slots.put_apart(*meaning, value);
        }
    }

    #[inline(always)]
    fn ended(&mut self, _: usize) {}
}

/// As [`Fields`], and keeps all that a cast is made of.
struct All<'s, 'a> {
    fields: Fields<'s, 'a>,
    values: Vec<Value<'a>>,
    shifts: &'s mut Vec<usize>,
}

impl<'a> Casting<'a> for All<'_, 'a> {
    #[inline(always)]
    fn value(&mut self, gap: usize, value: Value<'a>) {
        self.fields.value(gap, value);
        self.values.push(value);
    }

    #[inline(always)]
    fn ended(&mut self, shift: usize) {
        self.shifts.push(shift);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fields::Names;
    use super::super::fields::Slots;
    use super::super::json::Value;
    use super::super::members::Members;

    const NAMES: [&str; 9] = [
        "model",
        "mod\\u0065l",
        "usage",
        "input_tokens",
        "promptTokens",
        "metadata",
        "created",
        "choices",
        "x",
    ];
    const SCALARS: [&str; 14] = [
        r#""gpt""#,
        r#""a longer text than a word, \"quoted\" \u00e9""#,
        r#""""#,
        "\"\u{e9}\"",
        "0",
        "-12.5e3",
        "17",
        "null",
        "true",
        "[]",
        r#"[1,{"model":"x"}]"#,
        r#"[{"index":0, "message":{"content":"a \" b","x":[true]},"x":null}]"#,
        r#"[{"index":-1.5, "message":{"content":[{}],"x":["a longer text than two words"]},"x":{}}]"#,
        "{}",
    ];

    fn record() -> impl Strategy<Value = String> {
        let scalar = prop::sample::select(&SCALARS[..]).prop_map(str::to_owned);
        let spaces = prop::sample::select(&["", "", "", " ", "\t "][..]);
        let value = scalar.prop_recursive(3, 16, 4, move |inner| {
            let name = prop::sample::select(&NAMES[..]);
            let member = (name, inner, spaces.clone(), spaces.clone());
            prop::collection::vec(member, 0..5).prop_map(|members| {
                let members = members.iter().map(|(name, value, before, behind)| {
                    format!("{before}\"{name}\":{behind}{value}{before}")
                });
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            })
        });
        value.prop_filter("an object", |text| text.starts_with('{'))
    }

    fn said(value: Option<Value<'_>>) -> String {
        match value {
            Some(Value::String(text)) => format!("text {:?}", text.decode()),
            Some(Value::Object(object)) => format!("object {:?}", object.raw()),
            other => format!("{other:?}"),
        }
    }

    /// All that is to be had of members by name, as deep as they go.
    fn all(members: &Members<'_>, depth: u32) -> String {
        let mut all = format!("{:?}", members.object);
        for name in NAMES.into_iter().chain(["absent", ""]) {
            all += &said(members.get(name));
            all += &said(members.get_folded(&name.to_lowercase()));
            if let Some(inner) = members.child(name).filter(|_| depth > 0) {
                all += &self::all(&inner, depth - 1);
            }
        }
        all
    }

    /// What a record is, with its members kept and without.
    fn read(names: &mut Names, record: &[u8]) -> String {
        let read = [true, false].map(|keep| {
            let mut slots = Slots::default();
            match names.read(record, keep, &mut slots) {
                Ok((object, members)) => {
                    assert_eq!(members.is_some(), keep);
                    let members = members.map(|members| all(&members, 3));
                    format!("{object:?} {:?} {members:?}", slots.in_order())
                }
                Err(error) => format!("{error:?}"),
            }
        });
        read.concat()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        /// Whatever came before it, a record is what it is by itself: as it was written, and with a byte changed.
        #[test]
        fn what_was_written_before_changes_nothing(
            records in prop::collection::vec(record(), 1..4),
            changes in prop::collection::vec(
                (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8,
                    prop::sample::select(b"\"\\{}[],:0-.eE+tfn u\x00/xA\xff9".to_vec())), 1..24),
        ) {
            let mut names = Names::default();
            for record in records.iter().chain(&records) {
                let mut fresh = Names::default();
                prop_assert_eq!(read(&mut names, record.as_bytes()), read(&mut fresh, record.as_bytes()));
            }
            for (which, at, how, with) in changes {
                let mut bytes = which.get(&records).clone().into_bytes();
                let at = at.index(bytes.len());
                match how {
                    0 => bytes[at] = with,
                    1 => bytes.insert(at, with),
                    2 => { bytes.remove(at); }
                    _ => bytes.truncate(at),
                }
                let mut fresh = Names::default();
                prop_assert_eq!(read(&mut names, &bytes), read(&mut fresh, &bytes));
            }
        }
    }

    /// Other values in the same places are read by the mould, whatever they are.
    #[test]
    fn records_that_differ_in_values_alone_have_one_mould() {
        let mut names = Names::default();
        let [first, second] = [
            r#"{"model":"a","usage":{"input_tokens":1,"x":[1]},"created":7}"#,
            r#"{"model":"b","usage":{"input_tokens":"9","x":{"y":null}},"created":"a \" b"}"#,
        ];
        read(&mut names, first.as_bytes());
        let mut cast = |record: &str| {
            names
                .moulds
                .cast(record.as_bytes(), None, true, &mut Slots::default())
                .is_some()
        };
        assert!(cast(first) && cast(second));
        assert!(!cast(&second.replace("created", "Created")));
        assert!(!cast(&second.replace("null", "nul")));
        assert!(!cast(&format!("{second} ")));
    }
}
