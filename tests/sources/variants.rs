//! Other spellings of the same JSON lines.

use std::io::Write as _;

use serde_json::Value;

/// What was changed, and the bytes after it.
pub(crate) fn of(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut variants = vec![
        ("CRLF", lines(bytes, b"\r\n", |line| line.to_vec())),
        (
            "spaces",
            lines(bytes, b"\n", |line| respelled(line, spaced)),
        ),
        (
            "key order",
            lines(bytes, b"\n", |line| respelled(line, reversed)),
        ),
        (
            "escapes",
            lines(bytes, b"\n", |line| respelled(line, escaped)),
        ),
    ];
    variants.extend(encoded(bytes));
    let (last, is_ended) = match bytes.strip_suffix(b"\n") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let last_line = last
        .rsplit(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    if is_ended && serde_json::from_slice::<Value>(last_line).is_ok() {
        variants.push(("no last line end", last.to_vec()));
    }
    if !bytes.contains(&b'\r') && is_ended {
        variants.push(("CR", lines(bytes, b"\r", |line| line.to_vec())));
    }
    variants
}

/// Other spellings of one JSON value over a whole file.
pub(crate) fn of_document(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut variants = encoded(bytes);
    if let Ok(value) = serde_json::from_slice::<Value>(bytes) {
        let pretty = |value: &Value| serde_json::to_string_pretty(value).expect("JSON");
        for (change, print) in [
            ("compact", Value::to_string as fn(&Value) -> String),
            ("pretty", pretty),
            ("spaces", spaced),
            ("key order", reversed),
            ("escapes", escaped),
        ] {
            variants.push((change, print(&value).into_bytes()));
        }
    }
    variants
}

/// Other spellings of a table.
pub(crate) fn of_table(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut variants = encoded(bytes);
    if !bytes.contains(&b'\r') {
        variants.push(("CRLF", lines(bytes, b"\r\n", |line| line.to_vec())));
    }
    variants.push(("no last line end", bytes.trim_ascii_end().to_vec()));
    variants
}

/// The same text in other encodings and compressions.
fn encoded(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut variants = vec![
        ("BOM", [b"\xEF\xBB\xBF", bytes].concat()),
        ("gzip", gzip(bytes)),
        ("gzip in two members", {
            let (head, tail) = bytes.split_at(bytes.len() / 2);
            [gzip(head), gzip(tail)].concat()
        }),
        ("zstd", zstd::encode_all(bytes, 1).expect("zstd")),
    ];
    if let Ok(text) = std::str::from_utf8(bytes) {
        let wide = |unit: fn(u16) -> [u8; 2]| {
            let marked = std::iter::once(0xFEFF).chain(text.encode_utf16());
            marked.flat_map(unit).collect::<Vec<u8>>()
        };
        variants.push(("UTF-16 LE", wide(u16::to_le_bytes)));
        variants.push(("UTF-16 BE", wide(u16::to_be_bytes)));
    }
    variants
}

fn lines(bytes: &[u8], end: &[u8], change: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(change).collect();
    lines.join(end)
}

/// A line that serde_json reads, printed another way; any other line as it is.
fn respelled(line: &[u8], print: fn(&Value) -> String) -> Vec<u8> {
    match serde_json::from_slice::<Value>(line) {
        Ok(value) => print(&value).into_bytes(),
        Err(_) => line.to_vec(),
    }
}

fn spaced(value: &Value) -> String {
    print(value, " \t", &|text| Value::from(text).to_string(), false)
}

fn reversed(value: &Value) -> String {
    print(value, "", &|text| Value::from(text).to_string(), true)
}

fn escaped(value: &Value) -> String {
    let escape = |text: &str| {
        let units = text.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
        format!("\"{}\"", units.collect::<String>())
    };
    print(value, "", &escape, false)
}

fn print(value: &Value, gap: &str, text: &dyn Fn(&str) -> String, is_reversed: bool) -> String {
    let again = |value: &Value| print(value, gap, text, is_reversed);
    match value {
        Value::String(plain) => text(plain),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(again).collect();
            format!("[{gap}{}{gap}]", items.join(&format!("{gap},{gap}")))
        }
        Value::Object(members) => {
            let pair = |(name, value): (&String, &Value)| {
                format!("{}{gap}:{gap}{}", text(name), again(value))
            };
            let mut members: Vec<String> = members.iter().map(pair).collect();
            if is_reversed {
                members.reverse();
            }
            format!("{{{gap}{}{gap}}}", members.join(&format!("{gap},{gap}")))
        }
        other => other.to_string(),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("gzip");
    encoder.finish().expect("gzip")
}
