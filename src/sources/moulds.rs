//! The moulds of a log's last records, each with what its members mean.

use std::rc::Rc;

use super::datum::Datum;
use super::field_names::Meaning;
use super::fields::Slots;
use super::json::At;
use super::json::Cast;
use super::json::Mould;
use super::json::Object;

/// So many kinds of records are remembered: logs mix a few.
const MOST: usize = 4;
/// Of records of which no two are alike, only one of so many is remembered; the first of a log, each.
const PRICE: u32 = 32;
const CREDIT: u32 = 8 * PRICE;

/// What the members of a mould mean, of those that mean something.
type Meant = Vec<(Meaning, At)>;

/// The last kinds of records, the last first.
#[derive(Debug)]
pub(super) struct Moulds {
    known: Vec<(Rc<Mould>, Meant)>,
    credit: u32,
    room: Vec<usize>,
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
    /// A record that is written as one before; puts its fields in slots.
    pub(super) fn cast<'a>(
        &mut self,
        record: &'a [u8],
        sound: Option<&'a str>,
        slots: &mut Slots<'a>,
    ) -> Option<Cast<'a>> {
        for place in 0..self.known.len() {
            let (mould, meant) = self.known.get(place)?;
            if let Some(cast) = mould.cast(record, sound, &mut self.room) {
                for (meaning, at) in meant {
                    slots.put(*meaning, Datum::Json(*cast.value(*at)?));
                }
                self.known.swap(0, place);
                return Some(cast);
            }
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
    pub(super) fn add(&mut self, mould: Mould, meant: Meant) {
        self.known.truncate(MOST - 1);
        self.known.insert(0, (Rc::new(mould), meant));
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
    const SCALARS: [&str; 12] = [
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

    fn read(names: &mut Names, record: &[u8]) -> String {
        let mut slots = Slots::default();
        match names.read(record, true, &mut slots) {
            Ok((object, members)) => {
                let members = members.expect("kept");
                format!("{object:?} {slots:?} {}", all(&members, 3))
            }
            Err(error) => format!("{error:?}"),
        }
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
                .cast(record.as_bytes(), None, &mut Slots::default())
                .is_some()
        };
        assert!(cast(first) && cast(second));
        assert!(!cast(&second.replace("created", "Created")));
        assert!(!cast(&second.replace("null", "nul")));
        assert!(!cast(&format!("{second} ")));
    }
}
