//! Spans to calls, each call once.
//!
//! - A span of a model call counts, by the provider's response id where it states one: two instrumentations of one
//!   call, its log event, and the application's or a gateway's own log are then one call. Else by its trace and span.
//! - A span around others (`invoke_agent`, a workflow, a chain) is left out where a span below it states usage, see
//!   `leaf`. With nothing below it, it counts. If it states a response id, it is an echo of that very call and yields
//!   to the call's own span whenever and wherever that is read. Else (and where it states an id of Anthropic's, which
//!   spans know without the request's) it stands for an unknown number of calls over a time: a bucket, which reports
//!   leave out where calls of its provider and day are known. So a parent does not add to children that are in another
//!   file either; one that names neither provider nor model cannot be told apart from them, nor priced, and is left
//!   out.
//! - A span that does not say what it is counts unless there is usage below it, and yields to a call of its response.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::event::Attribute;
use crate::event::Meter;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::event::merge::copy;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::anthropic_usage::AnthropicUsage;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::datum::Datum;
use crate::sources::json::Value;
use crate::sources::token_count::token_count;
use crate::units::Timestamp;

use super::agent_events;
use super::agent_events::Agent;
use super::attributes::Fact;
use super::batch::Batch;
use super::batch::Span;
use super::batch::pair;
use super::batch::time;
use super::describe::Described;
use super::describe::Inherited;
use super::describe::content_key;
use super::describe::identify_response;
use super::describe::provider_of;
use super::facts::Facts;
use super::leaf::Covered;
use super::step::Step;
use super::step::operation;
use super::step::step;

const PARENT: &str = "span around spans with usage";
const NO_USAGE: &str = "span without usage";
const ALONE: &str = "span of an agent without its calls";
const NAMELESS: &str = "span of an agent that names neither provider nor model";

/// Spans inside spans deeper than that are not looked for.
const DEPTH: usize = 64;

/// A batch's spans by mark.
type Places = HashMap<u64, usize, foldhash::fast::RandomState>;

/// Reads the spans of a batch and counts each.
pub(super) fn read(
    batch: &Batch<'_>,
    covered: &mut Covered,
    described: &mut Described,
    sink: &mut dyn Sink,
) {
    let is_flat = is_flat(batch);
    // Where no span is inside another, nor was one before, none needs to be known again.
    let is_alone = is_flat && covered.is_empty();
    let mark = |span: &Span<'_>| match is_alone {
        true => 0,
        false => span.ids.mark(span.ids.span),
    };
    let marks: Vec<u64> = batch.spans.iter().map(mark).collect();
    let mut places = Places::default();
    if batch.spans.len() > 1 && !is_flat {
        // A span without an id is around none: 0 is what the parent of a root is called too.
        let named = marks.iter().copied().zip(0..);
        places.extend(named.filter(|(mark, _)| *mark != 0));
    }
    for (span, mark) in batch.spans.iter().zip(&marks).filter(|_| !is_flat) {
        let below = covered.below(*mark);
        let own = span.facts.has_usage().then(|| output(&span.facts));
        if let Some(output) = below.max(own) {
            cover(batch, &places, span, output, covered);
        }
    }
    for (span, mark) in batch.spans.iter().zip(&marks) {
        let around = Around {
            batch,
            places: &places,
            below: covered.below(*mark),
        };
        let verdict = one(span, &around, described, sink).unwrap_or_else(Verdict::Rejected);
        sink.count(verdict);
    }
}

/// Whether no span is inside another.
fn is_flat(batch: &Batch<'_>) -> bool {
    let mut parents = batch.spans.iter().map(|span| span.ids.mark(span.parent));
    parents.all(|parent| parent == 0)
}

/// The stated output; what is no count is found to be none later.
fn output(facts: &Facts<'_>) -> u64 {
    let stated = facts.count(Fact::Output).ok().flatten();
    stated.unwrap_or(0)
}

/// Remembers that the spans around this one have usage below them.
fn cover(batch: &Batch<'_>, places: &Places, span: &Span<'_>, output: u64, covered: &mut Covered) {
    let mut span = span;
    for _ in 0..DEPTH {
        let parent = span.ids.mark(span.parent);
        covered.add(parent, output);
        match places
            .get(&parent)
            .and_then(|place| batch.spans.get(*place))
        {
            Some(around) => span = around,
            None => return,
        }
    }
}

