//! A console line of the form `[CostTracking] Company: a | Assistant: b | Model: c | Tokens: 1,250 | Cost: $0.0235`.

use std::borrow::Cow;

use super::datum::Datum;
use super::field_names::Field;
use super::field_names::meaning;
use super::fields::Slots;
use super::instant::instant_text;
use crate::units::Timestamp;

const MARK: &str = "[CostTracking]";

/// How a session begins in a chat history of aider, which is a format of its own.
pub(super) const CHAT_START: &str = "# aider chat started at ";
/// How a line of its counts begins.
pub(super) const CHAT_TOKENS: &str = "> Tokens: ";

/// Whether a line, still in bytes, is one that a format is told by, rather than the header of a table.
pub(super) fn is_marked(line: &[u8]) -> bool {
    memchr::memmem::find(line, MARK.as_bytes()).is_some() || is_chat_history(line)
}

/// Whether a line is one that only a chat history of aider has.
pub(super) fn is_chat_history(line: &[u8]) -> bool {
    [CHAT_START, CHAT_TOKENS]
        .iter()
        .any(|mark| line.starts_with(mark.as_bytes()))
}

/// The fields of such a line; `None` for any other text.
pub(super) fn slots(line: &str) -> Option<Slots<'static>> {
    let (_, fields) = line.split_once(MARK)?;
    let mut slots = Slots::default();
    for field in fields.split('|') {
        if let Some((name, value)) = field.split_once(':')
            && let Some(meaning) = meaning(name)
        {
            slots.put(meaning, Datum::Cell(Cow::Owned(value.trim().to_owned())));
        }
    }
    (slots.has_tokens() || slots.has(Field::Cost)).then_some(slots)
}

/// The time in front of the mark, where the console writes one.
pub(super) fn time(line: &str) -> Option<Timestamp> {
    let (before, _) = line.split_once(MARK)?;
    let before = before.trim().trim_matches(['[', ']']);
    let time: String = before.split(' ').take(2).collect::<Vec<_>>().join(" ");
    instant_text(&time)
        .or_else(|_| instant_text(before.split(' ').next().unwrap_or_default()))
        .ok()
}
