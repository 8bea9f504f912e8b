//! Tasks of Cline and its forks, and sessions of Cline's CLI, to usage events.

mod models;

use std::borrow::Cow;
use std::path::Path;
use std::path::PathBuf;

use self::models::Models;
use crate::event::Attribute;
use crate::event::KeyHasher;
use crate::event::UsageEvent;
use crate::event::provider_name;
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
use crate::sources::members::Members;
use crate::sources::occurrence::object_content;
use crate::sources::session_total::put_cost;
use crate::sources::token_count::token_count;
use crate::units::Timestamp;

/// Cline, Roo Code, Kilo Code and Zoo Code in editors, and Cline's CLI.
pub(crate) struct Cline;

/// The extensions by the folder an editor keeps their tasks in.
const EXTENSIONS: [(&str, &str); 4] = [
    ("saoudrizwan.claude-dev", "cline"),
    ("rooveterinaryinc.roo-cline", "roo-code"),
    ("kilocode.kilo-code", "kilo-code"),
    ("zoocodeorganization.zoo-code", "zoo-code"),
];

/// Editors with their own folder of configuration.
const EDITORS: [&str; 7] = [
    "Code",
    "Code - Insiders",
    "Code - OSS",
    "Cursor",
    "Windsurf",
    "VSCodium",
    "Trae",
];

impl Source for Cline {
    fn name(&self) -> &'static str {
        "cline"
    }

    fn about(&self) -> About {
        About {
            title: "Cline, Roo Code, Kilo Code and Zoo Code tasks (ui_messages.json), Cline CLI sessions",
            how_to_get: "`tasks/<id>/ui_messages.json` in the extension's globalStorage of the editor; \
                ~/.cline/data/sessions for the CLI",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample.objects().any(|object| {
            let object = Members::of(object);
            is_entry(&object) || is_message(&object) || is_session(&object)
        })
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let support = places.home.join("Library/Application Support");
        let editors = [places.config, &support];
        let editors = editors
            .into_iter()
            .flat_map(|folder| EDITORS.map(|name| folder.join(name)));
        let servers = [
            places.home.join(".vscode-server/data"),
            places.home.join(".vscode-server-insiders/data"),
            places.home.join(".cursor-server/data"),
            places.home.join(".windsurf-server/data"),
            places.data.join("code-server"),
        ];
        let storage = editors
            .chain(servers)
            .map(|folder| folder.join("User/globalStorage"));
        let tasks = storage.flat_map(|storage| {
            EXTENSIONS.map(|(extension, _)| storage.join(extension).join("tasks"))
        });
        let cli = ["tasks", "sessions"].map(|folder| places.home.join(".cline/data").join(folder));
        tasks.chain(cli).collect()
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(TaskReader {
            agent: agent(file.path),
            task: task(file.path),
            models: Models::beside(file.path),
        })
    }
}

/// An entry of a task: `say` or `ask`, and when.
fn is_entry(object: &Members<'_>) -> bool {
    let kind = object.text("type");
    let is_said = matches!(kind.as_deref(), Some("say" | "ask"));
    is_said && object.has("ts") && object.has_any(["say", "ask"])
}

/// A message of the conversation that says what its request used.
fn is_message(object: &Members<'_>) -> bool {
    let metrics = object.inner(["metrics"]);
    let used = metrics.is_some_and(|metrics| metrics.has_any(["inputTokens", "tokens"]));
    used && object.has("role")
}

/// A session of the CLI: its messages in one document.
fn is_session(object: &Members<'_>) -> bool {
    messages(object).any(|message| is_message(&message))
}

fn messages<'a>(session: &Members<'a>) -> impl Iterator<Item = Members<'a>> + use<'a> {
    let messages = session.get("messages").and_then(Value::as_array);
    let items = messages.into_iter().flat_map(|messages| messages.items());
    items.filter_map(Value::as_object).map(Members::of)
}

/// The agent whose folder a task lies in.
fn agent(path: &Path) -> &'static str {
    let of = |part: &std::ffi::OsStr| EXTENSIONS.iter().find(|(folder, _)| part == *folder);
    path.iter().find_map(of).map_or("cline", |(_, agent)| agent)
}

/// The task or session a file belongs to: its folder's name. Empty where the file was given another place.
fn task(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if let Some((session, _)) = name.split_once(".messages.json") {
        return session.to_owned();
    }
    let folder = path.parent().and_then(Path::file_name);
    let folder = folder.filter(|_| name.starts_with("ui_messages.json"));
    folder.map_or_else(String::new, |folder| folder.to_string_lossy().into_owned())
}

struct TaskReader {
    agent: &'static str,
    task: String,
    models: Models,
}

/// What a request used, wherever it is written.
struct Request<'a> {
    time: Timestamp,
    /// What the task calls it: its time, or its message's id.
    id: Cow<'a, str>,
    stated: Stated,
    cost: Option<Value<'a>>,
    status: &'static str,
    operation: &'static str,
    model: (Cow<'a, str>, Cow<'a, str>),
}

impl Reader for TaskReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let object = match Value::parse(record) {
            Ok(Value::Object(object)) => object,
            Ok(_) => return Verdict::Rejected("no JSON object"),
            Err(error) => return Verdict::Rejected(error.reason()),
        };
        let members = Members::of(object);
        if !members.has("role") && members.get("messages").and_then(Value::as_array).is_some() {
            let mut is_empty = true;
            for message in messages(&members) {
                is_empty = false;
                let read = self.message(&message, sink);
                sink.count(read.unwrap_or_else(Verdict::Rejected));
            }
            return if is_empty {
                Verdict::NotUsage("session without messages")
            } else {
                Verdict::Records
            };
        }
        let read = match is_entry(&members) {
            true => self.entry(&members, sink),
            false => self.message(&members, sink),
        };
        read.unwrap_or_else(Verdict::Rejected)
    }
}

