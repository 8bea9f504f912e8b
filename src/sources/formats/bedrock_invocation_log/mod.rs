//! Bedrock's log of model invocations, from S3 or CloudWatch: each request with its counts, to a call.
//!
//! `inputTokenCount` leaves out what was read from and written to a cache. How long a written entry lives and how much
//! of the output was thinking stand in the answer alone (`outputBodyJson`), where that is logged; its prompt
//! (`inputBodyJson`) is never looked at. Source: "Monitor model invocation using CloudWatch Logs and Amazon S3", Amazon
//! Bedrock User Guide.

mod answer;
mod wrapped;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use self::answer::Answer;
use self::wrapped::each_log;
use self::wrapped::holds_many;
use self::wrapped::in_cell;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::Meter;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::event::tags;
use crate::sources::About;
use crate::sources::Container;
use crate::sources::FileContext;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::convention::WriteLifetime;
use crate::sources::datum::Datum;
use crate::sources::envelope::set_tier;
use crate::sources::instant::instant;
use crate::sources::json::Value;
use crate::sources::labels::LabelCache;
use crate::sources::labels::Labels;
use crate::sources::members::Members;
use crate::sources::occurrence::row_content;
use crate::sources::row::Header;
use crate::sources::row::Row;
use crate::sources::table_rows::delimiter;
use crate::sources::token_count::token_count;

const SCHEMA: &str = "ModelInvocationLog";
/// The column of messages in a table of query results.
const MESSAGE: &str = "@message";
const OTHER_RECORD: &str = "log record of another kind";

/// Bedrock's model invocation log.
pub(crate) struct BedrockInvocationLog;

impl Source for BedrockInvocationLog {
    fn name(&self) -> &'static str {
        "bedrock-invocation-log"
    }

    fn about(&self) -> About {
        About {
            title: "Amazon Bedrock model invocation log (S3 objects, CloudWatch events and query results)",
            how_to_get: "switch on model invocation logging, then `aws s3 cp --recursive \
                s3://BUCKET/AWSLogs/ACCOUNT/BedrockModelInvocationLogs/ .` or `aws logs filter-log-events`",
            layer: "provider",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        if let Container::Csv { delimiter } = sample.container {
            // What the messages are, the header does not tell; no other format has such a column.
            return sample.records.first().is_some_and(|header| {
                Header::of(&String::from_utf8_lossy(header), delimiter).has(MESSAGE)
            });
        }
        sample.objects().any(|object| {
            let mut is_log = false;
            each_log(&Members::of(object), &mut |log| {
                is_log |= log.is_some_and(is_invocation);
            });
            is_log
        })
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        let is_table = matches!(file.container, Container::Csv { .. });
        Box::new(InvocationReader {
            labels: LabelCache::default(),
            delimiter: is_table.then(|| delimiter(file.container)),
            header: None,
        })
    }
}

struct InvocationReader {
    labels: LabelCache,
    /// The separator of a table of messages.
    delimiter: Option<u8>,
    header: Option<Header>,
}

impl Reader for InvocationReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        if let Some(delimiter) = self.delimiter {
            return self.row(&String::from_utf8_lossy(record), delimiter, sink);
        }
        let object = match Value::parse(record) {
            Ok(Value::Object(object)) => Members::of(object),
            Ok(_) => return Verdict::Rejected("no JSON object"),
            Err(error) => return Verdict::Rejected(error.reason()),
        };
        let mut verdict = Verdict::NotUsage(OTHER_RECORD);
        if !holds_many(&object) {
            each_log(&object, &mut |log| {
                verdict = invocation(log, &mut self.labels, sink)
            });
            return verdict;
        }
        each_log(&object, &mut |log| {
            let inner = invocation(log, &mut self.labels, sink);
            sink.count(inner);
            verdict = Verdict::Records;
        });
        verdict
    }
}

impl InvocationReader {
    fn row(&mut self, line: &str, delimiter: u8, sink: &mut dyn Sink) -> Verdict {
        let Some(header) = &self.header else {
            self.header = Some(Header::of(line, delimiter));
            return Verdict::NotUsage("header");
        };
        let row = match Row::of_line(header, line, delimiter) {
            Ok(row) => row,
            Err(reason) => return Verdict::Rejected(reason),
        };
        let mut verdict = Verdict::NotUsage(OTHER_RECORD);
        let labels = &mut self.labels;
        in_cell(row.get(MESSAGE).as_ref(), &mut |log| {
            verdict = invocation(log, labels, sink);
        });
        verdict
    }
}

fn invocation(log: Option<&Members<'_>>, labels: &mut LabelCache, sink: &mut dyn Sink) -> Verdict {
    match log.filter(|log| is_invocation(log)) {
        Some(log) => call(log, labels, sink).unwrap_or_else(Verdict::Rejected),
        None => Verdict::NotUsage(OTHER_RECORD),
    }
}

fn is_invocation(log: &Members<'_>) -> bool {
    log.text("schemaType").as_deref() == Some(SCHEMA)
}

