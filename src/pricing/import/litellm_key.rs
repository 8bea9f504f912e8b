//! The name of one of LiteLLM's price fields, in: which token or unit it prices, from which size on and on which terms, out.

/// What a field prices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// Tokens of a kind, USD a token.
    Tokens {
        unit: &'static str,
        /// Total input above which it holds.
        above: Option<u64>,
        /// The condition and its value; empty for the standard terms.
        terms: (&'static str, String),
    },
    /// Something else, USD for each.
    Other(&'static str),
    /// A token price that the price book has no word for.
    Unknown,
    /// No token price.
    None,
}

const TOKENS: [(&str, &str); 15] = [
    ("cache_creation_input_token_cost", "cache_write"),
    (
        "cache_creation_input_token_cost_above_12hr",
        "cache_write_12h",
    ),
    (
        "cache_creation_input_token_cost_above_1hr",
        "cache_write_1h",
    ),
    ("cache_read_input_audio_token_cost", "audio_cache_read"),
    ("cache_read_input_image_token_cost", "image_cache_read"),
    ("cache_read_input_token_cost", "cache_read"),
    ("input_cost_per_audio_token", "audio_input"),
    ("input_cost_per_image_token", "image_input"),
    ("input_cost_per_token", "input"),
    ("input_cost_per_token_cache_hit", "cache_read"),
    ("input_cost_per_video_token", "video_input"),
    ("output_cost_per_audio_token", "audio_output"),
    ("output_cost_per_image_token", "image_output"),
    ("output_cost_per_reasoning_token", "reasoning"),
    ("output_cost_per_token", "output"),
];

const OTHERS: [(&str, &str); 6] = [
    ("input_cost_per_character", "character"),
    ("input_cost_per_second", "second"),
    ("input_cost_per_request", "request"),
    ("input_cost_per_text_message", "text_message"),
    ("ocr_cost_per_page", "page"),
    ("annotation_cost_per_page", "annotated_page"),
];

/// Endings that are terms of the call.
const TERMS: [(&str, &str, &str); 5] = [
    ("_batches", "processing", "batch"),
    ("_flex", "service_tier", "flex"),
    ("_priority", "service_tier", "priority"),
    ("_ultrafast", "service_tier", "ultrafast"),
    ("_balanced", "service_tier", "balanced"),
];

impl Field {
    pub(super) fn named(name: &str) -> Self {
        if let Some((_, unit)) = OTHERS.iter().find(|(field, _)| *field == name) {
            return Self::Other(unit);
        }
        if !name.contains("token") || !name.contains("cost") {
            return Self::None;
        }
        let found = TERMS.iter().find_map(|(ending, term, value)| {
            let rest = name.strip_suffix(ending)?;
            Some((rest, *term, (*value).to_owned()))
        });
        let (rest, term, value) = found.unwrap_or((name, "", String::new()));
        let (stem, above) = match tier(rest) {
            Some((stem, above)) => (stem, Some(above)),
            None => (rest, None),
        };
        match TOKENS.iter().find(|(field, _)| *field == stem) {
            Some((_, unit)) => Self::Tokens {
                unit,
                above,
                terms: (term, value),
            },
            None => Self::Unknown,
        }
    }
}

/// `x_above_200k_tokens` → (`x`, 200,000).
fn tier(name: &str) -> Option<(&str, u64)> {
    let (stem, size) = name.strip_suffix("k_tokens")?.rsplit_once("_above_")?;
    let thousands: u64 = size.parse().ok().filter(|size| *size < 1_000_000)?;
    Some((stem, thousands * 1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_unit_a_size_and_terms() {
        let tokens = |unit, above, term: &'static str, value: &str| Field::Tokens {
            unit,
            above,
            terms: (term, value.to_owned()),
        };
        for (name, expected) in [
            ("input_cost_per_token", tokens("input", None, "", "")),
            (
                "cache_creation_input_token_cost_above_1hr_above_200k_tokens",
                tokens("cache_write_1h", Some(200_000), "", ""),
            ),
            (
                "output_cost_per_token_above_272k_tokens_priority",
                tokens("output", Some(272_000), "service_tier", "priority"),
            ),
            (
                "cache_read_input_token_cost_batches",
                tokens("cache_read", None, "processing", "batch"),
            ),
            ("output_cost_per_video_token", Field::Unknown),
            ("input_cost_per_token_decisions", Field::Unknown),
            ("ocr_cost_per_page", Field::Other("page")),
            ("max_output_tokens", Field::None),
        ] {
            assert_eq!(Field::named(name), expected, "{name}");
        }
    }
}