impl TaskReader {
    fn entry(&self, entry: &Members<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        let operation = match entry.text("say").as_deref() {
            // The oldest versions write what a request used when it has finished.
            Some("api_req_started" | "api_req_finished") => "chat",
            // Sums of requests whose own entries are gone, or were never written.
            Some("deleted_api_reqs") => "deleted requests",
            Some("subagent_usage") => "subagents",
            _ => return Ok(Verdict::NotUsage("no request")),
        };
        let text = entry.text("text").unwrap_or_default();
        if text.trim().is_empty() {
            return Ok(Verdict::NotUsage("unfinished request"));
        }
        let said = match Value::parse(text.as_bytes()) {
            Ok(Value::Object(said)) => Members::of(said),
            Ok(_) => return Err("no JSON object"),
            Err(error) => return Err(error.reason()),
        };
        let is_stated = |name: &str| said.get(name).is_some_and(|value| !value.is_null());
        if !is_stated("tokensIn") && !is_stated("tokensOut") {
            return Ok(Verdict::NotUsage("unfinished request"));
        }
        let time = entry.get("ts").ok_or("no timestamp")?;
        let request = Request {
            time: instant(time)?,
            id: Datum::Json(time).text().unwrap_or_default(),
            stated: stated(
                &said,
                ["tokensIn", "tokensOut", "cacheReads", "cacheWrites"],
            )?,
            cost: said.get("cost"),
            status: status(&said),
            operation,
            model: model_info(entry, &said),
        };
        self.emit(request, entry.object, sink)
    }

    fn message(&self, message: &Members<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        let metrics = match message.inner(["metrics"]) {
            Some(metrics) if metrics.has("inputTokens") => metrics,
            // The conversation of a task repeats what its entries say.
            _ => return Ok(Verdict::NotUsage("message without usage of its own")),
        };
        let time = message.get("ts").ok_or("no timestamp")?;
        let id = message.name("id").or_else(|| Datum::Json(time).text());
        let names = [
            "inputTokens",
            "outputTokens",
            "cacheReadTokens",
            "cacheWriteTokens",
        ];
        let request = Request {
            time: instant(time)?,
            id: id.unwrap_or_default(),
            stated: stated(&metrics, names)?,
            cost: metrics.get("cost"),
            status: "ok",
            operation: "chat",
            model: model_info(message, message),
        };
        self.emit(request, message.object, sink)
    }

    fn emit(
        &self,
        request: Request<'_>,
        record: Object<'_>,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let (meters, _) = request.stated.disjoint(Input::Exclusive, Reasoning::Inside);
        let cost = request.cost.and_then(|cost| Datum::Json(cost).money(0));
        let mut event = UsageEvent::call();
        put_cost(&mut event, cost, "estimated");
        if meters.total() == 0 && event.reported_cost.is_none() {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        event.key = match self.task.as_str() {
            "" => sink.content_key("cline", object_content(record)),
            task => KeyHasher::new("cline").text(task).text(&request.id).key(),
        };
        event.time = request.time;
        event.meters = meters;
        let (model, provider) = match request.model {
            (model, provider) if !model.is_empty() => (model, provider),
            (_, provider) => self.models.at(request.time, provider),
        };
        let attributes = &mut event.attributes;
        attributes[Attribute::Provider] = Cow::Owned(provider_name(&provider));
        attributes[Attribute::Model] = model;
        attributes[Attribute::Agent] = Cow::Borrowed(self.agent);
        attributes[Attribute::Session] = Cow::Borrowed(&self.task);
        attributes[Attribute::Operation] = Cow::Borrowed(request.operation);
        attributes[Attribute::Status] = Cow::Borrowed(request.status);
        sink.event(&mut event);
        Ok(Verdict::Usage)
    }
}

/// Disjoint counts under the names of input, output, cache reads and cache writes.
fn stated(said: &Members<'_>, names: [&str; 4]) -> Result<Stated, &'static str> {
    let [input, output, read, write] = names.map(|name| token_count(said.get(name)));
    Ok(Stated {
        input: Some(input?),
        output: Some(output?),
        cache_read: Some(read?),
        cache_write: Some(write?),
        ..Stated::default()
    })
}

/// Why a request ended before its answer did.
fn status(said: &Members<'_>) -> &'static str {
    match said.text("cancelReason").as_deref() {
        Some("user_cancelled") => "cancelled",
        Some(_) => "error",
        None if said.text("streamingFailedMessage").is_some() => "error",
        None => "ok",
    }
}

/// The model and provider newer versions state with the request itself.
fn model_info<'a>(entry: &Members<'a>, said: &Members<'a>) -> (Cow<'a, str>, Cow<'a, str>) {
    let info = entry.inner(["modelInfo"]);
    let stated = |names: [&str; 2]| {
        let info = info.as_ref();
        names
            .into_iter()
            .find_map(|name| info.and_then(|info| info.name(name)))
    };
    let provider = stated(["providerId", "provider"]).or_else(|| said.name("inferenceProvider"));
    let model = stated(["modelId", "id"]);
    (model.unwrap_or_default(), provider.unwrap_or_default())
}
