//! `llmcost record`: one call from flags, or JSON lines from standard input, into the store.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::DateTime;
use clap::Args;

use crate::analysis;
use crate::cli::Session;
use crate::cli::gate::RUN_VARIABLE;
use crate::cli::ingest;
use crate::cli::notify;
use crate::cli::reading::FormatArgs;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::KeyHasher;
use crate::event::Meter;
use crate::event::UsageEvent;
use crate::event::tags;
use crate::units::Timestamp;
use crate::units::Usd;

/// The format name of calls recorded from flags.
const SOURCE: &str = "record";

/// Add one call to the store, from flags or as JSON lines on standard input
///
/// `llmcost record --model gpt-4o --input-tokens 1200 --output-tokens 450 --agent style_analysis`
///
/// `my-app | llmcost record -` takes whatever `llmcost ingest -` takes. When the command ends with 0, the call is on
/// disk. A call with an `--id` is recorded once, however often it is sent.
#[derive(Debug, Args)]
pub(super) struct RecordArgs {
    /// `-` to read JSON lines from standard input
    #[arg(value_name = "-", value_parser = ["-"])]
    stdin: Option<String>,
    #[command(flatten)]
    format: FormatArgs,
    /// The model that answered
    #[arg(long, value_name = "NAME", required_unless_present = "stdin")]
    model: Option<String>,
    /// Who bills [default: whose model it is]
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,
    /// The agent that made the call
    #[arg(long, value_name = "NAME")]
    agent: Option<String>,
    /// The pipeline run or trace [default: LLMCOST_RUN, which `llmcost guard` sets]
    #[arg(long, value_name = "ID")]
    run: Option<String>,
    /// The conversation or session
    #[arg(long, value_name = "ID")]
    session: Option<String>,
    /// The project or workspace
    #[arg(long, value_name = "NAME")]
    project: Option<String>,
    /// The end user
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// The customer or organisation
    #[arg(long, value_name = "NAME")]
    tenant: Option<String>,
    /// What was asked for, such as chat or embeddings
    #[arg(long, value_name = "NAME")]
    operation: Option<String>,
    /// A tag; repeatable
    #[arg(long, value_name = "KEY=VALUE")]
    tag: Vec<String>,
    /// Total input tokens, cached ones included
    #[arg(long, value_name = "N", conflicts_with = "uncached_input_tokens")]
    input_tokens: Option<u64>,
    /// Input tokens neither read from nor written to a cache
    #[arg(long, value_name = "N")]
    uncached_input_tokens: Option<u64>,
    /// Input tokens read from a cache
    #[arg(long, value_name = "N", default_value_t = 0)]
    cache_read_tokens: u64,
    /// Input tokens written to a cache
    #[arg(long, value_name = "N", default_value_t = 0)]
    cache_write_tokens: u64,
    /// Output tokens, reasoning included
    #[arg(long, value_name = "N", default_value_t = 0)]
    output_tokens: u64,
    /// The part of the output that was reasoning
    #[arg(long, value_name = "N", default_value_t = 0)]
    reasoning_tokens: u64,
    /// How long the call took, in milliseconds
    #[arg(long, value_name = "MS")]
    duration_ms: Option<u64>,
    /// How the call ended
    #[arg(long, value_name = "STATUS", value_parser = ["ok", "error", "cancelled"], default_value = "ok")]
    status: String,
    /// Which attempt at the same work this was, 1 for the first
    #[arg(long, value_name = "N")]
    attempt: Option<u32>,
    /// The tier the call was served on
    #[arg(long, value_name = "TIER")]
    service_tier: Option<String>,
    /// What the call cost in USD, where it is known from elsewhere
    #[arg(long, value_name = "USD")]
    cost: Option<String>,
    /// When the call was made [default: now]
    #[arg(long, value_name = "TIME")]
    time: Option<String>,
    /// The provider's id of the response; the same id is the same call
    #[arg(long, value_name = "ID")]
    id: Option<String>,
}

pub(super) fn run(arguments: &RecordArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    if arguments.stdin.is_some() {
        return ingest::paths(
            &[PathBuf::from("-")],
            false,
            &arguments.format,
            None,
            session,
        );
    }
    let event = event(arguments, session)?;
    let mut writer = ingest::writer(session)?;
    writer.record(&event, 0)?;
    let counts = writer.commit()?;
    if counts.total().new == 0 {
        session.say("this call was recorded before; nothing changed");
    }
    notify::watch(session);
    Ok(0)
}

