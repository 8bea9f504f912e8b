//! What `claude -p` prints to buckets: the tokens of one run, a bucket per model.
//!
//! `--output-format json` prints one object of type `result`, `stream-json` a line per message with that object last
//! (Claude Code documentation, headless mode). A message's own counts are those of its beginning, so the result counts.
//! A session that is kept under `~/.claude` is told by its log instead: reports leave this out then.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::Key;
use crate::event::Meter;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::anthropic_usage::AnthropicUsage;
use crate::sources::json::Value;
use crate::sources::json::object_of;
use crate::sources::members::Members;
use crate::sources::row::Row;
use crate::sources::session_total::put_cost;
use crate::sources::session_total::session_total;
use crate::units::Timestamp;

const NAME: &str = "claude-code-output";

/// Printed results of headless runs.
pub(crate) struct ClaudeCodeOutput;

impl Source for ClaudeCodeOutput {
    fn name(&self) -> &'static str {
        NAME
    }

    fn about(&self) -> About {
        About {
            title: "Claude Code's printed results: one total per run",
            how_to_get: "claude -p … --output-format json >> FILE, or --output-format stream-json",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample.members().any(|line| {
            let is_result = line.text("type").as_deref() == Some("result");
            let is_begun = line.text("subtype").as_deref() == Some("init");
            let is_run = is_result && line.has("num_turns");
            line.has("session_id") && (is_run || (is_begun && line.has("tools")))
        })
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(ResultReader {
            modified: file.modified,
        })
    }
}

struct ResultReader {
    modified: Timestamp,
}

impl Reader for ResultReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let read = object_of(record).and_then(|object| self.line(&Members::of(object), sink));
        read.unwrap_or_else(Verdict::Rejected)
    }
}

impl ResultReader {
    fn line(&self, line: &Members<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        match line.text("type").as_deref() {
            Some("result") => self.result(line, sink),
            Some("assistant") => Ok(Verdict::NotUsage(
                "message, whose tokens the result of its run states",
            )),
            _ => Ok(Verdict::NotUsage("line without usage")),
        }
    }

    fn result(&self, line: &Members<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        let session = line.text("session_id").ok_or("no session id")?;
        let row = Row::of_object(line.object);
        let mut event = session_total(NAME, &session, self.modified, None);
        event.key = match line.text("uuid") {
            Some(run) => Key::of_id(NAME, &run),
            None => sink.content_key(NAME, row.content()),
        };
        let millis = row.count("duration_ms")?;
        event.duration = millis.saturating_mul(1000);
        event.attributes[Attribute::Agent] = Cow::Borrowed("claude-code");
        event.attributes[Attribute::Provider] = Cow::Borrowed("anthropic");
        if line.get("is_error") == Some(Value::Bool(true)) {
            event.attributes[Attribute::Status] = Cow::Borrowed("error");
        }
        let models = self::models(line)?;
        let events = if models.is_empty() {
            vec![whole(event, line, &row)?]
        } else {
            models
                .into_iter()
                .map(|model| model.event(&event))
                .collect()
        };
        let mut part = 0;
        for mut event in events {
            if event.meters.total() == 0 && event.reported_cost.is_none() {
                continue;
            }
            event.key = event.key.part(part);
            event.part = part;
            sink.event(&mut event);
            part += 1;
        }
        if part == 0 {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        sink.warn("no time in the record; the file's own is taken");
        Ok(Verdict::Usage)
    }
}

/// What one model used in a run.
struct Model<'a> {
    name: Cow<'a, str>,
    row: Row<'a>,
    meters: Meters,
}

/// The models of a run; newer versions state each.
fn models<'a>(line: &Members<'a>) -> Result<Vec<Model<'a>>, &'static str> {
    let Some(models) = line.inner(["modelUsage"]) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for (name, value) in models.object.members() {
        let row = Row::of_object(value.as_object().ok_or("usage is not an object")?);
        let mut meters = Meters::default();
        for (meter, field) in [
            (Meter::UncachedInput, "inputTokens"),
            (Meter::CacheRead, "cacheReadInputTokens"),
            (Meter::CacheWrite, "cacheCreationInputTokens"),
            (Meter::Output, "outputTokens"),
        ] {
            meters[meter] = row.count(field)?;
        }
        found.push(Model { name, row, meters });
    }
    // The parts of a run are told apart by their order.
    found.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(found)
}

impl<'a> Model<'a> {
    fn event(self, run: &UsageEvent<'a>) -> UsageEvent<'a> {
        let mut event = run.clone();
        event.meters = self.meters;
        let searches = self.row.count("webSearchRequests").unwrap_or(0);
        if searches > 0 {
            let thousandths = searches.saturating_mul(1000);
            event
                .quantities
                .push((Cow::Borrowed("web_search"), thousandths));
        }
        put_cost(&mut event, self.row.money("costUSD", 0), "estimated");
        event.attributes[Attribute::Model] = self.name;
        event
    }
}

/// The run of an older version, which names no model.
fn whole<'a>(
    mut event: UsageEvent<'a>,
    line: &Members<'_>,
    row: &Row<'_>,
) -> Result<UsageEvent<'a>, &'static str> {
    let usage = line.inner(["usage"]).ok_or("result without usage")?;
    event.meters = *AnthropicUsage::read(usage.object, "")?.meters();
    put_cost(&mut event, row.money("total_cost_usd", 0), "estimated");
    Ok(event)
}
