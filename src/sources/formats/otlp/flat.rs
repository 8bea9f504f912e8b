//! Spans, log records and metrics as SDKs dump them, one object each, to batches of one.
//!
//! Python's `span.to_json()`, JavaScript's console and file exporters (whose private fields start with `_`), GitHub
//! Copilot's and Gemini CLI's files, and Phoenix' span exports, nested or with names joined by dots.

use std::borrow::Cow;

use crate::sources::json::JsonError;
use crate::sources::json::Place;
use crate::sources::json::Text;
use crate::sources::json::Value;

use super::attribute_list::attributes;
use super::batch::Batch;
use super::batch::Log;
use super::batch::Span;
use super::envelope::keep;
use super::envelope::one_scope;
use super::facts::Facts;

type Walked<'a> = Result<Place<'a>, JsonError>;

/// A record taken apart before it is known what it is.
#[derive(Debug, Default)]
pub(super) struct Flat<'a> {
    span: Span<'a>,
    log_time: Option<Value<'a>>,
    body: Option<Value<'a>>,
    event: Option<Value<'a>>,
    /// What some writers say it is: `span`, `log`, `metric`.
    kind: Option<Value<'a>>,
    has_attributes: bool,
}

impl Flat<'_> {
    /// A row of a table of spans, whose empty cells are not handed on.
    pub(super) fn of_row() -> Self {
        Self {
            has_attributes: true,
            ..Self::default()
        }
    }
}

impl<'a> Flat<'a> {
    /// Takes a member.
    pub(super) fn member(
        &mut self,
        batch: &mut Batch<'a>,
        name: Text<'a>,
        place: Place<'a>,
    ) -> Walked<'a> {
        let name = name.decode();
        match &*name {
            "attributes" => {
                self.has_attributes = true;
                attributes(&mut self.span.facts, &mut batch.habits.attributes, place)
            }
            "resource" => resource(batch, place),
            "scopeMetrics" => {
                with_resource(batch);
                place.items(|place| one_scope(batch, 0, place))
            }
            "context" | "spanContext" | "_spanContext" | "span_context" => {
                place.members(|name, place| self.id(&name.decode(), place))
            }
            "parentSpanContext" => place.members(|name, place| match name.is("spanId") {
                true => keep(&mut self.span.parent, place),
                false => place.skip(),
            }),
            name => {
                let (value, end) = place.value()?;
                self.value(name, value);
                Ok(end)
            }
        }
    }

    fn id(&mut self, name: &str, place: Place<'a>) -> Walked<'a> {
        match name {
            "traceId" | "trace_id" => keep(&mut self.span.ids.trace, place),
            "spanId" | "span_id" => keep(&mut self.span.ids.span, place),
            _ => place.skip(),
        }
    }

    /// Takes a field by its name, from an object or a table.
    pub(super) fn value(&mut self, name: &str, value: Value<'a>) {
        if value.is_null() {
            return;
        }
        if let Some(name) = name.strip_prefix("attributes.") {
            self.has_attributes = true;
            return self.span.facts.set(name, value);
        }
        let field = match name {
            "traceId" | "trace_id" | "context.trace_id" => &mut self.span.ids.trace,
            "spanId" | "span_id" | "context.span_id" | "id" => &mut self.span.ids.span,
            "parentSpanId" | "parent_span_id" | "parentId" | "parent_id" => &mut self.span.parent,
            "name" => &mut self.span.name,
            "startTime" | "start_time" | "timestamp" | "startTimeUnixNano" => &mut self.span.start,
            "endTime" | "end_time" | "endTimeUnixNano" => &mut self.span.end,
            "duration" | "_duration" => &mut self.span.duration,
            "status" | "status_code" | "statusCode" => &mut self.span.status,
            "span_kind" => return self.span.facts.set("openinference.span.kind", value),
            "hrTime" => &mut self.log_time,
            "_body" | "body" => &mut self.body,
            "eventName" | "event_name" => &mut self.event,
            "type" => &mut self.kind,
            _ => return,
        };
        *field = Some(value);
    }

    /// What the record calls itself.
    pub(super) fn kind(&self) -> Cow<'a, str> {
        self.kind.and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether it says enough to be a span or log record, and puts it into the batch.
    pub(super) fn finish(self, batch: &mut Batch<'a>) {
        let is_span = self.span.ids.span.is_some() || self.span.name.is_some();
        let is_log = self.log_time.is_some() || self.body.is_some() || self.event.is_some();
        if !self.has_attributes || !(is_span || is_log) {
            return;
        }
        with_resource(batch);
        if is_log {
            batch.logs.push(Log {
                resource: 0,
                ids: self.span.ids,
                time: self.log_time.or(self.span.start),
                observed: None,
                body: self.body,
                name: self.event,
                facts: self.span.facts,
            });
        } else {
            batch.spans.push(self.span);
        }
    }
}

fn with_resource(batch: &mut Batch<'_>) {
    if batch.resources.is_empty() {
        batch.resources.push(Facts::default());
    }
}

/// A resource, its attributes an object, or pairs as JavaScript's SDK keeps them.
fn resource<'a>(batch: &mut Batch<'a>, place: Place<'a>) -> Walked<'a> {
    with_resource(batch);
    let (Some(facts), seen) = (batch.resources.first_mut(), &mut batch.habits.resource) else {
        return place.skip();
    };
    place.members(|name, place| {
        if name.is("_rawAttributes") {
            return place.items(|place| {
                let (value, end) = place.value()?;
                let mut pair = value.as_array().into_iter().flat_map(|pair| pair.items());
                if let (Some(Value::String(name)), Some(value)) = (pair.next(), pair.next()) {
                    facts.set(&name.decode(), value);
                }
                Ok(end)
            });
        }
        let is_set = ["attributes", "_attributes", "_memoizedAttributes"];
        match is_set.into_iter().any(|known| name.is(known)) {
            true => attributes(facts, seen, place),
            false => place.skip(),
        }
    })
}
