//! A row of a gateway or tracing tool to its event: what their exports share beside the names of their fields.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Sink;
use super::Verdict;
use super::convention::Input;
use super::convention::Reasoning;
use super::convention::Stated;
use super::datum::Datum;
use super::envelope;
use super::identity::identify;
use super::labels::Labels;
use super::row::Row;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::UsageEvent;
use crate::event::provider_name;
use crate::event::tags;
use crate::units::Timestamp;
use crate::units::Usd;

/// The gateway answered by itself; the provider was not called and bills nothing.
pub(super) const CACHE_HIT: &str = "gateway cache hit";

/// The provider's answer behind a row.
#[derive(Default)]
pub(super) struct Response<'a> {
    /// Its id, or what may be one.
    pub(super) id: &'a str,
    /// The id of the request it answered.
    pub(super) request: Option<&'a str>,
}

impl<'a> Response<'a> {
    /// A response of which the id alone is known.
    pub(super) fn of(id: &'a str) -> Self {
        Self { id, request: None }
    }
}

/// A call being put together; of several statements of one attribute the first counts.
pub(super) struct Call<'e> {
    /// The event so far, without its tags.
    pub(super) event: UsageEvent<'e>,
    tags: BTreeMap<String, String>,
}

impl<'e> Call<'e> {
    /// A call made at `time`.
    pub(super) fn at(time: Timestamp) -> Self {
        Self {
            event: UsageEvent {
                time,
                ..UsageEvent::call()
            },
            tags: BTreeMap::new(),
        }
    }

    /// States an attribute, unless it is stated already; a blank text says nothing.
    pub(super) fn put(&mut self, attribute: Attribute, text: Cow<'e, str>) {
        let place = &mut self.event.attributes[attribute];
        if place.is_empty() {
            *place = text;
        }
    }

    /// States who bills, by any name logs have for it; some name none.
    pub(super) fn provider(&mut self, name: &str) {
        let name = provider_name(name);
        if !matches!(&*name, "custom" | "openai_like") {
            self.put(Attribute::Provider, Cow::Owned(name));
        }
    }

    /// States what kind of call it was, by the gateway's name of its function or the path that was called.
    pub(super) fn operation(&mut self, name: &str) {
        self.put(Attribute::Operation, Cow::Borrowed(operation(name)));
    }

    /// States the outcome; what is no known outcome is none.
    pub(super) fn status(&mut self, datum: Option<Datum<'_>>) {
        let outcome = datum.as_ref().and_then(envelope::outcome);
        self.put(Attribute::Status, Cow::Borrowed(outcome.unwrap_or("")));
    }

