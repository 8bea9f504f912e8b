//! An entry of a task, or a message of a session, to what its request used: what its counts include is decided here.

use std::borrow::Cow;

use crate::sources::convention::Input;
use crate::sources::convention::Stated;
use crate::sources::datum::Datum;
use crate::sources::instant::instant;
use crate::sources::json::Value;
use crate::sources::members::Members;
use crate::sources::token_count::token_count;
use crate::units::Timestamp;

/// What a request used, wherever it is written.
pub(super) struct Request<'a> {
    pub(super) time: Timestamp,
    /// What the task calls it: its time, or its message's id.
    pub(super) id: Cow<'a, str>,
    pub(super) stated: Stated,
    /// `anthropic` or `openai` where a fork of Cline says how it was asked.
    pub(super) protocol: Option<Cow<'a, str>>,
    pub(super) cost: Option<Value<'a>>,
    pub(super) status: &'static str,
    pub(super) operation: &'static str,
    /// The model where it is stated with the request, and its provider.
    pub(super) model: Option<Cow<'a, str>>,
    pub(super) provider: Option<Cow<'a, str>>,
    /// Who served it behind a router.
    pub(super) upstream: Option<Cow<'a, str>>,
}

/// Providers whose counts Cline passes on as they are: the whole prompt, cached tokens included.
const WHOLE_PROMPT: [&str; 9] = [
    "doubao",
    "fireworks",
    "hicap",
    "litellm",
    "lmstudio",
    "openai",
    "qwen",
    "xai",
    "zai",
];

/// When forks began to count the whole prompt for every provider, in seconds: Roo Code 3.29.5, Kilo Code 4.119.0.
const ROO_CODE_SINCE: i64 = 1_761_955_200;
const KILO_CODE_SINCE: i64 = 1_762_905_600;

/// Whether a task's input includes cached tokens: never in Cline's own counts, by protocol and date in its forks'.
///
/// Source: RooCodeInc/Roo-Code#8954 and `src/shared/cost.ts`; Cline's `apps/vscode/src/sdk/message-translator.ts`.
pub(super) fn input_of_task(agent: &str, request: &Request<'_>, provider: &str) -> Input {
    let since = match agent {
        "kilo-code" => KILO_CODE_SINCE,
        _ => ROO_CODE_SINCE,
    };
    let is_whole = match request.protocol.as_deref() {
        Some("anthropic") => request.time.0 >= since * Timestamp::SECOND,
        Some(_) => true,
        None => agent == "cline" && WHOLE_PROMPT.contains(&provider),
    };
    if is_whole {
        Input::Inclusive
    } else {
        Input::Exclusive
    }
}

/// What an entry's text says of a request.
///
/// # Errors
/// Why a count or time in it cannot be used.
pub(super) fn of_entry<'a>(
    entry: &Members<'a>,
    said: &Members<'a>,
    operation: &'static str,
) -> Result<Request<'a>, &'static str> {
    let time = entry.get("ts").ok_or("no timestamp")?;
    let info = entry.inner(["modelInfo"]);
    let names = ["tokensIn", "tokensOut", "cacheReads", "cacheWrites"];
    Ok(Request {
        time: instant(time)?,
        id: Datum::Json(time).text().unwrap_or_default(),
        stated: stated(said, names)?,
        protocol: said.name("apiProtocol"),
        cost: said.get("cost"),
        status: status(said),
        operation,
        model: info.as_ref().and_then(|info| info.name("modelId")),
        provider: info.as_ref().and_then(|info| info.name("providerId")),
        upstream: said.name("inferenceProvider"),
    })
}

/// What a message of a session says of the request it answers.
///
/// # Errors
/// Why a count or time in it cannot be used.
pub(super) fn of_message<'a>(
    message: &Members<'a>,
    metrics: &Members<'a>,
) -> Result<Request<'a>, &'static str> {
    let time = message.get("ts").ok_or("no timestamp")?;
    let id = message.name("id").or_else(|| Datum::Json(time).text());
    let info = message.inner(["modelInfo"]);
    let names = [
        "inputTokens",
        "outputTokens",
        "cacheReadTokens",
        "cacheWriteTokens",
    ];
    Ok(Request {
        time: instant(time)?,
        id: id.unwrap_or_default(),
        stated: stated(metrics, names)?,
        protocol: None,
        cost: metrics.get("cost"),
        status: "ok",
        operation: "chat",
        model: info.as_ref().and_then(|info| info.name("id")),
        provider: info.as_ref().and_then(|info| info.name("provider")),
        upstream: None,
    })
}

/// Counts under the names of input, output, cache reads and cache writes.
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
