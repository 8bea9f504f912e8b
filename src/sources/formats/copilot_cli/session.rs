//! A Copilot session's events to what each of its legs used.
//!
//! Only the end of a leg states all counts, by model and since the session began. Until then an answer states its output
//! alone; what is known so far stands in for the leg and yields to its end.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde::Serialize;

use crate::event::Attribute;
use crate::event::Key;
use crate::event::KeyHasher;
use crate::event::Meter;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::event::merge::copy;
use crate::event::tags;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::datum::LONGEST_TEXT;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::row::Row;
use crate::units::Timestamp;
use crate::units::parse_decimal;

/// What is known of a session so far.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Session {
    id: String,
    project: String,
    tags: String,
    model: String,
    /// How often it ended.
    legs: u64,
    /// When the leg began, in microseconds.
    start: Option<i64>,
    /// Answers of the leg, and their output.
    answers: u64,
    output: u64,
    /// What was stated at the last end, by model.
    totals: BTreeMap<String, Totals>,
}

/// What a model did since the session began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Totals {
    requests: u64,
    /// Premium requests, in thousandths.
    premium: u64,
    input: u64,
    cache_read: u64,
    cache_write: u64,
    output: u64,
    reasoning: u64,
}

impl Session {
    /// A session known by the name of its folder alone.
    pub(super) fn named(id: String) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }

    /// Reads one event.
    pub(super) fn event(
        &mut self,
        line: &Row<'_>,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let Some(data) = line.get("data").and_then(|data| data.object()) else {
            return Ok(Verdict::NotUsage("event without usage"));
        };
        let time = line.get("timestamp").map(|time| time.time());
        if let (Some(Ok(time)), None) = (&time, self.start) {
            self.start = Some(time.0);
        }
        let row = Row::of_object(data);
        let kind = line.text("type");
        let model = match &*kind {
            "session.model_change" => row.text("newModel"),
            "session.start" | "session.resume" => row.text("selectedModel"),
            _ => row.text("model"),
        };
        if !model.is_empty() {
            self.model = model.into_owned();
        }
        match &*kind {
            "session.start" => {
                self.begin(&row);
                Ok(Verdict::NotUsage("session header"))
            }
            "assistant.message" if row.get("outputTokens").is_some() => {
                self.answer(&row, time.ok_or("no timestamp")??, sink)
            }
            "session.shutdown" => self.end(&row, time.ok_or("no timestamp")??, sink),
            _ => Ok(Verdict::NotUsage("event without usage")),
        }
    }

    fn begin(&mut self, data: &Row<'_>) {
        let id = data.text("sessionId");
        if !id.is_empty() {
            self.id = id.into_owned();
        }
        let context = data.get("context").and_then(|context| context.object());
        let context = context.map(Row::of_object);
        let text = |name: &str| {
            let text = context.as_ref().map(|context| context.text(name));
            text.unwrap_or_default().into_owned()
        };
        self.project = text("cwd");
        self.tags = tags::encode_stated([
            ("git_branch", &text("branch")),
            ("version", &data.text("copilotVersion")),
        ]);
    }

    /// An answer: the leg so far.
    fn answer(
        &mut self,
        data: &Row<'_>,
        time: Timestamp,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let output = data.count("outputTokens")?;
        if output == 0 {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        self.answers += 1;
        self.output = self.output.saturating_add(output);
        let mut event = self.leg(time, "");
        event.copy = copy::ECHO;
        event.calls = self.answers;
        event.meters[Meter::Output] = self.output;
        event.attributes[Attribute::Model] = Cow::Borrowed(&self.model);
        sink.event(&mut event);
        Ok(Verdict::Usage)
    }

    /// The end of a leg: what each model did since the end before.
    fn end(
        &mut self,
        data: &Row<'_>,
        time: Timestamp,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let metrics = data
            .get("modelMetrics")
            .and_then(|metrics| metrics.object());
        let mut totals = self.totals.clone();
        let mut stated = BTreeMap::new();
        for (model, metrics) in metrics.into_iter().flat_map(Object::members) {
            if model.len() > LONGEST_TEXT {
                return Err("model name is too long");
            }
            stated.insert(model, Totals::read(metrics)?);
        }
        let mut parts = 0;
        for (model, stated) in stated {
            let before = totals.insert(model.clone().into_owned(), stated);
            let used = stated.since(before.unwrap_or_default());
            if used == Totals::default() {
                continue;
            }
            let mut event = self.leg(time, &model);
            event.calls = used.requests;
            event.part = parts;
            event.meters = used.meters(sink);
            event.attributes[Attribute::Model] = model;
            if used.premium > 0 {
                let premium = (Cow::Borrowed("premium_request"), used.premium);
                event.quantities.push(premium);
            }
            sink.event(&mut event);
            parts += 1;
        }
        self.totals = totals;
        self.legs += 1;
        self.start = None;
        (self.answers, self.output) = (0, 0);
        Ok(match parts {
            0 => Verdict::NotUsage("zero usage"),
            _ => Verdict::Usage,
        })
    }

    /// The bucket of a leg that reaches to a time, for a model.
    fn leg(&self, end: Timestamp, model: &str) -> UsageEvent<'_> {
        let start = self.start.unwrap_or(end.0).min(end.0);
        let mut event = UsageEvent::call();
        event.time = Timestamp(start);
        event.span = end.0.abs_diff(start).max(1);
        // What stands in for a leg shares the first half with its end.
        event.key = Key {
            call: KeyHasher::new("copilot-cli")
                .text(&self.id)
                .number(self.legs)
                .key()
                .call,
            request: Key::of_id("copilot-cli model", model).call,
        };
        let attributes = &mut event.attributes;
        attributes[Attribute::Kind] = Cow::Borrowed("bucket");
        attributes[Attribute::Provider] = Cow::Borrowed("github-copilot");
        attributes[Attribute::Agent] = Cow::Borrowed("copilot-cli");
        attributes[Attribute::Project] = Cow::Borrowed(&self.project);
        attributes[Attribute::Session] = Cow::Borrowed(&self.id);
        attributes[Attribute::Tags] = Cow::Borrowed(&self.tags);
        attributes[Attribute::Operation] = Cow::Borrowed("chat");
        attributes[Attribute::Status] = Cow::Borrowed("ok");
        event
    }
}