    /// Adds a tag; a blank one says nothing.
    pub(super) fn tag(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.tags.entry(name.to_owned()).or_insert(value.to_owned());
        }
    }

    /// Adds user-defined values: those that are attributes by name, and tags.
    pub(super) fn labels(&mut self, set: Option<Datum<'_>>) {
        let Some(set) = set else { return };
        let labels = Labels::of_scalars(&set);
        for (attribute, text) in labels.attributes {
            self.put(attribute, Cow::Owned(text));
        }
        for (name, value) in tags::decode(&labels.tags) {
            self.tag(&name, &value);
        }
    }

    /// Takes out a tag that is an attribute under a name of the gateway's own.
    pub(super) fn attribute_of_tag(&mut self, name: &str, attribute: Attribute) {
        if let Some(value) = self.tags.remove(name) {
            self.put(attribute, Cow::Owned(value));
        }
    }

    /// Leaves out tags by which a tool describes itself.
    pub(super) fn drop_tags(&mut self, is_own: impl Fn(&str) -> bool) {
        self.tags.retain(|name, _| !is_own(name));
    }

    /// States the cost in dollars that the gateway reckoned from its own price list.
    pub(super) fn estimate(&mut self, cost: Option<Usd>) {
        if cost.is_some() && self.event.reported_cost.is_none() {
            self.event.reported_cost = cost;
            self.event.attributes[Attribute::Currency] = Cow::Borrowed("USD");
            self.event.attributes[Attribute::CostKind] = Cow::Borrowed("estimated");
        }
    }

    /// States how long the call took, from when it ended and when its first token came.
    pub(super) fn ended(&mut self, end: Option<Datum<'_>>, first_token: Option<Datum<'_>>) {
        let since = |datum: Option<Datum<'_>>| {
            let time = datum?.time().ok()?;
            u64::try_from(time.0.checked_sub(self.event.time.0)?).ok()
        };
        let (duration, first_token) = (since(end), since(first_token));
        if self.event.duration == 0 {
            self.event.duration = duration.unwrap_or(0);
        }
        // Answers that were not streamed have their end for a first token.
        if let Some(first_token) = first_token.filter(|first| *first < self.event.duration) {
            self.event.time_to_first_token = first_token;
        }
    }

    /// States the counts of a gateway whose input includes what was cached and whose output includes reasoning.
    pub(super) fn inclusive(&mut self, stated: &Stated, sink: &mut dyn Sink) {
        let (meters, note) = stated.disjoint(Input::Inclusive, Reasoning::Inside);
        self.event.meters = meters;
        if let Some(note) = note {
            sink.warn(note);
        }
    }

    /// Adds units beside tokens.
    pub(super) fn units(&mut self, name: &'static str, count: Option<u64>) {
        if let Some(count) = count.filter(|count| *count > 0) {
            let amount = count.saturating_mul(1000);
            self.event.quantities.push((Cow::Borrowed(name), amount));
        }
    }

    /// States who the call is: the provider's response where the row states its id, so that it is the call the
    /// application or agent logged; else the gateway's own id in the format's `family`; else what the row says.
    pub(super) fn identity(
        &mut self,
        response: &Response<'_>,
        (family, own): (&str, &str),
        row: &Row<'_>,
        sink: &mut dyn Sink,
    ) {
        if identify(&mut self.event, response.id, response.request) {
            return;
        }
        self.event.key = match own {
            "" => sink.content_key(family, row.content()),
            own => Key::of_id(family, own),
        };
    }

    /// Hands the call over, if it says that anything was used.
    pub(super) fn finish(self, sink: &mut dyn Sink) -> Verdict {
        let event = &self.event;
        let is_free = event.reported_cost.is_none_or(|cost| cost == Usd::ZERO);
        if event.meters.total() == 0 && event.quantities.is_empty() && is_free {
            return Verdict::NotUsage(match &*event.attributes[Attribute::Status] {
                "error" | "cancelled" => "failed call without usage",
                _ => "no usage",
            });
        }
        let mut event = self.described();
        if event.meters.total() == 0 && event.quantities.is_empty() {
            // Images, seconds or pages that the row does not count: unknown, not nothing.
            event.quantities.push((Cow::Borrowed("request"), 1000));
        }
        sink.event(&mut event);
        Verdict::Usage
    }

    /// The event with its tags.
    pub(super) fn described(mut self) -> UsageEvent<'e> {
        self.event.attributes[Attribute::Tags] = Cow::Owned(tags::encode(&self.tags));
        self.event
    }
}

/// What kind of call a function or path of an API makes; empty where its name does not tell.
fn operation(name: &str) -> &'static str {
    const WORDS: [(&str, &str); 12] = [
        ("embed", "embeddings"),
        ("rerank", "rerank"),
        ("moderation", "moderation"),
        ("transcription", "transcription"),
        ("speech", "speech"),
        ("image", "image"),
        ("video", "video"),
        ("ocr", "ocr"),
        ("text_completion", "text_completion"),
        ("completion", "chat"),
        ("chat", "chat"),
        ("responses", "chat"),
    ];
    let name = name.to_ascii_lowercase();
    let mut words = WORDS.iter();
    let found = words.find(|(word, _)| name.contains(word));
    match found {
        Some((_, operation)) => operation,
        None if [
            "messages",
            "generatecontent",
            "generate_content",
            "converse",
            "llm",
        ]
        .iter()
        .any(|word| name.contains(word)) =>
        {
            "chat"
        }
        None => "",
    }
}