fn call(
    log: &Members<'_>,
    labels: &mut LabelCache,
    sink: &mut dyn Sink,
) -> Result<Verdict, &'static str> {
    let model = log.text("modelId").ok_or("no model")?;
    let answer = Answer::of(log, &model);
    let meters = meters(log, &answer)?;
    let is_failed = log.text("errorCode").is_some();
    if is_failed && meters.output() == 0 {
        return Ok(Verdict::NotUsage("error response"));
    }
    let mut event = UsageEvent::call();
    event.time = instant(log.get("timestamp").ok_or("no timestamp")?)?;
    event.key = match log.text("requestId") {
        Some(id) => Key::of_id("aws", &id),
        None => sink.content_key("bedrock-invocation-log", identity(log)),
    };
    event.meters = meters;
    event.duration = answer.duration;
    event.attributes[Attribute::Status] = Cow::Borrowed(if is_failed { "error" } else { "ok" });
    let datum = log.get("requestMetadata").map(Datum::Json);
    let labels = labels.read(datum.iter());
    describe(&mut event, log, model, answer, &labels);
    sink.event(&mut event);
    Ok(Verdict::Usage)
}

/// Without an id, what was asked when: the body of the prompt is not looked at.
fn identity(log: &Members<'_>) -> u128 {
    let texts = ["timestamp", "accountId", "region", "operation", "modelId"]
        .map(|name| (name, log.text(name).unwrap_or_default()));
    row_content(texts.iter().map(|(name, text)| (*name, &**text)))
}

fn describe<'e>(
    event: &mut UsageEvent<'e>,
    log: &Members<'e>,
    model: Cow<'e, str>,
    answer: Answer<'e>,
    labels: &'e [Rc<Labels>],
) {
    // Only its owner knows what an application's profile stands for; the answer may name the model.
    let is_opaque = model.starts_with("arn:")
        && !model.contains(":foundation-model/")
        && !model.contains(":inference-profile/");
    let named = answer.model.filter(|_| is_opaque);
    let mut extra = BTreeMap::new();
    if named.is_some() {
        extra.insert("model_id".to_owned(), model.to_string());
    }
    let is_embedding = model.contains("embed");
    event.attributes[Attribute::Model] = named.unwrap_or(model);
    event.attributes[Attribute::Provider] = Cow::Borrowed("aws");
    event.attributes[Attribute::Operation] =
        Cow::Borrowed(if is_embedding { "embeddings" } else { "chat" });
    if let Some(region) = log.text("inferenceRegion") {
        extra.insert("inference_region".to_owned(), region.into_owned());
    }
    for set in labels {
        for (attribute, text) in &set.attributes {
            event.attributes[*attribute] = Cow::Borrowed(text);
        }
        extra.extend(tags::decode(&set.tags));
    }
    event.attributes[Attribute::Tags] = Cow::Owned(tags::encode(&extra));
    let caller = log
        .inner(["identity"])
        .and_then(|identity| identity.text("arn"));
    for (attribute, text) in [
        // The price is that of the region asked, wherever the request was served.
        (Attribute::Region, log.text("region")),
        (Attribute::Project, log.text("accountId")),
        (Attribute::User, caller),
    ] {
        if event.attributes[attribute].is_empty() {
            event.attributes[attribute] = text.unwrap_or_default();
        }
    }
    if let Some(tier) = answer.tier {
        set_tier(event, tier);
    }
}

/// The counts of the log, split by what the answer tells of them; the answer's own where the log states none.
fn meters(log: &Members<'_>, answer: &Answer<'_>) -> Result<Meters, &'static str> {
    let input = log.inner(["input"]);
    let output = log.inner(["output"]);
    let count = |side: &Option<Members<'_>>, name: &str, of_answer: u64| match side
        .as_ref()
        .and_then(|side| side.get(name))
    {
        Some(value) if !value.is_null() => token_count(Some(value)).map(Some),
        _ => Ok((of_answer > 0).then_some(of_answer)),
    };
    let body = &answer.meters;
    let mut stated = Stated {
        input: count(&input, "inputTokenCount", body[Meter::UncachedInput])?,
        output: count(&output, "outputTokenCount", body[Meter::Output])?,
        cache_read: count(&input, "cacheReadInputTokenCount", body[Meter::CacheRead])?,
        cache_write: count(&input, "cacheWriteInputTokenCount", answer.written)?,
        ..Stated::default()
    };
    let lives = [
        (WriteLifetime::FiveMinutes, body[Meter::CacheWrite5m]),
        (WriteLifetime::Hour, body[Meter::CacheWrite1h]),
    ];
    // A split that is more than the whole is none of it.
    if lives.iter().map(|(_, tokens)| tokens).sum::<u64>() <= stated.cache_write.unwrap_or(0) {
        stated.written = lives;
    }
    let (mut meters, _) = stated.disjoint(Input::Exclusive, Reasoning::Inside);
    meters[Meter::Reasoning] = body[Meter::Reasoning].min(meters[Meter::Output]);
    Ok(meters)
}
