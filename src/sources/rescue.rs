//! A line that is not one JSON object to the records it holds after all.
//!
//! Streams prefix objects with `data:`, logs with a time and a level, crashes with NUL bytes; `curl >>` sets
//! them one behind the other. Sound lines never come here.

use super::json::{Value, first_value};

/// What a line turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Rescued<'a> {
    /// JSON texts to be read in place of the line.
    Records(Vec<&'a [u8]>),
    /// Sound, and never usage.
    NotUsage(&'static str),
    /// Nothing but white space.
    Blank,
    /// No JSON in it.
    Nothing,
}

/// Looks for the records in a line.
pub(super) fn rescue(line: &[u8]) -> Rescued<'_> {
    let text = trim(line);
    if text.is_empty() {
        return Rescued::Blank;
    }
    if memchr::memchr(b'\r', text).is_some() && Value::parse(text).is_err() {
        return carriage_returns(text);
    }
    if let Some(data) = text.strip_prefix(b"data:") {
        let data = trim(data);
        return match data {
            b"[DONE]" => Rescued::NotUsage("stream marker"),
            _ => values(data).map_or(Rescued::Nothing, Rescued::Records),
        };
    }
    if is_stream_line(text) {
        return Rescued::NotUsage("stream marker");
    }
    match values(text).or_else(|| behind_prefix(text)) {
        Some(records) if records != [line] => Rescued::Records(records),
        _ => Rescued::Nothing,
    }
}

/// Whether a line belongs to the framing of a server-sent event stream.
pub(super) fn is_stream_line(line: &[u8]) -> bool {
    let marks: [&[u8]; 5] = [b"data:", b"event:", b"id:", b"retry:", b":"];
    marks.iter().any(|mark| line.starts_with(mark))
}

fn trim(line: &[u8]) -> &[u8] {
    let is_void = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0x1E);
    let start = line.iter().take_while(|byte| is_void(byte)).count();
    let rest = line.get(start..).unwrap_or_default();
    let rest = rest.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(rest);
    let end = rest.iter().rev().take_while(|byte| is_void(byte)).count();
    rest.get(..rest.len() - end).unwrap_or_default()
}

fn carriage_returns(text: &[u8]) -> Rescued<'_> {
    let mut records = Vec::new();
    for line in text.split(|byte| *byte == b'\r') {
        match rescue(line) {
            Rescued::Records(found) => records.extend(found),
            Rescued::Nothing => records.push(line),
            Rescued::NotUsage(_) | Rescued::Blank => {}
        }
    }
    Rescued::Records(records)
}

/// More values in one line are no log: what is behind them is rejected in one piece.
const MOST_VALUES: usize = 1 << 20;

/// JSON values behind each other, arrays taken apart; what is broken behind them is a record too.
fn values(mut text: &[u8]) -> Option<Vec<&[u8]>> {
    let mut records = Vec::new();
    while !text.is_empty() {
        match first_value(text) {
            Ok((Value::Object(object), rest)) if records.len() < MOST_VALUES => {
                records.push(object.raw());
                text = rest;
            }
            Ok((Value::Array(array), rest)) if records.len() < MOST_VALUES => {
                let items = array.items().filter_map(Value::as_object);
                let mut items = items.map(|item| item.raw());
                records.extend(items.by_ref().take(MOST_VALUES));
                if items.next().is_some() {
                    records.push(text.get(1..).unwrap_or_default());
                    break;
                }
                text = rest;
            }
            _ if records.is_empty() => return None,
            _ => {
                records.push(text);
                break;
            }
        }
    }
    (!records.is_empty()).then_some(records)
}

/// The object behind a log prefix; a few braces are tried, for the prefix may hold some.
fn behind_prefix(text: &[u8]) -> Option<Vec<&[u8]>> {
    memchr::memchr_iter(b'{', text)
        .skip_while(|at| *at == 0)
        .take(8)
        .find_map(|at| {
            let rest = text.get(at..)?;
            let (value, after) = first_value(rest).ok()?;
            let is_whole = after.is_empty() || after.first() == Some(&b'{');
            (is_whole && value.as_object().is_some()).then(|| values(rest))?
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_found_behind_all_that_stands_before_them() {
        let one = |text: &'static [u8]| Rescued::Records(vec![text]);
        assert_eq!(rescue(b"\0\0\0{\"a\":1}"), one(b"{\"a\":1}"));
        assert_eq!(rescue(b"\xEF\xBB\xBF{\"a\":1}"), one(b"{\"a\":1}"));
        assert_eq!(rescue(b"data: {\"a\":1}"), one(b"{\"a\":1}"));
        assert_eq!(rescue(b"[12:00] INFO {x} {\"a\":1}"), one(b"{\"a\":1}"));
        assert_eq!(
            rescue(b"{\"a\":1} {\"b\":2}{\"c\""),
            Rescued::Records(vec![b"{\"a\":1}", b"{\"b\":2}", b"{\"c\""])
        );
        assert_eq!(
            rescue(b"{\"a\":1}\r{\"b\"\r{\"c\":3}"),
            Rescued::Records(vec![b"{\"a\":1}", b"{\"b\"", b"{\"c\":3}"])
        );
        assert_eq!(rescue(b"data: [DONE]"), Rescued::NotUsage("stream marker"));
        assert_eq!(
            rescue(b"event: message_stop"),
            Rescued::NotUsage("stream marker")
        );
        assert_eq!(rescue(b" \0\t"), Rescued::Blank);
        assert_eq!(rescue(b"{\"a\":1"), Rescued::Nothing);
        assert_eq!(rescue(b"no JSON { here }"), Rescued::Nothing);
    }
}