fn event<'a>(arguments: &'a RecordArgs, session: &Session<'_>) -> Result<UsageEvent<'a>, Error> {
    let mut event = UsageEvent::call();
    let texts = [
        (Attribute::Model, &arguments.model),
        (Attribute::Provider, &arguments.provider),
        (Attribute::Agent, &arguments.agent),
        (Attribute::Run, &arguments.run),
        (Attribute::Session, &arguments.session),
        (Attribute::Project, &arguments.project),
        (Attribute::User, &arguments.user),
        (Attribute::Tenant, &arguments.tenant),
        (Attribute::Operation, &arguments.operation),
        (Attribute::ServiceTier, &arguments.service_tier),
    ];
    for (attribute, text) in texts {
        event.attributes[attribute] = Cow::Borrowed(text.as_deref().unwrap_or_default());
    }
    if arguments.run.is_none() {
        let run = session.environment.variable(RUN_VARIABLE);
        event.attributes[Attribute::Run] = Cow::Owned(run.unwrap_or_default().to_owned());
    }
    event.attributes[Attribute::Status] = Cow::Borrowed(&arguments.status);
    event.attributes[Attribute::Source] = Cow::Borrowed(SOURCE);
    event.attributes[Attribute::Layer] = Cow::Borrowed("app");
    if let Some(attempt) = arguments.attempt {
        event.attributes[Attribute::Attempt] = Cow::Owned(attempt.to_string());
    }
    event.attributes[Attribute::Tags] = Cow::Owned(tags(&arguments.tag)?);
    event.time = time(arguments, session)?;
    event.duration = arguments.duration_ms.unwrap_or(0).saturating_mul(1000);
    set_tokens(&mut event, arguments)?;
    if let Some(cost) = &arguments.cost {
        let usd = Usd::parse(cost).map_err(|error| Error::Usage(format!("`--cost`: {error}")))?;
        event.reported_cost = Some(usd);
        event.attributes[Attribute::CostKind] = Cow::Borrowed("billed");
    }
    event.key = key(arguments, &event, session);
    Ok(event)
}

fn set_tokens(event: &mut UsageEvent<'_>, arguments: &RecordArgs) -> Result<(), Error> {
    let cached = arguments
        .cache_read_tokens
        .saturating_add(arguments.cache_write_tokens);
    let uncached = match (arguments.input_tokens, arguments.uncached_input_tokens) {
        (Some(total), _) => total.checked_sub(cached).ok_or_else(|| {
            Error::Usage(
                "`--input-tokens` is the total and must include the cached tokens; \
                 use `--uncached-input-tokens` for the rest alone"
                    .into(),
            )
        })?,
        (None, uncached) => uncached.unwrap_or(0),
    };
    if arguments.reasoning_tokens > arguments.output_tokens {
        return Err(Error::Usage(
            "`--output-tokens` must include the reasoning tokens".into(),
        ));
    }
    event.meters[Meter::UncachedInput] = uncached;
    event.meters[Meter::CacheRead] = arguments.cache_read_tokens;
    event.meters[Meter::CacheWrite] = arguments.cache_write_tokens;
    event.meters[Meter::Output] = arguments.output_tokens;
    event.meters[Meter::Reasoning] = arguments.reasoning_tokens;
    Ok(())
}

fn tags(pairs: &[String]) -> Result<String, Error> {
    let pairs: BTreeMap<String, String> = pairs
        .iter()
        .map(|pair| {
            let (key, value) = pair.split_once('=').ok_or_else(|| {
                Error::Usage("`--tag` takes a key and a value: `--tag env=prod`".into())
            })?;
            Ok((key.to_owned(), value.to_owned()))
        })
        .collect::<Result<_, Error>>()?;
    Ok(tags::encode(&pairs))
}

fn time(arguments: &RecordArgs, session: &Session<'_>) -> Result<Timestamp, Error> {
    match arguments.time.as_deref() {
        None => Ok(session.environment.now),
        Some(text) => match DateTime::parse_from_rfc3339(text) {
            Ok(instant) => Ok(Timestamp(instant.timestamp_micros())),
            Err(_) => analysis::since(text, session.settings.timezone()?, session.environment.now),
        },
    }
}

/// The id's key; without an id every recording is a call of its own.
fn key(arguments: &RecordArgs, event: &UsageEvent<'_>, session: &Session<'_>) -> Key {
    match arguments.id.as_deref() {
        Some(id) => {
            let family = event.attributes[Attribute::Provider].as_ref();
            Key::of_id(if family.is_empty() { SOURCE } else { family }, id)
        }
        None => KeyHasher::new(SOURCE)
            .number(session.environment.now.0.cast_unsigned())
            .number(u64::from(session.environment.process))
            .key(),
    }
}
