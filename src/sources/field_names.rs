//! Names of fields as applications write them to what they mean: `inputTokens`, `input_tokens` and `Input Tokens` agree.

use super::field_aliases::ALIASES;

/// What a field of a flat record or an envelope says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Time,
    Hour,
    Day,
    Model,
    Provider,
    Agent,
    Operation,
    Run,
    Session,
    Project,
    User,
    Tenant,
    Host,
    Region,
    Input,
    Output,
    CacheRead,
    CacheWrite,
    CacheWrite5m,
    CacheWrite1h,
    Reasoning,
    Total,
    Requests,
    WebSearches,
    Cost,
    Currency,
    Duration,
    FirstToken,
    Status,
    Success,
    Error,
    Level,
    Finish,
    Attempt,
    Retries,
    IsRetry,
    Tier,
    Batch,
    Mode,
    Speed,
    Id,
    RequestId,
    Tags,
    /// An object of this name may hold the fields of the record one level down.
    Nest,
    /// An object whose presence hints at a provider's response body.
    Body,
}

impl Field {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Body as usize + 1;
}

/// Which convention a token field's name belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// Used with either convention.
    #[default]
    Neutral,
    /// OpenAI's names: the input includes what was read from and written to a cache.
    Inclusive,
    /// Anthropic's and Bedrock's names: the input is the uncached part alone.
    Exclusive,
}

/// The meaning of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    /// What it says.
    pub(super) field: Field,
    /// Where several names of one field occur in a record, the lowest is believed.
    pub(super) rank: u8,
    /// The value's unit as a power of ten of dollars or seconds.
    pub(super) exponent: i8,
    /// The convention the name hints at.
    pub(super) vocabulary: Vocabulary,
}

/// Lower case without anything but letters and digits.
pub(super) fn normalise(name: &str) -> String {
    name.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What a field of that name means; `None` for names nobody uses for usage.
pub(super) fn meaning(name: &str) -> Option<Meaning> {
    let name = normalise(name);
    if let Some(exponent) = duration_exponent(&name) {
        return Some(Meaning {
            field: Field::Duration,
            rank: 0,
            exponent,
            vocabulary: Vocabulary::Neutral,
        });
    }
    for (field, names) in ALIASES {
        let place = names.split(' ').position(|alias| alias == name);
        if let Some(place) = place {
            return Some(Meaning {
                field: *field,
                rank: u8::try_from(place).unwrap_or(u8::MAX),
                exponent: exponent(&name),
                vocabulary: vocabulary(&name),
            });
        }
    }
    None
}

/// Whether a field of that (normalised) name may hold what people and models wrote: it is never kept, not even as a tag.
pub(super) fn is_content(normalised: &str) -> bool {
    const WORDS: &str = "prompt prompts message messages content contents input inputs output outputs text completion \
        response responses request body answer question query system systemprompt instructions instruction history \
        transcript apikey key secret token password authorization auth headers cookie prediction choices result results";
    WORDS
        .split_ascii_whitespace()
        .any(|word| word == normalised)
        || [
            "prompttext",
            "inputtext",
            "outputtext",
            "completiontext",
            "responsetext",
            "apikey",
            "secret",
            "password",
        ]
        .iter()
        .any(|part| normalised.contains(part))
}

/// Names whose value is not in dollars or milliseconds.
fn exponent(name: &str) -> i8 {
    match name {
        "costcents" | "totalcostcents" => -2,
        "costmicros" | "costusdmicros" | "costmicrousd" => -6,
        "costnanos" => -9,
        "ttfts" | "ttftsec" | "ttftseconds" | "timetofirsttokens" | "timetofirsttokenseconds" => 0,
        _ if name.starts_with("ttft") || name.contains("firsttoken") => -3,
        _ => 0,
    }
}

/// The unit of a duration by its name's suffix; a bare `duration` or `latency` is in milliseconds.
fn duration_exponent(name: &str) -> Option<i8> {
    const NAMES: [&str; 10] = [
        "duration",
        "latency",
        "elapsed",
        "elapsedtime",
        "responsetime",
        "processingtime",
        "requestduration",
        "callduration",
        "took",
        "generationtime",
    ];
    NAMES
        .iter()
        .find_map(|base| match name.strip_prefix(base)? {
            "" | "ms" | "msec" | "millis" | "milliseconds" => Some(-3),
            "s" | "sec" | "secs" | "seconds" => Some(0),
            "us" | "micros" | "microseconds" => Some(-6),
            "ns" | "nanos" | "nanoseconds" => Some(-9),
            _ => None,
        })
}

fn vocabulary(name: &str) -> Vocabulary {
    match name {
        "prompttokens"
        | "prompttokencount"
        | "cachedtokens"
        | "cachedinputtokens"
        | "inputcachedtokens"
        | "promptcachehittokens"
        | "numcachedtokens"
        | "cachedcontenttokencount"
        | "cachedprompttokens" => Vocabulary::Inclusive,
        "cachereadinputtokens"
        | "cachecreationinputtokens"
        | "cachewriteinputtokens"
        | "ephemeral5minputtokens"
        | "ephemeral1hinputtokens"
        | "cachereadinputtokencount"
        | "cachewriteinputtokencount" => Vocabulary::Exclusive,
        _ => Vocabulary::Neutral,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_agree() {
        for (name, field) in [
            ("inputTokens", Field::Input),
            ("input_tokens", Field::Input),
            ("Input Tokens", Field::Input),
            ("@timestamp", Field::Time),
            ("TIMESTAMP", Field::Time),
            ("ContextTokens", Field::Input),
            ("GeneratedTokens", Field::Output),
            ("agentId", Field::Agent),
            ("Agent Name", Field::Agent),
            ("trace.id", Field::Run),
            ("cost (USD)", Field::Cost),
            ("metadata", Field::Tags),
            ("companyId", Field::Tenant),
        ] {
            assert_eq!(
                meaning(name).map(|meaning| meaning.field),
                Some(field),
                "{name}"
            );
        }
        for name in ["name", "source", "", "prompt", "messages", "max_tokens"] {
            assert_eq!(meaning(name), None, "{name}");
        }
    }

    #[test]
    fn units_come_from_the_name() {
        for (name, exponent) in [
            ("duration", -3),
            ("latency_ms", -3),
            ("latency_s", 0),
            ("elapsedSeconds", 0),
            ("duration_us", -6),
            ("took_ns", -9),
            ("cost", 0),
            ("cost_cents", -2),
            ("cost_usd_micros", -6),
        ] {
            assert_eq!(
                meaning(name).map(|meaning| meaning.exponent),
                Some(exponent),
                "{name}"
            );
        }
    }

    #[test]
    fn no_name_has_two_meanings() {
        let mut names: Vec<&str> = ALIASES
            .iter()
            .flat_map(|(_, names)| names.split_ascii_whitespace())
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn what_was_said_is_content() {
        for name in [
            "prompt",
            "messages",
            "inputtext",
            "userprompttext",
            "openaiapikey",
        ] {
            assert!(is_content(name), "{name}");
        }
        for name in [
            "env",
            "temperature",
            "maxtokens",
            "prompttokens",
            "experiment",
        ] {
            assert!(!is_content(name), "{name}");
        }
    }
}
