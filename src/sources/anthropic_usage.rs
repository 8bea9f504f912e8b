//! Anthropic's `usage` object to meters and price context; Claude Code, the Messages API and exports share it.

use std::borrow::Cow;

use super::Sink;
use super::json::{Object, Value};
use super::token_count::token_count;
use crate::event::{Attribute, Meter, Meters, UsageEvent};

/// What one `usage` object says.
#[derive(Clone, Debug, Default)]
pub(crate) struct AnthropicUsage<'a> {
    meters: Meters,
    web_searches: u64,
    service_tier: Option<Cow<'a, str>>,
    is_fast: bool,
    region: Option<Cow<'a, str>>,
    iterations: Vec<Iteration<'a>>,
}

/// A model call inside the request that is billed beside the response itself.
#[derive(Clone, Debug)]
struct Iteration<'a> {
    /// The model where it is not the response's.
    model: Option<Cow<'a, str>>,
    meters: Meters,
}

/// More model calls are not made inside one request.
const MOST_ITERATIONS: usize = 1000;

impl<'a> AnthropicUsage<'a> {
    /// Reads a `usage` object; `model` is the model of the response.
    ///
    /// # Errors
    /// The reason a count in it cannot be used.
    pub(crate) fn read(usage: Object<'a>, model: &str) -> Result<Self, &'static str> {
        let [server_tools, tier, speed, geo, iterations] = usage.get_many([
            "server_tool_use",
            "service_tier",
            "speed",
            "inference_geo",
            "iterations",
        ]);
        let text = |value: Option<Value<'a>>| value.and_then(Value::as_str);
        let searches = server_tools
            .and_then(Value::as_object)
            .and_then(|tools| tools.get("web_search_requests"));
        let mut read = Self {
            meters: meters(usage)?,
            web_searches: token_count(searches)?,
            service_tier: text(tier).filter(|tier| !tier.is_empty()),
            is_fast: text(speed).is_some_and(|speed| speed == "fast"),
            region: text(geo).filter(|geo| !matches!(&**geo, "" | "global" | "not_available")),
            iterations: Vec::new(),
        };
        for iteration in iterations
            .and_then(Value::as_array)
            .iter()
            .flat_map(|all| all.items())
        {
            if let Value::Object(iteration) = iteration {
                read.add_iteration(iteration, model)?;
            }
            if read.iterations.len() > MOST_ITERATIONS {
                return Err("implausibly many iterations");
            }
        }
        Ok(read)
    }

    /// Whether nothing billable is stated.
    pub(crate) fn is_zero(&self) -> bool {
        self.meters.total() == 0 && self.web_searches == 0 && self.iterations.is_empty()
    }

    /// Tokens of the response itself, without its further iterations.
    pub(crate) fn meters(&self) -> &Meters {
        &self.meters
    }

    /// Hands `event`, completed by this usage, to `sink`, and each further model call as a part of its own.
    pub(crate) fn emit(&self, mut event: UsageEvent<'a>, sink: &mut dyn Sink) {
        event.meters = self.meters;
        if self.web_searches > 0 {
            event.quantities.push((
                Cow::Borrowed("web_search"),
                self.web_searches.saturating_mul(1000),
            ));
        }
        match self.service_tier.as_deref() {
            // How it was processed is not which capacity served it.
            Some("batch") => event.attributes[Attribute::Processing] = Cow::Borrowed("batch"),
            Some("standard") => event.attributes[Attribute::ServiceTier] = Cow::Borrowed("default"),
            _ => event.attributes[Attribute::ServiceTier] = text_of(self.service_tier.as_ref()),
        }
        if self.is_fast {
            event.attributes[Attribute::Speed] = Cow::Borrowed("fast");
        }
        if self.region.is_some() {
            event.attributes[Attribute::Region] = text_of(self.region.as_ref());
        }
        sink.event(&mut event);
        for (place, iteration) in (1..).zip(&self.iterations) {
            let mut part = event.clone();
            part.key = event.key.part(place);
            part.part = place;
            part.meters = iteration.meters;
            part.quantities.clear();
            part.reported_cost = None;
            part.attributes[Attribute::Currency] = Cow::Borrowed("");
            part.attributes[Attribute::CostKind] = Cow::Borrowed("");
            if iteration.model.is_some() {
                part.attributes[Attribute::Model] = text_of(iteration.model.as_ref());
            }
            sink.event(&mut part);
        }
    }

    /// Compaction and advisor calls come on top of the response's counts; a fallback by another model is part of
    /// them and moves out.
    fn add_iteration(
        &mut self,
        iteration: Object<'a>,
        response_model: &str,
    ) -> Result<(), &'static str> {
        let [kind, model] = iteration.get_many(["type", "model"]);
        let kind = kind.and_then(Value::as_str).unwrap_or_default();
        let model = model
            .and_then(Value::as_str)
            .filter(|model| !model.is_empty() && model != response_model);
        let meters = meters(iteration)?;
        let is_extra = matches!(&*kind, "compaction" | "advisor_message");
        if !is_extra {
            let rest = difference(&self.meters, &meters);
            match rest {
                Some(rest) if model.is_some() => self.meters = rest,
                _ => return Ok(()),
            }
        }
        if meters.total() > 0 {
            self.iterations.push(Iteration { model, meters });
        }
        Ok(())
    }
}

fn text_of<'a>(text: Option<&Cow<'a, str>>) -> Cow<'a, str> {
    text.cloned().unwrap_or_default()
}

/// `all - part`; `None` when a count of `part` is larger.
fn difference(all: &Meters, part: &Meters) -> Option<Meters> {
    let mut rest = *all;
    for meter in Meter::ALL {
        rest[meter] = all[meter].checked_sub(part[meter])?;
    }
    Some(rest)
}

/// The token counts: input is without the cached parts, output with its thinking.
fn meters(usage: Object<'_>) -> Result<Meters, &'static str> {
    let [input, written, read, lifetimes, output, details] = usage.get_many([
        "input_tokens",
        "cache_creation_input_tokens",
        "cache_read_input_tokens",
        "cache_creation",
        "output_tokens",
        "output_tokens_details",
    ]);
    let mut meters = Meters::default();
    meters[Meter::UncachedInput] = token_count(input)?;
    meters[Meter::CacheRead] = token_count(read)?;
    meters[Meter::Output] = token_count(output)?;
    let written = token_count(written)?;
    let [five_minutes, hour] = match lifetimes.and_then(Value::as_object) {
        Some(lifetimes) => {
            lifetimes.get_many(["ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens"])
        }
        None => [None; 2],
    };
    let (five_minutes, hour) = (token_count(five_minutes)?, token_count(hour)?);
    // What no lifetime is stated for lives the default five minutes.
    let unstated = written.saturating_sub(five_minutes + hour);
    meters[Meter::CacheWrite5m] = five_minutes + unstated;
    meters[Meter::CacheWrite1h] = hour;
    if let Some(Value::Object(details)) = details {
        let thinking = token_count(details.get("thinking_tokens"))?;
        meters[Meter::Reasoning] = thinking.min(meters[Meter::Output]);
    }
    Ok(meters)
}
