//! What stood where in the batches of a file before: emitters write each as the last.

use crate::sources::json::Seen;
use crate::sources::json::Text;

use super::attribute_list::SeenAttributes;

/// Most spans that room is made for before they are read.
const MOST_SPANS: usize = 256;

/// How the batches before were written.
#[derive(Clone, Debug, Default)]
pub(super) struct Habits {
    /// How many spans the last one held.
    pub(super) spans: usize,
    /// The fields of a span, in their order.
    pub(super) span: Seen<SpanField>,
    /// The attributes of resources, in their order.
    pub(super) resource: SeenAttributes,
    /// The attributes of spans and log records, in their order.
    pub(super) attributes: SeenAttributes,
}

impl Habits {
    /// Takes note of how many spans there were.
    pub(super) fn of_spans(self, spans: usize) -> Self {
        let spans = spans.min(MOST_SPANS);
        Self { spans, ..self }
    }
}

/// A field of OTLP's span.
#[derive(Clone, Copy, Debug)]
pub(super) enum SpanField {
    Attributes,
    Trace,
    Span,
    Parent,
    Name,
    Start,
    End,
    Status,
    /// One that is not looked at.
    Other,
}

impl SpanField {
    pub(super) fn named(name: Text<'_>) -> Self {
        match &*name.decode() {
            "attributes" => Self::Attributes,
            "traceId" | "trace_id" => Self::Trace,
            "spanId" | "span_id" => Self::Span,
            "parentSpanId" | "parent_span_id" => Self::Parent,
            "name" => Self::Name,
            "startTimeUnixNano" | "start_time_unix_nano" => Self::Start,
            "endTimeUnixNano" | "end_time_unix_nano" => Self::End,
            "status" => Self::Status,
            _ => Self::Other,
        }
    }
}