/// What is known of a span from others.
struct Around<'b, 'a> {
    batch: &'b Batch<'a>,
    places: &'b Places,
    /// The largest output below it; `None` where there is no usage below it.
    below: Option<u64>,
}

impl<'a> Around<'_, 'a> {
    /// Whether the span repeats what is below it.
    fn is_repeated(&self, span: &Span<'_>, step: Step) -> bool {
        match step {
            Step::Repeat => true,
            Step::Call => self.below.is_some_and(|below| output(&span.facts) <= below),
            Step::Parent | Step::Unknown => self.below.is_some(),
        }
    }

    /// What the spans around this one in its batch say of all below them.
    fn inherited(&self, span: &Span<'a>) -> Inherited<'a> {
        let mut inherited = Inherited::default();
        let mut span = span;
        for _ in 0..DEPTH {
            let parent = self.places.get(&span.ids.mark(span.parent));
            let Some(parent) = parent.and_then(|place| self.batch.spans.get(*place)) else {
                break;
            };
            let facts = &parent.facts;
            inherited.agent = inherited.agent.or_else(|| agent_of(facts));
            inherited.session = inherited.session.or_else(|| facts.text(Fact::Session));
            inherited.user = inherited.user.or_else(|| facts.text(Fact::User));
            span = parent;
        }
        inherited
    }
}

/// The agent a span is, where it is one.
fn agent_of<'a>(facts: &Facts<'a>) -> Option<Cow<'a, str>> {
    let is_agent = facts.text(Fact::SpanKind).as_deref() == Some("agent");
    let entity = || facts.text(Fact::Entity).filter(|_| is_agent);
    facts.text(Fact::Agent).or_else(entity)
}

fn one(
    span: &Span<'_>,
    around: &Around<'_, '_>,
    described: &mut Described,
    sink: &mut dyn Sink,
) -> Result<Verdict, &'static str> {
    let empty = Facts::default();
    let resource = around.batch.resource(span.resource).unwrap_or(&empty);
    let step = step(span);
    let id = span.facts.text(Fact::ResponseId);
    if !span.facts.states_usage() {
        return Ok(Verdict::NotUsage(NO_USAGE));
    }
    if around.is_repeated(span, step) {
        return Ok(Verdict::NotUsage(PARENT));
    }
    // Claude Code's own spans state its own counts.
    let is_claude = Agent::of_name(&span.name()) == Some(Agent::ClaudeCode);
    let (meters, note) = match is_claude {
        true => span.facts.meters(Input::Exclusive, Reasoning::Inside)?,
        false => meters(&span.facts)?,
    };
    if meters.total() == 0 {
        return Ok(Verdict::NotUsage("zero usage"));
    }
    if agent_events::repeats_itself(resource) {
        return Ok(Verdict::NotUsage(agent_events::REPEATED));
    }
    let labels = described.labels(&span.facts, resource);
    let mut event = UsageEvent::call();
    event.meters = meters;
    times(span, &mut event)?;
    described.complete(
        &mut event,
        &span.facts,
        resource,
        around.inherited(span),
        &labels,
    );
    event.attributes[Attribute::Run] = span.ids.trace();
    event.attributes[Attribute::Operation] = Cow::Borrowed(operation(span));
    event.attributes[Attribute::Status] =
        Cow::Borrowed(if span.is_error() { "error" } else { "ok" });
    match (&id, span.ids.key()) {
        (Some(id), _) => identify_response(&mut event, id, &provider_of(&span.facts)),
        (None, Some(key)) => event.key = key,
        (None, None) => event.key = content_key("otel record", &event, []),
    }
    if is_claude {
        Agent::ClaudeCode.sign(&mut event, &span.facts);
        event.copy = copy::FORK;
        event.key = agent_events::request_key(&span.facts).unwrap_or(event.key);
    } else if step == Step::Parent
        && let Some(refusal) = stand_in(span, id.is_some(), described.is_agent(), &mut event)
    {
        return Ok(Verdict::NotUsage(refusal));
    }
    if step == Step::Unknown && id.is_some() {
        event.copy = event.copy.max(copy::REPLAY);
    }
    if let Some(note) = note {
        sink.warn(note);
    }
    sink.event(&mut event);
    Ok(Verdict::Usage)
}

