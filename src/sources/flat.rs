//! A flat record (JSON members, a table row, a console line) to an event.

use std::borrow::Cow;
use std::rc::Rc;

use super::Sink;
use super::Verdict;
use super::convention::Input;
use super::convention::Reasoning;
use super::convention::Stated;
use super::convention::WriteLifetime;
use super::envelope;
use super::field_names::Field;
use super::field_names::Vocabulary;
use super::fields::Slots;
use super::identity::identify;
use super::labels::Labels;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::Meter;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::units::Timestamp;

/// A coarse time taken for a single call.
const COARSE_TIME: &str = "time known to the hour or day only";
/// A cost in another currency is no amount of dollars.
const OTHER_CURRENCY: &str = "cost in another currency than USD left out";

/// What is known of a record beside its fields.
#[derive(Clone, Copy)]
pub(super) struct Context {
    /// Name of the format.
    pub(super) source: &'static str,
    /// Line or record number.
    pub(super) line: u64,
    /// The time, where it was found outside the fields.
    pub(super) time: Option<Timestamp>,
    /// When the file was last changed.
    pub(super) modified: Timestamp,
    /// What includes what, where a mapping says so.
    pub(super) convention: Option<(Input, Reasoning)>,
}

impl Context {
    /// A record of the application's own making.
    pub(super) fn generic(line: u64, modified: Timestamp) -> Self {
        Self {
            source: "generic",
            line,
            time: None,
            modified,
            convention: None,
        }
    }
}

/// Makes the event of a flat record and hands it over.
pub(super) fn event(
    slots: &Slots<'_>,
    labels: &[Rc<Labels>],
    context: Context,
    sink: &mut dyn Sink,
    content_key: impl FnOnce(&mut dyn Sink) -> Key,
) -> Verdict {
    let has_price = slots.has(Field::Cost) && slots.has(Field::Model);
    if !slots.has_tokens() && !has_price {
        return Verdict::NotUsage(match envelope::status(slots) {
            Some("error") => "error response",
            _ => "no token counts",
        });
    }
    if is_bare_count(slots) {
        return Verdict::NotUsage("token count of a request that was not made");
    }
    let mut event = UsageEvent::call();
    event.line = context.line;
    let (meters, note) = match meters(slots, context.convention) {
        Ok(found) => found,
        Err(reason) => return Verdict::Rejected(reason),
    };
    event.meters = meters;
    if let Err(reason) = set_time(&mut event, slots, context, sink) {
        return Verdict::Rejected(reason);
    }
    if let Err(reason) = quantities(&mut event, slots) {
        return Verdict::Rejected(reason);
    }
    set_cost(&mut event, slots, sink);
    event.attributes[Attribute::Source] = Cow::Borrowed(context.source);
    event.attributes[Attribute::Layer] = Cow::Borrowed("app");
    envelope::describe(&mut event, slots, labels);
    if !identify_by_id(slots, &mut event) {
        event.key = content_key(sink);
    }
    if let Some(note) = note {
        sink.warn(note);
    }
    sink.event(&mut event);
    Verdict::Usage
}

/// Providers count the tokens of a request on demand: `{"input_tokens": 2095}` alone is no call.
fn is_bare_count(slots: &Slots<'_>) -> bool {
    slots.stated() == 1 && (slots.has(Field::Input) || slots.has(Field::Total))
}

