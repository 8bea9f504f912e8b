//! A map of usage by name to counts: Langfuse prices key by key, so the keys are disjoint, unless an SDK sent the
//! provider's own map, whose details are parts of its input and output. The stated total tells which.

use std::borrow::Cow;

use crate::sources::convention::Stated;
use crate::sources::convention::TOTAL_MISMATCH;
use crate::sources::convention::WriteLifetime;
use crate::sources::datum::Datum;
use crate::sources::json::Value;
use crate::sources::row::Row;

/// What an observation says was used.
#[derive(Default)]
pub(super) struct Usage<'a> {
    /// Counts whose input includes what was cached and whose output includes reasoning.
    pub(super) stated: Stated,
    /// Other units, in thousandths.
    pub(super) quantities: Vec<(Cow<'a, str>, u64)>,
    /// What the user should know.
    pub(super) note: Option<&'static str>,
}

/// Names of the map, the newest first.
const MAPS: [&str; 3] = ["usage_details", "usageDetails", "usage"];
/// The input of rows of before the map.
const INPUT: [&str; 3] = ["inputUsage", "promptTokens", "prompt_tokens"];
/// The output of such rows.
const OUTPUT: [&str; 3] = ["outputUsage", "completionTokens", "completion_tokens"];

/// Whether the observation states any usage.
pub(super) fn is_stated(row: &Row<'_>) -> bool {
    read(row).is_ok_and(|usage| {
        let counts = [usage.stated.input, usage.stated.output];
        counts.into_iter().flatten().any(|count| count > 0) || !usage.quantities.is_empty()
    })
}

/// Reads the counts of an observation.
///
/// # Errors
/// Why a count in it cannot be used.
pub(super) fn read<'a>(row: &Row<'a>) -> Result<Usage<'a>, &'static str> {
    for name in MAPS {
        let json = row.json(name);
        let map = Value::parse(&json).ok().and_then(Value::as_object);
        let Some(map) = map.filter(|map| map.members().next().is_some()) else {
            continue;
        };
        let mut parts = Parts::default();
        for (name, value) in map.members() {
            let count = Datum::Json(value);
            if name == "unit" {
                parts.unit = count.text().map(Cow::into_owned);
            } else if !is_cost(&name) && !matches!(value, Value::Object(_) | Value::Array(_)) {
                parts.add(&name, count.count()?.unwrap_or(0));
            }
        }
        return Ok(parts.usage());
    }
    let parts = Parts {
        input: row.stated(INPUT)?,
        output: row.stated(OUTPUT)?,
        total: row.stated(["totalUsage", "totalTokens", "total_tokens"])?,
        unit: row
            .get("unit")
            .and_then(|unit| unit.text())
            .map(Cow::into_owned),
        ..Parts::default()
    };
    Ok(parts.usage())
}

/// Rows of before the map of costs have them among the counts.
fn is_cost(name: &str) -> bool {
    name.ends_with("Cost") || name.ends_with("_cost")
}

/// The keys of a map by what they count.
#[derive(Default)]
struct Parts {
    input: Option<u64>,
    output: Option<u64>,
    total: Option<u64>,
    /// Keys beside the input: cached, written and modalities are in `details` too.
    input_parts: u64,
    /// Keys beside the output.
    output_parts: u64,
    details: Stated,
    others: Vec<(String, u64)>,
    /// What is counted, where it is not tokens.
    unit: Option<String>,
}

/// Adds to a count that may not be stated yet.
fn add(place: &mut Option<u64>, count: u64) {
    *place = Some(place.unwrap_or(0).saturating_add(count));
}

impl Parts {
    fn add(&mut self, name: &str, count: u64) {
        let name = name.to_ascii_lowercase();
        let has = |part: &str| name.contains(part);
        match name.as_str() {
            "total" | "total_tokens" | "total_token_count" | "totaltokens" => {
                self.total = Some(count)
            }
            "input" | "input_tokens" | "prompt_tokens" | "prompt_token_count" | "inputtokens" => {
                add(&mut self.input, count);
            }
            "output"
            | "output_tokens"
            | "completion_tokens"
            | "candidates_token_count"
            | "outputtokens" => {
                add(&mut self.output, count);
            }
            _ if name.starts_with("total") => {}
            _ if has("reasoning") || has("thinking") || has("thoughts") => {
                self.output_parts = self.output_parts.saturating_add(count);
                add(&mut self.details.reasoning, count);
            }
            _ if has("cache") => self.add_cached(&name, count),
            _ if name.starts_with("output") || name.starts_with("completion") => {
                self.output_parts = self.output_parts.saturating_add(count);
                if has("audio") {
                    self.details.audio_output = count;
                } else if has("image") {
                    self.details.image_output = count;
                }
            }
            _ if name.starts_with("input")
                || name.starts_with("prompt")
                || has("tool_use_prompt") =>
            {
                self.input_parts = self.input_parts.saturating_add(count);
                if has("audio") {
                    self.details.audio_input = count;
                } else if has("image") {
                    self.details.image_input = count;
                } else if has("video") {
                    self.details.video_input = count;
                }
            }
            _ => self.others.push((name, count)),
        }
    }