impl Totals {
    fn read(metrics: Value<'_>) -> Result<Self, &'static str> {
        let metrics = Row::of_object(metrics.as_object().ok_or("metrics are not an object")?);
        let inner = |name: &str| metrics.get(name).and_then(|inner| inner.object());
        let mut totals = Self::default();
        if let Some(requests) = inner("requests").map(Row::of_object) {
            totals.requests = requests.count("count")?;
            let cost = requests.text("cost");
            let cost = parse_decimal(&cost, 3).ok();
            totals.premium = cost.and_then(|cost| u64::try_from(cost).ok()).unwrap_or(0);
        }
        if let Some(usage) = inner("usage").map(Row::of_object) {
            totals.input = usage.count("inputTokens")?;
            totals.output = usage.count("outputTokens")?;
            totals.cache_read = usage.count("cacheReadTokens")?;
            totals.cache_write = usage.count("cacheWriteTokens")?;
            totals.reasoning = usage.count("reasoningTokens")?;
        }
        Ok(totals)
    }

    /// What was added since an earlier end; all of it where a count fell, for then it began anew.
    fn since(self, earlier: Self) -> Self {
        let difference = || {
            Some(Self {
                requests: self.requests.checked_sub(earlier.requests)?,
                premium: self.premium.checked_sub(earlier.premium)?,
                input: self.input.checked_sub(earlier.input)?,
                cache_read: self.cache_read.checked_sub(earlier.cache_read)?,
                cache_write: self.cache_write.checked_sub(earlier.cache_write)?,
                output: self.output.checked_sub(earlier.output)?,
                reasoning: self.reasoning.checked_sub(earlier.reasoning)?,
            })
        };
        difference().unwrap_or(self)
    }

    /// Disjoint meters: input includes what was read from and written to caches.
    fn meters(self, sink: &mut dyn Sink) -> Meters {
        let stated = Stated {
            input: Some(self.input),
            output: Some(self.output),
            cache_read: Some(self.cache_read),
            cache_write: Some(self.cache_write),
            reasoning: Some(self.reasoning),
            ..Stated::default()
        };
        let (meters, note) = stated.disjoint(Input::Inclusive, Reasoning::Inside);
        if let Some(note) = note {
            sink.warn(note);
        }
        meters
    }
}
