//! A run's counts to what they state: on the run, in its outputs, or in what LangChain kept of the provider's.

use crate::sources::convention::Stated;
use crate::sources::convention::WriteLifetime;
use crate::sources::datum::Datum;
use crate::sources::json::Value;
use crate::sources::row::Row;

/// What a run used.
#[derive(Default)]
pub(super) struct Usage {
    /// Counts whose input includes every detail.
    pub(super) stated: Stated,
    /// The tier the details are named for.
    pub(super) tier: &'static str,
}

/// Reads the counts of a run and of its outputs; the run's own are believed first.
///
/// # Errors
/// Why a count in it cannot be used.
pub(super) fn read(run: &Row<'_>, outputs: &Row<'_>) -> Result<Usage, &'static str> {
    let metadata = outputs.json("usage_metadata");
    let metadata = Row::of_json(&metadata);
    let model = outputs.json("llm_output");
    let tokens = Row::of_json(&model).json("token_usage").into_owned();
    let tokens = Row::of_json(&tokens);
    let mut usage = Usage::default();
    for counts in [run, &metadata, &tokens] {
        let stated = &mut usage.stated;
        if counts.first(["prompt_tokens", "input_tokens"]).is_none() || stated.input.is_some() {
            continue;
        }
        stated.input = counts.stated(["prompt_tokens", "input_tokens"])?;
        stated.output = counts.stated(["completion_tokens", "output_tokens"])?;
        stated.total = counts.stated(["total_tokens"])?;
    }
    for (counts, input, output) in [
        (run, "prompt_token_details", "completion_token_details"),
        (&metadata, "input_token_details", "output_token_details"),
    ] {
        let found = usage.add(&counts.json(input), Usage::input)?;
        let found = usage.add(&counts.json(output), Usage::output)? || found;
        if found {
            break;
        }
    }
    Ok(usage)
}

impl Usage {
    /// Adds the details of a map; returns whether there are any.
    fn add(&mut self, json: &[u8], detail: fn(&mut Self, &str, u64)) -> Result<bool, &'static str> {
        let Some(map) = Value::parse(json).ok().and_then(Value::as_object) else {
            return Ok(false);
        };
        let mut found = false;
        for (name, value) in map.members() {
            let Some(count) = Datum::Json(value).count()? else {
                continue;
            };
            found = true;
            let (tier, name) = tier(&name);
            self.tier = tier.unwrap_or(self.tier);
            detail(self, name, count);
        }
        Ok(found)
    }

    fn input(&mut self, name: &str, count: u64) {
        let stated = &mut self.stated;
        let [five_minutes, hour] = &mut stated.written;
        match name {
            "cache_read" => stated.cache_read = Some(count),
            "cache_creation" => stated.cache_write = Some(count),
            "ephemeral_5m_input_tokens" => *five_minutes = (WriteLifetime::FiveMinutes, count),
            "ephemeral_1h_input_tokens" => *hour = (WriteLifetime::Hour, count),
            "audio" => stated.audio_input = count,
            "image" => stated.image_input = count,
            "video" => stated.video_input = count,
            _ => {}
        }
    }

    fn output(&mut self, name: &str, count: u64) {
        match name {
            "reasoning" => self.stated.reasoning = Some(count),
            "audio" => self.stated.audio_output = count,
            "image" => self.stated.image_output = count,
            _ => {}
        }
    }
}

/// The tier LangChain puts before a detail, and the detail: `priority_cache_read`; `priority` alone counts the rest.
fn tier(name: &str) -> (Option<&'static str>, &str) {
    for tier in ["priority", "flex"] {
        if let Some(rest) = name.strip_prefix(tier) {
            return (Some(tier), rest.strip_prefix('_').unwrap_or(rest));
        }
    }
    (None, name)
}
