//! Amp threads, one document each, to usage events: the ledger's entries, or the messages of threads without one.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::event::Attribute;
use crate::event::Key;
use crate::event::KeyHasher;
use crate::event::UsageEvent;
use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::Places;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::datum::Datum;
use crate::sources::instant::instant;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::json::object_of;
use crate::sources::members::Members;
use crate::sources::session_total::put_plan_unit;
use crate::sources::token_count::token_count;
use crate::units::Timestamp;

/// Threads of Sourcegraph's Amp.
pub(crate) struct Amp;

impl Source for Amp {
    fn name(&self) -> &'static str {
        "amp"
    }

    fn about(&self) -> About {
        About {
            title: "Amp threads (JSON documents)",
            how_to_get: "written by Amp under ~/.local/share/amp/threads or AMP_DATA_DIR",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample.objects().any(is_thread)
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let folder = places.folder("AMP_DATA_DIR", places.data.join("amp"));
        vec![folder.join("threads")]
    }

    fn reader(&self, _file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(ThreadReader)
    }
}

/// Whether it is a thread: by its ledger, or by its id and what its messages say.
fn is_thread(object: Object<'_>) -> bool {
    let thread = Members::of(object);
    let is_named = thread.text("id").is_some_and(|id| id.starts_with("T-"));
    let has_messages = thread.get("messages").and_then(Value::as_array).is_some();
    thread.inner(["usageLedger"]).is_some() || (is_named && has_messages)
}

struct ThreadReader;

impl Reader for ThreadReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        match object_of(record) {
            Ok(object) => Thread::of(object).read(sink),
            Err(reason) => Verdict::Rejected(reason),
        }
    }
}

struct Thread<'a> {
    thread: Members<'a>,
    id: Cow<'a, str>,
    project: Cow<'a, str>,
    messages: Vec<Members<'a>>,
}

/// What an entry of the ledger, or a message, says of one call.
struct Call<'a> {
    key: Key,
    time: Timestamp,
    model: Option<Cow<'a, str>>,
    operation: Option<Cow<'a, str>>,
    credits: Option<Value<'a>>,
    stated: Stated,
}

impl<'a> Thread<'a> {
    fn of(object: Object<'a>) -> Self {
        let thread = Members::of(object);
        let messages = objects(thread.get("messages")).map(Members::of).collect();
        Self {
            id: thread.name("id").unwrap_or_default(),
            project: project(&thread).unwrap_or_default(),
            thread,
            messages,
        }
    }

    fn read(&self, sink: &mut dyn Sink) -> Verdict {
        let ledger = self.thread.inner(["usageLedger"]);
        let entries = ledger.and_then(|ledger| ledger.get("events"));
        let mut entries = objects(entries).map(Members::of).peekable();
        // The ledger says what was billed; messages say some of the same calls again.
        if entries.peek().is_some() {
            for entry in entries {
                self.count(self.entry(&entry), sink);
            }
            return Verdict::Records;
        }
        for (place, message) in (0..).zip(&self.messages) {
            match message.inner(["usage"]) {
                Some(usage) => self.count(self.message(message, &usage, place), sink),
                None => sink.count(Verdict::NotUsage("message without usage")),
            }
        }
        match self.messages.is_empty() {
            true => Verdict::NotUsage("thread without messages"),
            false => Verdict::Records,
        }
    }

    fn count(&self, call: Result<Call<'a>, &'static str>, sink: &mut dyn Sink) {
        let verdict = match call {
            Ok(call) => self.emit(call, sink),
            Err(reason) => Verdict::Rejected(reason),
        };
        sink.count(verdict);
    }

    fn entry(&self, entry: &Members<'a>) -> Result<Call<'a>, &'static str> {
        let tokens = entry.inner(["tokens"]);
        let count = |name: &str| token_count(tokens.as_ref().and_then(|tokens| tokens.get(name)));
        let usage = self
            .answer(entry)
            .and_then(|answer| answer.inner(["usage"]));
        let cached = |name: &str| token_count(usage.as_ref().and_then(|usage| usage.get(name)));
        let key = match entry.name("id") {
            Some(id) => Key::of_id("amp", &id),
            None => self.key(&entry.name("toMessageId").ok_or("no entry id")?),
        };
        Ok(Call {
            key,
            time: self.time([entry.get("timestamp")])?,
            model: entry.name("model"),
            operation: entry.name("operationType"),
            credits: entry.get("credits"),
            stated: Stated {
                input: Some(count("input")?),
                output: Some(count("output")?),
                cache_read: Some(cached("cacheReadInputTokens")?),
                cache_write: Some(cached("cacheCreationInputTokens")?),
                ..Stated::default()
            },
        })
    }