    fn add_cached(&mut self, name: &str, count: u64) {
        self.input_parts = self.input_parts.saturating_add(count);
        if !name.contains("creation") && !name.contains("write") {
            add(&mut self.details.cache_read, count);
            return;
        }
        add(&mut self.details.cache_write, count);
        let [five_minutes, hour] = &mut self.details.written;
        if name.contains("5m") {
            *five_minutes = (WriteLifetime::FiveMinutes, count);
        } else if name.contains("1h") {
            *hour = (WriteLifetime::Hour, count);
        }
    }

    fn usage<'a>(mut self) -> Usage<'a> {
        let unit = self.unit.as_deref().unwrap_or("TOKENS");
        if unit != "TOKENS" {
            return self.in_units(unit);
        }
        let (is_input_apart, is_output_apart, note) = self.apart();
        let sum = |count: Option<u64>, parts: u64, is_apart: bool| {
            let parts = if is_apart { parts } else { 0 };
            Some(count.unwrap_or(0).saturating_add(parts))
        };
        let mut stated = std::mem::take(&mut self.details);
        stated.input = sum(self.input, self.input_parts, is_input_apart);
        stated.output = sum(self.output, self.output_parts, is_output_apart);
        let is_total_alone = stated.input == Some(0) && stated.output == Some(0);
        if is_total_alone {
            stated.total = self.total;
            (stated.input, stated.output) = (None, None);
        }
        let others = self.others.into_iter().filter(|(_, count)| *count > 0);
        let others = others.map(|(name, count)| (Cow::Owned(name), count.saturating_mul(1000)));
        Usage {
            stated,
            quantities: others.collect(),
            note,
        }
    }

    /// Whether the parts of the input and of the output come on top of them.
    fn apart(&self) -> (bool, bool, Option<&'static str>) {
        let Some(total) = self.total.filter(|total| *total > 0) else {
            return (true, true, None);
        };
        let plain = self
            .input
            .unwrap_or(0)
            .saturating_add(self.output.unwrap_or(0));
        let others = self
            .others
            .iter()
            .fold(0_u64, |sum, (_, count)| sum.saturating_add(*count));
        let is_sum = |input: bool, output: bool| {
            let part = |is_apart: bool, parts: u64| if is_apart { parts } else { 0 };
            let sum = plain
                .saturating_add(part(input, self.input_parts))
                .saturating_add(part(output, self.output_parts));
            total == sum || total == sum.saturating_add(others)
        };
        let mut ways = [(true, true), (false, false), (false, true), (true, false)].into_iter();
        match ways.find(|(input, output)| is_sum(*input, *output)) {
            Some((input, output)) => (input, output, None),
            None => (true, true, Some(TOTAL_MISMATCH)),
        }
    }

    /// Images, seconds, characters and the like, of rows that state a unit.
    fn in_units<'a>(&self, unit: &str) -> Usage<'a> {
        let count = |count: Option<u64>| count.unwrap_or(0);
        let sum = count(self.input).saturating_add(count(self.output));
        let amount = sum.max(count(self.total));
        let (name, thousandths) = match unit {
            "IMAGES" => ("image", 1000),
            "SECONDS" => ("second", 1000),
            "MILLISECONDS" => ("second", 1),
            "CHARACTERS" => ("character", 1000),
            "REQUESTS" => ("request", 1000),
            _ => ("unit", 1000),
        };
        let mut usage = Usage::default();
        if amount > 0 {
            let amount = amount.saturating_mul(thousandths);
            usage.quantities.push((Cow::Borrowed(name), amount));
        }
        usage
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(map: &str) -> ([Option<u64>; 4], Option<&'static str>) {
        let json = format!(r#"{{"usageDetails":{map}}}"#);
        let usage = read(&Row::of_json(json.as_bytes())).map_err(str::to_owned);
        let usage = usage.expect("counts");
        let stated = usage.stated;
        (
            [
                stated.input,
                stated.output,
                stated.cache_read,
                stated.reasoning,
            ],
            usage.note,
        )
    }

    #[test]
    fn the_total_tells_disjoint_maps_from_raw_ones() {
        for (map, expected) in [
            (
                r#"{"input":86,"input_cached_tokens":1920,"output":172,"output_reasoning_tokens":128,"total":2306}"#,
                [Some(2006), Some(300), Some(1920), Some(128)],
            ),
            (
                r#"{"prompt_tokens":2006,"input_cached_tokens":1920,"completion_tokens":300,"reasoning_tokens":128,"total":2306}"#,
                [Some(2006), Some(300), Some(1920), Some(128)],
            ),
            (
                r#"{"input":2006,"input_cached_tokens":1920,"output":172,"output_reasoning":128,"total":2306}"#,
                [Some(2006), Some(300), Some(1920), Some(128)],
            ),
            (
                r#"{"input":"10","cache_read_input_tokens":"20","output":"5"}"#,
                [Some(30), Some(5), Some(20), None],
            ),
        ] {
            assert_eq!(counts(map), (expected, None), "{map}");
        }
        let (_, note) = counts(r#"{"input":10,"output":5,"total":16}"#);
        assert_eq!(note, Some(TOTAL_MISMATCH));
    }
}
