//! Who made a call, when and with what outcome: attributes from the fields around the usage.

use std::borrow::Cow;
use std::rc::Rc;

use super::datum::Datum;
use super::field_names::Field;
use super::fields::Slots;
use super::json::Value;
use super::labels::Labels;
use crate::event::Attribute;
use crate::event::UsageEvent;
use crate::units::Timestamp;

/// A record without a time got the time its file was last changed.
pub(super) const ESTIMATED_TIME: &str = "no time in the record; the file's own is taken";

/// When a record says it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    /// The instant, or the start of the bucket.
    pub(super) time: Timestamp,
    /// Length of the bucket a coarse time names, in microseconds; 0 for an instant.
    pub(super) span: u64,
}

const HOUR: u64 = 3_600_000_000;

/// The time a record states; a timestamp before an hour key.
pub(super) fn time(slots: &Slots<'_>) -> Result<Option<Stated>, &'static str> {
    for (field, span) in [
        (Field::Time, 0),
        (Field::Hour, HOUR),
        (Field::Day, 24 * HOUR),
    ] {
        if let Some(datum) = slots.get(field) {
            return datum.time().map(|time| Some(Stated { time, span }));
        }
    }
    Ok(None)
}

const TEXTS: [(Field, Attribute); 10] = [
    (Field::Provider, Attribute::Provider),
    (Field::Model, Attribute::Model),
    (Field::Agent, Attribute::Agent),
    (Field::Run, Attribute::Run),
    (Field::Session, Attribute::Session),
    (Field::Project, Attribute::Project),
    (Field::User, Attribute::User),
    (Field::Tenant, Attribute::Tenant),
    (Field::Operation, Attribute::Operation),
    (Field::Host, Attribute::Host),
];

/// Fills the attributes that are not stated yet.
pub(super) fn describe<'e>(
    event: &mut UsageEvent<'e>,
    slots: &Slots<'e>,
    labels: &'e [Rc<Labels>],
) {
    for (field, attribute) in TEXTS {
        if slots.has(field)
            && event.attributes[attribute].is_empty()
            && let Some(text) = slots.text(field)
            && (field != Field::Provider || is_name(&text))
        {
            event.attributes[attribute] = text;
        }
    }
    lower_case(&mut event.attributes[Attribute::Provider]);
    add_labels(event, labels);
    fill(event, Attribute::Agent, || {
        slots
            .text(Field::Operation)
            .filter(|operation| !is_api_operation(operation))
    });
    fill(event, Attribute::Region, || slots.text(Field::Region));
    fill(event, Attribute::Status, || {
        status(slots).map(Cow::Borrowed)
    });
    fill(event, Attribute::Attempt, || attempt(slots));
    service(event, slots);
    if event.duration == 0
        && let Some((meaning, datum)) = slots.named(Field::Duration)
    {
        event.duration = datum.micros(meaning.exponent);
    }
    if event.time_to_first_token == 0
        && let Some((meaning, datum)) = slots.named(Field::FirstToken)
    {
        event.time_to_first_token = datum.micros(meaning.exponent);
    }
}

fn fill<'e>(
    event: &mut UsageEvent<'e>,
    attribute: Attribute,
    text: impl FnOnce() -> Option<Cow<'e, str>>,
) {
    if event.attributes[attribute].is_empty()
        && let Some(text) = text()
    {
        event.attributes[attribute] = text;
    }
}

/// `system` names a provider in some logs and holds a prompt in others.
fn is_name(text: &str) -> bool {
    let is_plain = || text.bytes().all(|byte| byte.is_ascii_graphic());
    text.len() <= 40 && (is_plain() || !text.contains(char::is_whitespace))
}

fn lower_case(text: &mut Cow<'_, str>) {
    if let Cow::Owned(lowered) = lowered(text) {
        *text = Cow::Owned(lowered);
    }
}

/// A text in lower case, as most are already.
fn lowered(text: &str) -> Cow<'_, str> {
    match text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(text.to_ascii_lowercase()),
        false => Cow::Borrowed(text),
    }
}

fn is_api_operation(operation: &str) -> bool {
    const OPERATIONS: [&str; 14] = [
        "chat",
        "chat.completions",
        "chat_completion",
        "completion",
        "completions",
        "acompletion",
        "embedding",
        "embeddings",
        "generate_content",
        "text_completion",
        "responses",
        "image",
        "images",
        "messages",
    ];
    OPERATIONS
        .iter()
        .any(|known| operation.eq_ignore_ascii_case(known))
}

fn add_labels<'e>(event: &mut UsageEvent<'e>, labels: &'e [Rc<Labels>]) {
    for set in labels {
        for (attribute, text) in &set.attributes {
            fill(event, *attribute, || Some(Cow::Borrowed(text)));
        }
        let tags = &mut event.attributes[Attribute::Tags];
        if tags.is_empty() {
            *tags = Cow::Borrowed(&set.tags);
        } else if !set.tags.is_empty() && **tags != set.tags {
            let mut all = crate::event::tags::decode(&set.tags);
            all.extend(crate::event::tags::decode(tags));
            *tags = Cow::Owned(crate::event::tags::encode(&all));
        }
    }
}