    /// The message an entry of the ledger paid for.
    fn answer(&self, entry: &Members<'a>) -> Option<&Members<'a>> {
        let wanted = entry.name("toMessageId")?;
        let mut messages = self.messages.iter();
        messages.find(|message| message.name("messageId").as_deref() == Some(&*wanted))
    }

    fn message(
        &self,
        message: &Members<'a>,
        usage: &Members<'a>,
        place: u64,
    ) -> Result<Call<'a>, &'static str> {
        let count = |name: &str| token_count(usage.get(name));
        let id = message.name("messageId");
        let meta = message.inner(["meta"]);
        let sent = meta.and_then(|meta| meta.get("sentAt"));
        Ok(Call {
            key: self.key(&id.unwrap_or_else(|| Cow::Owned(format!("#{place}")))),
            time: self.time([usage.get("timestamp"), message.get("timestamp").or(sent)])?,
            model: usage.name("model"),
            operation: None,
            credits: usage.get("credits"),
            stated: Stated {
                input: Some(count("inputTokens")?),
                output: Some(count("outputTokens")?),
                cache_read: Some(count("cacheReadInputTokens")?),
                cache_write: Some(count("cacheCreationInputTokens")?),
                ..Stated::default()
            },
        })
    }

    fn key(&self, message: &str) -> Key {
        KeyHasher::new("amp message")
            .text(&self.id)
            .text(message)
            .key()
    }

    /// The first time stated, else the thread's own.
    fn time<const N: usize>(
        &self,
        stated: [Option<Value<'a>>; N],
    ) -> Result<Timestamp, &'static str> {
        let stated = stated.into_iter().flatten().find(|time| !time.is_null());
        instant(
            stated
                .or_else(|| self.thread.get("created"))
                .ok_or("no timestamp")?,
        )
    }

    fn emit(&self, call: Call<'a>, sink: &mut dyn Sink) -> Verdict {
        let (meters, _) = call.stated.disjoint(Input::Exclusive, Reasoning::Inside);
        let mut event = UsageEvent::call();
        event.meters = meters;
        put_plan_unit(&mut event, "credit", call.credits.map(Datum::Json), 0);
        if meters.total() == 0 && event.quantities.is_empty() {
            return Verdict::NotUsage("zero usage");
        }
        event.key = call.key;
        event.time = call.time;
        let attributes = &mut event.attributes;
        attributes[Attribute::Model] = call.model.unwrap_or_default();
        attributes[Attribute::Agent] = Cow::Borrowed("amp");
        attributes[Attribute::Session] = Cow::Borrowed(&self.id);
        attributes[Attribute::Project] = Cow::Borrowed(&self.project);
        attributes[Attribute::Status] = Cow::Borrowed("ok");
        let operation = call.operation.filter(|operation| operation != "inference");
        attributes[Attribute::Operation] = operation.unwrap_or(Cow::Borrowed("chat"));
        sink.event(&mut event);
        Verdict::Usage
    }
}

/// The first folder the thread worked in.
fn project<'a>(thread: &Members<'a>) -> Option<Cow<'a, str>> {
    let trees = thread.inner(["env"])?.inner(["initial"])?.get("trees");
    let tree = Members::of(objects(trees).next()?);
    let folder = tree.name("uri").or_else(|| tree.name("displayName"))?;
    Some(match folder.strip_prefix("file://") {
        Some(path) => Cow::Owned(path.to_owned()),
        None => folder,
    })
}

/// The objects of an array.
fn objects<'a>(array: Option<Value<'a>>) -> impl Iterator<Item = Object<'a>> {
    let items = array.and_then(Value::as_array).into_iter();
    items
        .flat_map(|items| items.items())
        .filter_map(Value::as_object)
}
