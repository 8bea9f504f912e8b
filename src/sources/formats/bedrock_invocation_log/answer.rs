//! The body of a logged answer to what the log's own counts leave open: lifetimes, thinking, tier and model.

use std::borrow::Cow;

use crate::event::Meter;
use crate::event::Meters;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::members::Members;
use crate::sources::response::Search;
use crate::sources::response::find;

/// What the answer says of its usage: one body, or the events of a stream.
#[derive(Debug, Default)]
pub(super) struct Answer<'a> {
    /// The largest of each count: the events of a stream repeat and grow.
    pub(super) meters: Meters,
    /// Written to caches of all lifetimes.
    pub(super) written: u64,
    /// The model it names.
    pub(super) model: Option<Cow<'a, str>>,
    /// The tier it was served on.
    pub(super) tier: Option<Cow<'a, str>>,
    /// In microseconds.
    pub(super) duration: u64,
}

impl<'a> Answer<'a> {
    /// Reads `outputBodyJson`, where it was logged.
    pub(super) fn of(log: &Members<'a>, model: &str) -> Self {
        let mut answer = Self::default();
        let body = log
            .inner(["output"])
            .and_then(|output| output.get("outputBodyJson"));
        match body {
            Some(Value::Object(object)) => answer.add(object, model),
            Some(Value::Array(events)) => events
                .items()
                .filter_map(Value::as_object)
                .for_each(|event| answer.add(event, model)),
            _ => {}
        }
        answer
    }

    fn add(&mut self, object: Object<'a>, model: &str) {
        let Search::Found(found) = find(object) else {
            return;
        };
        // Counts of the log itself hold where the answer's cannot be read.
        let Ok(reading) = found.shape.read(&found.body, model) else {
            return;
        };
        for meter in Meter::ALL {
            self.meters[meter] = self.meters[meter].max(reading.meters[meter]);
        }
        let written = reading.meters.sum(&Meter::CACHE_WRITE);
        self.written = self.written.max(written);
        self.duration = self.duration.max(reading.duration);
        let object = &found.body.object;
        let tier = found.body.usage.text("service_tier").or(reading.tier);
        self.tier = tier.or(self.tier.take());
        self.model = object.text("model").or(self.model.take());
    }
}
