//! The beginning of a stream to its format: the first source that recognises its first records.

use super::boundary::Boundary;
use super::console_line;
use super::json::{Value, first_value};
use super::layout::envelope;
use super::records::Layout;
use super::rescue::{Rescued, rescue};
use super::{Container, SOURCES, Sample, Source};

/// How many records a source is shown.
const RECORDS: usize = 50;

/// The source of a format's name.
#[must_use]
pub fn source_named(name: &str) -> Option<&'static dyn Source> {
    SOURCES.iter().copied().find(|source| source.name() == name)
}

/// The first source that recognises the sample.
pub(super) fn detect(sample: &Sample<'_>) -> Option<&'static dyn Source> {
    SOURCES
        .iter()
        .copied()
        .find(|source| source.recognises(sample))
}

/// What readers are told of a layout.
pub(super) fn container(layout: Layout) -> Container {
    match layout {
        Layout::Lines(_) => Container::JsonLines,
        Layout::Rows { delimiter } => Container::Csv { delimiter },
        Layout::Values | Layout::Elements { .. } => Container::JsonDocument,
    }
}

/// The first records of a stream that starts with `data`; `is_whole` when nothing follows.
pub(super) fn sample_records(layout: Layout, data: &[u8], is_whole: bool) -> Vec<&[u8]> {
    let mut records = match layout {
        Layout::Lines(terminator) => lines(data, terminator, is_whole),
        Layout::Rows { .. } => header(data),
        Layout::Values => values(data),
        Layout::Elements { start, .. } => elements(data.get(start..).unwrap_or_default()),
    };
    records.truncate(RECORDS);
    records
}

fn lines(data: &[u8], terminator: u8, is_whole: bool) -> Vec<&[u8]> {
    let mut records = Vec::new();
    let mut rest = data;
    while records.len() < RECORDS && !rest.is_empty() {
        let line = match memchr::memchr(terminator, rest) {
            Some(end) => {
                let (line, after) = rest.split_at(end);
                rest = after.get(1..).unwrap_or_default();
                line
            }
            None if is_whole => std::mem::take(&mut rest),
            None => break,
        };
        let line = line.trim_ascii();
        // Most lines are never asked for: a broken one is found out by the source that looks at it.
        let is_object = line.first() == Some(&b'{') && line.last() == Some(&b'}');
        if is_object || console_line::is_marked(line) {
            records.push(line);
        } else if let Rescued::Records(found) = rescue(line) {
            records.extend(found);
        }
    }
    records
}

/// The header of a table, whose names may be quoted but do not span lines.
fn header(data: &[u8]) -> Vec<&[u8]> {
    let mut lines = data.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    lines.find(|line| !line.is_empty()).into_iter().collect()
}

fn values(mut data: &[u8]) -> Vec<&[u8]> {
    let mut records = Vec::new();
    while records.len() < RECORDS
        && let Ok((value, rest)) = first_value(data)
    {
        records.extend(unwrap(value));
        data = rest;
    }
    records
}

/// The records of a top-level value: an envelope's or array's elements, or itself.
pub(super) fn unwrap(value: Value<'_>) -> impl Iterator<Item = &[u8]> {
    let (whole, items) = match value {
        Value::Object(object) => match envelope(object) {
            Some(items) => (None, Some(items)),
            None => (Some(object), None),
        },
        Value::Array(items) => (None, Some(items)),
        _ => (None, None),
    };
    let items = items.into_iter().flat_map(|items| items.items());
    let objects = whole.into_iter().chain(items.filter_map(Value::as_object));
    objects.map(|object| object.raw())
}

fn elements(data: &[u8]) -> Vec<&[u8]> {
    let mut records = Vec::new();
    let mut rest = data;
    while records.len() < RECORDS {
        let is_void = |byte: &&u8| byte.is_ascii_whitespace() || **byte == b',';
        let start = rest.iter().take_while(is_void).count();
        rest = rest.get(start..).unwrap_or_default();
        if rest.first() == Some(&b']') {
            break;
        }
        let Some(length) = Boundary::default().advance(rest) else {
            break;
        };
        let (record, after) = rest.split_at(length.min(rest.len()));
        if matches!(Value::parse(record), Ok(Value::Object(_))) {
            records.push(record);
        }
        rest = after;
    }
    records
}
