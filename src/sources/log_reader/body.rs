//! A provider's response body, and what is around it in the log, to events.

use std::borrow::Cow;
use std::rc::Rc;

use super::LogReader;
use super::Record;
use crate::event::Attribute;
use crate::event::UsageEvent;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::bodies::Reading;
use crate::sources::bodies::Shape;
use crate::sources::envelope;
use crate::sources::field_names::Field;
use crate::sources::fields::Slots;
use crate::sources::identity::identify_in;
use crate::sources::instant::instant_text;
use crate::sources::labels::Labels;
use crate::sources::response::Found;
use crate::units::Timestamp;

impl LogReader {
    /// A provider's response body.
    pub(super) fn response<'a>(
        &mut self,
        record: Record<'a>,
        found: &Found<'a>,
        slots: &mut Slots<'a>,
        sink: &mut dyn Sink,
    ) -> Verdict {
        self.around(found, slots);
        let labels = self.labels.read(slots.tags());
        let mut event = UsageEvent::call();
        event.line = record.line;
        let stated = envelope::time(slots);
        let is_timed = matches!(stated, Ok(Some(_)));
        match stated {
            Ok(Some(stated)) => event.time = stated.time,
            Ok(None) => match self.time_around(found) {
                Some(time) => event.time = time,
                None => {
                    event.time = self.modified;
                    // A later event of a streamed message has the time of its start.
                    if found.shape != Shape::AnthropicDelta {
                        sink.warn(envelope::ESTIMATED_TIME);
                    }
                }
            },
            Err(reason) => return Verdict::Rejected(reason),
        }
        event.attributes[Attribute::Source] = Cow::Borrowed(found.shape.source());
        event.attributes[Attribute::Layer] = Cow::Borrowed("app");
        if found.is_batch || record.is_batch {
            event.attributes[Attribute::Processing] = Cow::Borrowed("batch");
        }
        match found.shape {
            Shape::AnthropicStart => self.start(found, slots, &labels, event, is_timed, sink),
            Shape::AnthropicDelta => self.delta(found, slots, &labels, event, is_timed, sink),
            // Bedrock repeats at the end of a message what its events said.
            Shape::BedrockNative if self.repeats(found) => Verdict::NotUsage("stream event"),
            _ => self.body(record, found, slots, &labels, &mut event, sink),
        }
    }

    /// A time that is no field of the record: among the headers of the answer, or when its batch was finished.
    fn time_around(&self, found: &Found<'_>) -> Option<Timestamp> {
        let header = found.http_date();
        if let Some(time) = header.and_then(|date| instant_text(&date).ok()) {
            return Some(time);
        }
        self.open
            .batch_end
            .map(Timestamp)
            .filter(|_| found.is_batch)
    }

    /// Puts before the fields of the outermost object those of the body, then of what is around it from the inside out, and
    /// behind them what the request tells of its caller.
    fn around<'a>(&mut self, found: &Found<'a>, slots: &mut Slots<'a>) {
        if !found.around.is_empty() {
            let outermost = std::mem::replace(slots, self.names[1].slots(found.body.object.object));
            for object in found.around.iter().skip(1).rev() {
                let outer = self.names[1].slots(object.object);
                slots.fill_from(outer);
            }
            slots.fill_from(outermost);
        }
        let outer = found.around.iter().chain([&found.body.object]);
        let requests = outer.filter_map(|object| object.get("request")?.as_object());
        for request in requests {
            let request = self.names[1].slots(request);
            slots.fill_caller_from(request);
        }
    }

    /// A whole body.
    fn body<'e>(
        &mut self,
        record: Record<'_>,
        found: &Found<'e>,
        slots: &Slots<'e>,
        labels: &'e [Rc<Labels>],
        event: &mut UsageEvent<'e>,
        sink: &mut dyn Sink,
    ) -> Verdict {
        let model = match (slots.text(Field::Model), found.bedrock_model()) {
            (Some(_), Some(model)) | (Some(model), None) => model,
            (None, other) => other
                .or_else(|| self.session_model(found))
                .unwrap_or_default(),
        };
        let reading = match found.shape.read(&found.body, &model) {
            Ok(reading) => reading,
            Err(reason) => return Verdict::Rejected(reason),
        };
        let request = slots.text(Field::RequestId);
        match (&reading.id, found.batch_request()) {
            (Some(id), _) => identify_in(event, reading.family, id, request.as_deref()),
            (None, Some(id)) => identify_in(event, "openai", &id, None),
            (None, None) => event.key = self.content_key(record, found, sink),
        }
        event.attributes[Attribute::Model] = model;
        complete(event, &reading, found, slots, labels);
        emit(event, reading, sink);
        Verdict::Usage
    }
}

/// Fills in what body and envelope say of the call.
fn complete<'e>(
    event: &mut UsageEvent<'e>,
    reading: &Reading<'e>,
    found: &Found<'e>,
    slots: &Slots<'e>,
    labels: &'e [Rc<Labels>],
) {
    // OpenRouter names the provider behind it in the field others use for the biller.
    if reading.provider == "openrouter" {
        event.attributes[Attribute::Provider] = Cow::Borrowed("openrouter");
    }
    event.attributes[Attribute::Operation] = Cow::Borrowed(reading.operation);
    event.duration = reading.duration;
    event.quantities.clone_from(&reading.quantities);
    if let Some(tier) = &reading.tier {
        envelope::set_tier(event, tier.clone());
    }
    if let Some(speed) = &reading.speed {
        event.attributes[Attribute::Speed] = speed.clone();
    }
    if let Some((amount, kind)) = reading.cost {
        event.reported_cost = Some(amount);
        event.attributes[Attribute::CostKind] = Cow::Borrowed(kind);
        event.attributes[Attribute::Currency] = Cow::Borrowed("USD");
    }
    envelope::describe(event, slots, labels);
    // The length of a recording is not how long it took to transcribe it.
    if reading.operation == "transcription" && found.body.object.has("duration") {
        event.duration = 0;
    }
    if event.attributes[Attribute::Provider].is_empty() {
        let provider = found.reseller().unwrap_or(reading.provider);
        event.attributes[Attribute::Provider] = Cow::Borrowed(provider);
    }
    if event.attributes[Attribute::Status].is_empty() {
        event.attributes[Attribute::Status] = Cow::Borrowed("ok");
    }
}

/// Hands over the event, and one more for each further model that was called.
pub(in crate::sources) fn emit<'e>(
    event: &mut UsageEvent<'e>,
    reading: Reading<'e>,
    sink: &mut dyn Sink,
) {
    if let Some(note) = reading.note {
        sink.warn(note);
    }
    if let Some(usage) = &reading.anthropic {
        usage.emit(std::mem::take(event), sink);
        return;
    }
    event.meters = reading.meters;
    if reading.models.is_empty() {
        sink.event(event);
        return;
    }
    for (place, (model, meters)) in (0..).zip(reading.models) {
        let mut part = event.clone();
        part.key = event.key.part(place);
        part.part = place;
        part.meters = meters;
        part.attributes[Attribute::Model] = model;
        if place > 0 {
            part.quantities.clear();
            part.reported_cost = None;
        }
        sink.event(&mut part);
    }
}