/// Makes the event of a span around others what stands in for calls that may be known elsewhere; else says why not.
fn stand_in(
    span: &Span<'_>,
    has_id: bool,
    is_agent: bool,
    event: &mut UsageEvent<'_>,
) -> Option<&'static str> {
    // Among records that know Anthropic's response alone the largest would count, which is the parent.
    if has_id && event.copy < copy::UNPAIRED {
        event.copy = copy::ECHO;
        return None;
    }
    if is_agent {
        return Some(ALONE);
    }
    if event.attributes[Attribute::Provider].is_empty()
        && event.attributes[Attribute::Model].is_empty()
    {
        return Some(NAMELESS);
    }
    event.copy = copy::ORIGINAL;
    event.key = match span.ids.key() {
        Some(key) => key,
        None => content_key("otel record", event, []),
    };
    event.attributes[Attribute::Kind] = Cow::Borrowed("bucket");
    event.calls = 0;
    event.span = std::mem::take(&mut event.duration).max(1);
    None
}

/// Start, else end; and how long it took.
fn times(span: &Span<'_>, event: &mut UsageEvent<'_>) -> Result<(), &'static str> {
    let start = span.start.map(time).transpose()?;
    let end = span.end.map(time).transpose()?;
    event.time = start.or(end).ok_or("no timestamp")?;
    event.duration = match (start, end, span.duration) {
        (Some(start), Some(end), _) => micros(end.0.saturating_sub(start.0)),
        (_, _, Some(duration)) => match pair(duration) {
            Some(Timestamp(duration)) => micros(duration),
            None => Datum::Json(duration).micros(-6),
        },
        _ => 0,
    };
    Ok(())
}

fn micros(difference: i64) -> u64 {
    u64::try_from(difference).unwrap_or(0)
}

/// Token counts: what the provider's own answer says where the span holds it, else the span's attributes.
///
/// The conventions want the cached tokens inside the input. Emitters that state Anthropic's own counts are told by
/// more cached tokens than input, or by the total.
pub(super) fn meters(facts: &Facts<'_>) -> Result<(Meters, Option<&'static str>), &'static str> {
    let written = match facts.text_of_any_length(Fact::ProviderMetadata) {
        Some(text) => match anthropic(&text)? {
            Anthropic::Usage(meters) => return Ok((*meters, None)),
            Anthropic::Written(tokens) => tokens,
        },
        None => 0,
    };
    let count = |fact| Ok::<u64, &'static str>(facts.count(fact)?.unwrap_or(0));
    let cached = count(Fact::CacheRead)?.saturating_add(count(Fact::CacheWrite)?);
    let input = if facts.has(Fact::Total) {
        Input::Unknown {
            guess_exclusive: false,
        }
    } else if facts.has(Fact::Input) && cached > count(Fact::Input)? {
        Input::Exclusive
    } else {
        Input::Inclusive
    };
    let (mut meters, note) = facts.meters(input, Reasoning::Inside)?;
    if written > 0 && meters[Meter::CacheWrite] == 0 {
        meters[Meter::CacheWrite] = written;
        let uncached = &mut meters[Meter::UncachedInput];
        *uncached = uncached.checked_sub(written).unwrap_or(*uncached);
    }
    Ok((meters, note))
}

/// What the Vercel AI SDK keeps of Anthropic's answer.
enum Anthropic {
    /// The whole usage.
    Usage(Box<Meters>),
    /// Tokens written to the cache.
    Written(u64),
}

fn anthropic(metadata: &str) -> Result<Anthropic, &'static str> {
    let metadata = Value::parse(metadata.as_bytes()).ok();
    let provider = metadata.and_then(|value| value.as_object()?.get("anthropic")?.as_object());
    let Some(provider) = provider else {
        return Ok(Anthropic::Written(0));
    };
    let [usage, written] = provider.get_many(["usage", "cacheCreationInputTokens"]);
    if let Some(usage) = usage.and_then(Value::as_object) {
        let usage = AnthropicUsage::read(usage, "")?;
        if !usage.is_zero() {
            return Ok(Anthropic::Usage(Box::new(*usage.meters())));
        }
    }
    Ok(Anthropic::Written(token_count(written)?))
}
