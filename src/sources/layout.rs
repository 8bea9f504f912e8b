//! The beginning of a stream to its layout: lines, table rows, values, or the elements of an array.

use std::borrow::Cow;

use memchr::memchr;

use super::boundary::Boundary;
use super::console_line;
use super::json::{Array, JsonError, Object, Value, first_value};
use super::records::Layout;
use super::rescue;

/// Members that hold the records of an export.
const ENVELOPES: [&str; 10] = [
    "data",
    "results",
    "result",
    "items",
    "logs",
    "runs",
    "events",
    "Records",
    "usageEventsDisplay",
    "usageEvents",
];

/// Members of a record, not of an envelope around records; what says when a bucket starts is needed by its results.
const RECORD_MEMBERS: [&str; 8] = [
    "usage",
    "model",
    "messages",
    "usageMetadata",
    "type",
    "start_time",
    "starting_at",
    "attributes",
];

/// How a stream that starts with `sample` falls into records.
pub(super) fn layout(sample: &[u8]) -> Layout {
    let terminator = if memchr(b'\n', sample).is_none() && memchr(b'\r', sample).is_some() {
        b'\r'
    } else {
        b'\n'
    };
    let lines = Layout::Lines(terminator);
    let is_void = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    let start = sample.iter().take_while(|byte| is_void(byte)).count();
    let text = sample.get(start..).unwrap_or_default();
    let line_end = memchr(terminator, text);
    let first_line = text
        .get(..line_end.unwrap_or(text.len()))
        .unwrap_or_default();
    match text.first() {
        Some(b'[') => array_layout(text, start).unwrap_or(lines),
        Some(b'{') => object_layout(text, start, first_line, line_end.is_some()).unwrap_or(lines),
        Some(_) => match table_delimiter(text, first_line) {
            Some(delimiter) if terminator == b'\n' => Layout::Rows { delimiter },
            _ => lines,
        },
        None => lines,
    }
}

/// An array over the file; `None` for a log line that starts with a bracket.
fn array_layout(text: &[u8], start: usize) -> Option<Layout> {
    let inside = text.get(1..).unwrap_or_default();
    let next = inside.iter().find(|byte| !byte.is_ascii_whitespace());
    let is_array = match first_value(text) {
        Ok(_) => true,
        Err(JsonError::Truncated) => matches!(next, None | Some(b'{' | b'[')),
        Err(_) => matches!(next, Some(b'{')),
    };
    is_array.then_some(Layout::Elements {
        start: start + 1,
        depth: 0,
    })
}

/// An object over several lines, or an envelope; `None` for lines.
fn object_layout(
    text: &[u8],
    start: usize,
    first_line: &[u8],
    has_more_lines: bool,
) -> Option<Layout> {
    match first_value(first_line) {
        Ok((Value::Object(object), rest)) => {
            let is_followed = rest.first() == Some(&b'{');
            (is_followed || envelope(object).is_some()).then_some(Layout::Values)
        }
        Ok(_) => None,
        Err(JsonError::Truncated) => match first_value(text) {
            Ok(_) => Some(Layout::Values),
            Err(JsonError::Truncated) => {
                if let Some(inside) = open_envelope(text) {
                    return Some(Layout::Elements {
                        start: start + inside,
                        depth: 1,
                    });
                }
                let second = text.get(first_line.len()..).unwrap_or_default();
                let second = second.trim_ascii_start();
                let is_spread = has_more_lines && second.first() != Some(&b'{');
                is_spread.then_some(Layout::Values)
            }
            Err(_) => None,
        },
        Err(_) => None,
    }
}

/// The records inside an export's outer object.
pub(super) fn envelope(object: Object<'_>) -> Option<Array<'_>> {
    let mut members = object.get_many(RECORD_MEMBERS).into_iter().flatten();
    // Cloudflare's envelopes have an empty list of messages.
    let is_empty = |value: Value<'_>| {
        value
            .as_array()
            .is_some_and(|array| array.items().next().is_none())
    };
    if members.any(|value| !is_empty(value)) {
        return None;
    }
    let holds_objects = |array: &Array<'_>| matches!(array.items().next(), Some(Value::Object(_)));
    let members = object.get_many(ENVELOPES).into_iter().flatten();
    members.filter_map(Value::as_array).find(holds_objects)
}

