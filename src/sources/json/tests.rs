//! The scanner against serde_json: what is accepted, and what is read.

use std::borrow::Cow;

use proptest::prelude::*;

use super::{JsonError, Value, first_value, pick};

/// The scanner's reading as serde_json's type, built from the accessors alone.
fn to_serde(value: Value<'_>) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(truth) => truth.into(),
        Value::Number(text) => serde_json::from_str(text).expect("a number"),
        Value::String(text) => text.decode().into_owned().into(),
        Value::Array(array) => array.items().map(to_serde).collect(),
        Value::Object(object) => {
            let members = object.members();
            let map = members.map(|(name, value)| (name.into_owned(), to_serde(value)));
            serde_json::Value::Object(map.collect())
        }
    }
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let text = prop_oneof![
        any::<String>(),
        "[\"\\\\/\\x00-\\x1f\u{1F600}é a]{0,40}",
        "[a-c]"
    ];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<f64>().prop_map(serde_json::Value::from),
        text.prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, |inner| {
        let key = prop_oneof![any::<String>(), "[a-c]{1,3}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            prop::collection::vec((key, inner), 0..6)
                .prop_map(|pairs| serde_json::Value::Object(pairs.into_iter().collect())),
        ]
    })
}

/// Another spelling of the same value: white space around every mark, every character of a string escaped.
fn respell(value: &serde_json::Value) -> String {
    let text = |text: &str| {
        let units = text.encode_utf16();
        let escaped: String = units.map(|unit| format!("\\u{unit:04X}")).collect();
        format!("\"{escaped}\"")
    };
    match value {
        serde_json::Value::String(plain) => text(plain),
        serde_json::Value::Array(items) => {
            let items: Vec<String> = items.iter().map(respell).collect();
            format!("[ {}\n]", items.join(" ,\t"))
        }
        serde_json::Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(name, value)| format!("{} :\r\n {}", text(name), respell(value)))
                .collect();
            format!("{{\n{} }}", members.join("\n, "))
        }
        other => other.to_string(),
    }
}

/// serde_json refuses what the scanner tolerates; everything else must be judged alike.
fn is_tolerated(error: &serde_json::Error) -> bool {
    let words = error.to_string();
    let kinds = [
        "control character",
        "surrogate",
        "unexpected end of hex",
        "number out of range",
        "unicode code point",
    ];
    kinds.iter().any(|kind| words.contains(kind))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn valid_json_reads_as_serde_json_reads_it(value in any_json()) {
        let compact = value.to_string();
        // Floats print in several ways; the reference is what serde_json reads back.
        let expected: serde_json::Value = serde_json::from_str(&compact).expect("valid");
        for spelling in [compact.clone(), format!(" \r\n{}\t", respell(&value))] {
            let read = Value::parse(spelling.as_bytes());
            prop_assert_eq!(read.map(to_serde), Ok(expected.clone()), "{}", spelling);
        }
        let doubled = format!("{compact} {compact}");
        if !value.is_number() {
            let (first, rest) = first_value(doubled.as_bytes()).expect("two values");
            prop_assert_eq!(to_serde(first), expected);
            prop_assert_eq!(rest, compact.as_bytes());
        }
    }

    #[test]
    fn mutated_json_is_judged_as_serde_json_judges_it(
        value in any_json(),
        at in any::<prop::sample::Index>(),
        with in prop::sample::select(b"\"\\{}[],:0-.eE+tfn u\x00/xA9".to_vec()),
        how in 0..3,
    ) {
        let mut bytes = value.to_string().into_bytes();
        let at = at.index(bytes.len());
        match how {
            0 => bytes[at] = with,
            1 => bytes.insert(at, with),
            _ => { bytes.truncate(at); }
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        match (serde_json::from_str::<serde_json::Value>(&text), Value::parse(text.as_bytes())) {
            (Ok(expected), read) => prop_assert_eq!(read.map(to_serde), Ok(expected), "{}", text),
            (Err(error), Ok(_)) => prop_assert!(is_tolerated(&error), "{}: {}", text, error),
            (Err(_), Err(_)) => {}
        }
    }

    #[test]
    fn picking_is_parsing_and_asking(
        value in any_json(),
        key in "[a-c]",
        at in any::<prop::sample::Index>(),
        with in prop::sample::select(b"\"\\{}[],:0 ".to_vec()),
        is_mutated in any::<bool>(),
    ) {
        let mut bytes = serde_json::json!({"a": 1, key: value, "b": {"c": 2, "a": "x"}}).to_string().into_bytes();
        if is_mutated {
            let at = at.index(bytes.len());
            bytes[at] = with;
        }
        let picked = pick(&bytes, ["a", "c"], "b", ["c", "a"]);
        match Value::parse(&bytes) {
            Ok(Value::Object(object)) => {
                let inner = object.get("b").and_then(Value::as_object);
                let picked = picked.expect("an object");
                prop_assert_eq!(picked.outer, object.get_many(["a", "c"]));
                prop_assert_eq!(picked.inner, inner.map(|inner| inner.get_many(["c", "a"])));
                prop_assert_eq!(picked.object, object);
            }
            Err(error) if bytes.first() == Some(&b'{') => prop_assert_eq!(picked.err(), Some(error)),
            _ => prop_assert!(picked.is_err()),
        }
    }

    #[test]
    fn bytes_of_any_kind_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        if let Ok(value) = Value::parse(&bytes) {
            let _ = to_serde(value);
        }
    }
}

