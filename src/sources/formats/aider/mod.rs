//! Aider's analytics log to usage events, one per message sent; its chat history to what can be told from rounded counts.

mod history;

use crate::event::Attribute;
use crate::event::UsageEvent;
use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::console_line::is_chat_history;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::occurrence::object_content;
use crate::sources::row::Row;
use crate::sources::session_total::put_cost;

use self::history::History;

/// What aider logs when asked to, and the history it keeps in any case.
pub(crate) struct Aider;

impl Source for Aider {
    fn name(&self) -> &'static str {
        "aider"
    }

    fn about(&self) -> About {
        About {
            title: "Aider analytics log (JSON lines); chat history (Markdown), whose counts are rounded: not both of one session",
            how_to_get: "run aider with --analytics-log FILE; .aider.chat.history.md lies in the project",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        let mut objects = sample.objects().map(Row::of_object);
        objects.any(|line| is_event(&line))
            || sample.records.iter().any(|line| is_chat_history(line))
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(AiderReader {
            history: History::new(file.modified),
        })
    }
}

/// Whether a line is an event of the analytics log: its form is that of many, its first events are aider's own.
fn is_event(line: &Row<'_>) -> bool {
    let event = line.text("event");
    let is_known = match &*event {
        "message_send" => line.inside("properties", "main_model").is_some(),
        "launched" | "cli session" | "gui session" => true,
        _ => false,
    };
    let properties = line.get("properties").and_then(|inner| inner.object());
    is_known && properties.is_some() && line.has("user_id") && line.has("time")
}

struct AiderReader {
    history: History,
}

impl Reader for AiderReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        if record.first() != Some(&b'{') {
            return self.history.line(&String::from_utf8_lossy(record), sink);
        }
        let read = match Value::parse(record) {
            Ok(Value::Object(object)) => event(object, sink),
            Ok(_) => Err("no JSON object"),
            // A history quotes code.
            Err(_) if self.history.has_begun() => Ok(Verdict::NotUsage("text line")),
            Err(error) => Err(error.reason()),
        };
        read.unwrap_or_else(Verdict::Rejected)
    }

    fn state(&self) -> String {
        self.history.state()
    }

    fn resume(&mut self, state: &str) {
        self.history.resume(state);
    }
}

/// An event of the analytics log.
fn event(object: Object<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    let line = Row::of_object(object);
    let properties = line.get("properties").and_then(|inner| inner.object());
    let (Some(properties), "message_send") = (properties.map(Row::of_object), &*line.text("event"))
    else {
        return Ok(Verdict::NotUsage("event without usage"));
    };
    // Of Anthropic's, written tokens are inside and read ones are not logged.
    let stated = Stated {
        input: Some(properties.count("prompt_tokens")?),
        output: Some(properties.count("completion_tokens")?),
        total: Some(properties.count("total_tokens")?).filter(|total| *total > 0),
        ..Stated::default()
    };
    let (meters, note) = stated.disjoint(Input::Inclusive, Reasoning::Inside);
    let mut event = UsageEvent::call();
    event.meters = meters;
    event.time = line.time("time")?;
    // The cost of this message; `total_cost` is that of the session so far.
    put_cost(&mut event, properties.money("cost", 0), "estimated");
    if meters.total() == 0 && event.reported_cost.is_none() {
        return Ok(Verdict::NotUsage("zero usage"));
    }
    if let Some(note) = note {
        sink.warn(note);
    }
    event.key = sink.content_key("aider", object_content(object));
    let attributes = &mut event.attributes;
    attributes[Attribute::Model] = properties.text("main_model");
    attributes[Attribute::Agent] = "aider".into();
    attributes[Attribute::User] = line.text("user_id");
    attributes[Attribute::Operation] = "chat".into();
    attributes[Attribute::Status] = "ok".into();
    sink.event(&mut event);
    Ok(Verdict::Usage)
}