/// Where the records of an envelope start that does not end within `text`.
fn open_envelope(text: &[u8]) -> Option<usize> {
    let mut at = 1;
    let skip_space = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        at + rest
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count()
    };
    loop {
        at = skip_space(at);
        if text.get(at) == Some(&b',') {
            at = skip_space(at + 1);
        }
        let (name, after) = bounded(text, at)?;
        let colon = skip_space(after);
        let value = skip_space(colon + 1);
        let name = Value::parse(name).ok().and_then(Value::as_str)?;
        if RECORD_MEMBERS.contains(&&*name) {
            return None;
        }
        let inside = skip_space(value + 1);
        let is_open = text.get(value) == Some(&b'[') && text.get(inside) == Some(&b'{');
        if is_open && ENVELOPES.contains(&&*name) {
            return Some(value + 1);
        }
        at = bounded(text, value)?.1;
    }
}

fn bounded(text: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let rest = text.get(at..)?;
    let length = Boundary::default().advance(rest)?;
    Some((rest.get(..length)?, at + length))
}

/// The separator of a table that starts with this header line; `None` when it is none.
fn table_delimiter(text: &[u8], header: &[u8]) -> Option<u8> {
    let is_text = rescue::is_stream_line(header) || console_line::is_marked(header);
    if is_text || memchr(b'{', header).is_some() {
        return None;
    }
    let mut lines = text.split(|byte| *byte == b'\n').skip(1).take(10);
    if lines.any(|line| line.trim_ascii_start().first() == Some(&b'{')) {
        return None;
    }
    let outside_quotes = header.split(|byte| *byte == b'"').step_by(2);
    let bare: Cow<'_, [u8]> = outside_quotes.flatten().copied().collect();
    let count = |delimiter: u8| memchr::memchr_iter(delimiter, &bare).count();
    b",;\t"
        .iter()
        .copied()
        .filter(|delimiter| count(*delimiter) > 0)
        .max_by_key(|delimiter| count(*delimiter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layouts_are_told_by_how_a_stream_begins() {
        let lines = Layout::Lines(b'\n');
        let rows = |delimiter| Layout::Rows { delimiter };
        for (text, expected) in [
            ("", lines),
            ("{\"a\":1}\n{\"a\":2}\n", lines),
            ("\0\0{\"a\":1}\n", lines),
            ("{\"a\":1}\r{\"a\":2}\r", Layout::Lines(b'\r')),
            ("{\"a\":1,\"b\"\n{\"a\":2}\n", lines),
            ("{\"a\":\"x", lines),
            ("{\"a\":1}{\"a\":2}", Layout::Values),
            ("{\n \"a\": 1\n}\n", Layout::Values),
            ("{\n \"a\": [\n", Layout::Values),
            ("{\"object\":\"page\",\"data\":[{\"a\":1}]}", Layout::Values),
            (
                "{\"data\":[{\"embedding\":[1]}],\"model\":\"m\",\"usage\":{}}\n",
                lines,
            ),
            ("{\"start_time\":1,\"results\":[{\"a\":1}]}\n", lines),
            (" [\n{\"a\":1}", Layout::Elements { start: 2, depth: 0 }),
            ("[]", Layout::Elements { start: 1, depth: 0 }),
            (
                "{\"n\": 1, \"data\" : [ {\"a\":",
                Layout::Elements {
                    start: 19,
                    depth: 1,
                },
            ),
            ("[2026-01-01] INFO {\"a\":1}\n", lines),
            ("12:00 INFO a, b {\"a\":1}\n", lines),
            ("started, waiting\n{\"a\":1}\n", lines),
            ("data: {\"a\":1}\n", lines),
            ("event: x, y\n", lines),
            ("a,b;c,d\n", rows(b',')),
            ("a;\"b,c,d\";e\n", rows(b';')),
            ("a\tb\n1\t2\n", rows(b'\t')),
            ("plain text\n", lines),
        ] {
            assert_eq!(layout(text.as_bytes()), expected, "{text:?}");
        }
    }
}