#[test]
fn the_documented_tolerances_hold() {
    fn decoded(text: &[u8]) -> Option<Cow<'_, str>> {
        Value::parse(text).ok().and_then(Value::as_str)
    }
    assert_eq!(decoded(b"\"a\x01\tb\"").as_deref(), Some("a\x01\tb"));
    assert_eq!(decoded(br#""\ud800x""#).as_deref(), Some("\u{FFFD}x"));
    assert_eq!(decoded(br#""\udc00""#).as_deref(), Some("\u{FFFD}"));
    assert_eq!(decoded(br#""\ud83d\ude00""#).as_deref(), Some("\u{1F600}"));
    assert_eq!(decoded(br#""\ud800\u0041""#).as_deref(), Some("\u{FFFD}A"));
    assert_eq!(decoded(b"\"\xff\"").as_deref(), Some("\u{FFFD}"));
    assert_eq!(
        Value::parse(b"1e400").ok().and_then(Value::as_number),
        Some("1e400")
    );
}

#[test]
fn faults_are_told_apart() {
    for (text, expected) in [
        ("", JsonError::Truncated),
        ("{\"a\":1", JsonError::Truncated),
        ("\"abc", JsonError::Truncated),
        ("tru", JsonError::Truncated),
        ("{\"a\":1,}", JsonError::Malformed),
        ("[1 2]", JsonError::Malformed),
        ("[1}", JsonError::Malformed),
        ("{\"a\" 1}", JsonError::Malformed),
        ("01", JsonError::Trailing),
        ("+1", JsonError::Malformed),
        ("NaN", JsonError::Malformed),
        ("\"\\x\"", JsonError::Malformed),
        ("{} {}", JsonError::Trailing),
    ] {
        assert_eq!(Value::parse(text.as_bytes()), Err(expected), "{text}");
    }
}

#[test]
fn the_last_of_repeated_names_wins_however_it_is_spelt() {
    let text = br#"{"a":1,"b":{"a":9},"\u0061":2,"c":[{"a":3}]}"#;
    let object = Value::parse(text).ok().and_then(Value::as_object);
    let object = object.expect("an object");
    assert_eq!(object.get("a"), Some(Value::Number("2")));
    assert_eq!(object.get("d"), None);
    let [a, again, c] = object.get_many(["a", "a", "c"]);
    assert_eq!((a, again), (Some(Value::Number("2")), a));
    let items: Vec<_> = c
        .and_then(Value::as_array)
        .expect("an array")
        .items()
        .collect();
    assert_eq!(items.len(), 1);
}

#[test]
fn a_million_levels_cost_no_stack() {
    let depth = 1_000_000;
    let mut text = vec![b'['; depth];
    assert_eq!(Value::parse(&text), Err(JsonError::Truncated));
    text.extend(vec![b']'; depth]);
    assert!(Value::parse(&text).is_ok());
    text.pop();
    text.push(b'}');
    assert_eq!(Value::parse(&text), Err(JsonError::Malformed));
    let mixed = format!("{}1{}", "{\"a\":[".repeat(depth), "]}".repeat(depth));
    assert!(Value::parse(mixed.as_bytes()).is_ok());
}