/// The tier as served; asking for the automatic one says nothing.
pub(super) fn set_tier<'e>(event: &mut UsageEvent<'e>, tier: Cow<'e, str>) {
    let known = match &*lowered(&tier) {
        "auto" | "unspecified" | "service_tier_unspecified" | "on_demand" => return,
        "batch" => {
            event.attributes[Attribute::Processing] = Cow::Borrowed("batch");
            return;
        }
        "standard" | "default" => "default",
        // OpenAI serves a `fast` request as `priority`.
        "fast" | "priority" => "priority",
        "flex" => "flex",
        "scale" => "scale",
        _ => "",
    };
    event.attributes[Attribute::ServiceTier] = match known {
        "" => tier,
        known => Cow::Borrowed(known),
    };
}

fn service<'e>(event: &mut UsageEvent<'e>, slots: &Slots<'e>) {
    if event.attributes[Attribute::ServiceTier].is_empty()
        && let Some(tier) = slots.text(Field::Tier)
    {
        set_tier(event, tier);
    }
    let says = |field: Field, word: &str| {
        slots
            .text(field)
            .is_some_and(|text| text.eq_ignore_ascii_case(word))
    };
    let is_batch = slots.get(Field::Batch).and_then(Datum::truth) == Some(true);
    if is_batch || says(Field::Batch, "batch") || says(Field::Mode, "batch") {
        event.attributes[Attribute::Processing] = Cow::Borrowed("batch");
    }
    if says(Field::Speed, "fast") {
        event.attributes[Attribute::Speed] = Cow::Borrowed("fast");
    }
}

/// `ok`, `error` or `cancelled`, from whichever field tells.
pub(super) fn status(slots: &Slots<'_>) -> Option<&'static str> {
    let stated = slots.get(Field::Status).and_then(outcome);
    if stated.is_some() {
        return stated;
    }
    if let Some(success) = slots.get(Field::Success).and_then(Datum::truth) {
        return Some(if success { "ok" } else { "error" });
    }
    if slots.get(Field::Error).is_some_and(is_error) {
        return Some("error");
    }
    let word = |field: Field| slots.text(field).map(|text| text.to_ascii_lowercase());
    match word(Field::Finish).as_deref() {
        Some("error") => return Some("error"),
        Some("cancelled" | "canceled" | "aborted") => return Some("cancelled"),
        _ => {}
    }
    matches!(
        word(Field::Level).as_deref(),
        Some("error" | "fatal" | "critical")
    )
    .then_some("error")
}

/// `ok`, `error` or `cancelled`, from a word, an HTTP status or a truth.
pub(super) fn outcome(datum: &Datum<'_>) -> Option<&'static str> {
    if let Some(truth) = match datum {
        Datum::Json(Value::Bool(truth)) => Some(*truth),
        _ => None,
    } {
        return Some(if truth { "ok" } else { "error" });
    }
    let mut text = datum.text()?;
    lower_case(&mut text);
    if let Ok(code) = text.parse::<u16>() {
        return match code {
            200..400 => Some("ok"),
            499 => Some("cancelled"),
            400..600 => Some("error"),
            _ => None,
        };
    }
    match &*text {
        "ok" | "success" | "successful" | "succeeded" | "completed" | "complete" | "done"
        | "incomplete" => Some("ok"),
        "error" | "errored" | "failed" | "failure" | "timeout" | "exception" | "rate_limited" => {
            Some("error")
        }
        "cancelled" | "canceled" | "aborted" => Some("cancelled"),
        _ => None,
    }
}

fn is_error(datum: &Datum<'_>) -> bool {
    if matches!(datum, Datum::Json(Value::Object(_))) {
        return true;
    }
    match datum.truth() {
        Some(truth) => truth,
        None => datum
            .text()
            .is_some_and(|text| !matches!(&*text, "none" | "None" | "null")),
    }
}

/// Which try of the same work it was, `1` for the first.
fn attempt<'e>(slots: &Slots<'e>) -> Option<Cow<'e, str>> {
    if let Some(datum) = slots.get(Field::Attempt) {
        return datum.text();
    }
    if let Some(datum) = slots.get(Field::Retries) {
        return match datum.count() {
            Ok(retries) => retries.map(|retries| Cow::Owned((retries + 1).to_string())),
            Err(_) => datum.truth().map(second_or_first),
        };
    }
    slots.get(Field::IsRetry)?.truth().map(second_or_first)
}

fn second_or_first<'e>(is_retry: bool) -> Cow<'e, str> {
    Cow::Borrowed(if is_retry { "2" } else { "1" })
}