/// Disjoint counts by the conventions the names, the model and the total tell.
fn meters(
    slots: &Slots<'_>,
    told: Option<(Input, Reasoning)>,
) -> Result<(Meters, Option<&'static str>), &'static str> {
    let count = |field: Field| slots.get(field).map_or(Ok(None), |datum| datum.count());
    let written = [
        (
            WriteLifetime::FiveMinutes,
            count(Field::CacheWrite5m)?.unwrap_or(0),
        ),
        (
            WriteLifetime::Hour,
            count(Field::CacheWrite1h)?.unwrap_or(0),
        ),
    ];
    let stated = Stated {
        input: count(Field::Input)?,
        output: count(Field::Output)?,
        cache_read: count(Field::CacheRead)?,
        cache_write: count(Field::CacheWrite)?,
        written,
        reasoning: count(Field::Reasoning)?,
        total: count(Field::Total)?,
        ..Stated::default()
    };
    let (input, reasoning) = told.unwrap_or_else(|| (convention(slots), Reasoning::Inside));
    let (mut meters, note) = stated.disjoint(input, reasoning);
    if input == Input::Exclusive {
        // Anthropic's entries live five minutes unless the request says otherwise.
        let unstated = std::mem::take(&mut meters[Meter::CacheWrite]);
        let five_minutes = &mut meters[Meter::CacheWrite5m];
        *five_minutes = five_minutes.saturating_add(unstated);
    }
    Ok((meters, note))
}

fn convention(slots: &Slots<'_>) -> Input {
    let vocabulary = |field: Field| slots.named(field).map(|(meaning, _)| meaning.vocabulary);
    let caches = [
        Field::CacheRead,
        Field::CacheWrite,
        Field::CacheWrite5m,
        Field::CacheWrite1h,
    ];
    let cache_says = |word: Vocabulary| {
        caches
            .into_iter()
            .any(|field| vocabulary(field) == Some(word))
    };
    if vocabulary(Field::Input) == Some(Vocabulary::Inclusive) || cache_says(Vocabulary::Inclusive)
    {
        Input::Inclusive
    } else if cache_says(Vocabulary::Exclusive) && is_anthropic(slots) {
        Input::Exclusive
    } else {
        Input::Unknown {
            guess_exclusive: is_anthropic(slots),
        }
    }
}

fn is_anthropic(slots: &Slots<'_>) -> bool {
    let says = |field: Field, words: &[&str]| {
        slots
            .text(field)
            .is_some_and(|text| words.iter().any(|word| names(&text, word)))
    };
    says(Field::Model, &["claude"]) || says(Field::Provider, &["anthropic", "bedrock", "aws"])
}

/// Whether a text holds a word, in letters of either case.
fn names(text: &str, word: &str) -> bool {
    let mut places = text.as_bytes().windows(word.len());
    places.any(|place| place.eq_ignore_ascii_case(word.as_bytes()))
}

fn set_time(
    event: &mut UsageEvent<'_>,
    slots: &Slots<'_>,
    context: Context,
    sink: &mut dyn Sink,
) -> Result<(), &'static str> {
    let requests = slots
        .get(Field::Requests)
        .map_or(Ok(None), |datum| datum.count())?;
    let span = match (envelope::time(slots)?, context.time) {
        (Some(stated), _) => {
            event.time = stated.time;
            stated.span
        }
        (None, Some(time)) => {
            event.time = time;
            0
        }
        (None, None) => {
            event.time = context.modified;
            sink.warn(envelope::ESTIMATED_TIME);
            0
        }
    };
    // A row that stands for several calls is a bucket; one call in an hour is still a call.
    if let Some(requests) = requests.filter(|requests| *requests > 1) {
        event.attributes[Attribute::Kind] = Cow::Borrowed("bucket");
        event.calls = requests;
        event.span = span;
    } else if span > 0 {
        sink.warn(COARSE_TIME);
    }
    Ok(())
}

fn quantities(event: &mut UsageEvent<'_>, slots: &Slots<'_>) -> Result<(), &'static str> {
    if let Some(datum) = slots.get(Field::WebSearches)
        && let Some(searches) = datum.count()?.filter(|searches| *searches > 0)
    {
        event
            .quantities
            .push((Cow::Borrowed("web_search"), searches.saturating_mul(1000)));
    }
    Ok(())
}

/// The cost the log states; 0 is a stated cost of 0, not a free call.
fn set_cost<'e>(event: &mut UsageEvent<'e>, slots: &Slots<'e>, sink: &mut dyn Sink) {
    let Some((meaning, datum)) = slots.named(Field::Cost) else {
        return;
    };
    let Some(amount) = datum.money(i32::from(meaning.exponent)) else {
        return;
    };
    let currency = slots.text(Field::Currency).unwrap_or(Cow::Borrowed("USD"));
    if !currency.eq_ignore_ascii_case("usd") {
        sink.warn(OTHER_CURRENCY);
        return;
    }
    event.reported_cost = Some(amount);
    event.attributes[Attribute::Currency] = Cow::Borrowed("USD");
    event.attributes[Attribute::CostKind] = Cow::Borrowed("estimated");
}

/// Gives a record with an id its identity; false for one without. A provider's id is the same call in every log. An id
/// of the request alone may stand for several calls, which time, agent and model tell apart.
fn identify_by_id(slots: &Slots<'_>, event: &mut UsageEvent<'_>) -> bool {
    let id = slots.text(Field::Id);
    let request = slots.text(Field::RequestId);
    for id in id.iter().chain(&request) {
        if identify(event, id, request.as_deref()) {
            return true;
        }
    }
    let own = own_key(id.as_deref(), request.as_deref(), event);
    event.key = own.unwrap_or(event.key);
    own.is_some()
}

/// The key of an id that the application gave.
fn own_key(id: Option<&str>, request: Option<&str>, event: &UsageEvent<'_>) -> Option<Key> {
    let attempt = &event.attributes[Attribute::Attempt];
    if let Some(id) = id {
        let hasher = crate::event::KeyHasher::new("generic").text(id);
        return Some(
            if attempt.is_empty() {
                hasher
            } else {
                hasher.text(attempt)
            }
            .key(),
        );
    }
    let hasher = crate::event::KeyHasher::new("generic request")
        .text(request?)
        .text(attempt)
        .text(&event.attributes[Attribute::Agent])
        .text(&event.attributes[Attribute::Model])
        .bytes(&event.time.0.to_le_bytes());
    Some(hasher.key())
}
