//! An unusual call beside what is usual to the likely reason, and what to try.

/// Usage of a call, or what is usual among the calls of an agent and model.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usage {
    pub(super) input: u64,
    pub(super) output: u64,
    /// Thousandths of the input that are read from a cache.
    pub(super) cached: u64,
}

/// Why a call probably cost so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    LongOutput,
    GrownContext,
    LargeInput,
    LittleCache,
    Retry,
    DearTerms,
}

impl Reason {
    /// The likeliest reason: what is furthest from its own habit. `first` is the least input of the call's session.
    pub(super) fn of(call: Usage, usual: Usage, first: Option<u64>, is_retry: bool) -> Self {
        let is_double = |amount: u64, usual: u64| amount >= usual.saturating_mul(2) && amount > 0;
        let grown = |amount: u64, usual: u64| u128::from(amount) * u128::from(usual.max(1));
        let output = is_double(call.output, usual.output);
        // call.output / usual.output against call.input / usual.input, without fractions.
        let more_output = grown(call.output, usual.input) >= grown(call.input, usual.output);
        if output && more_output {
            return Self::LongOutput;
        }
        if is_double(call.input, usual.input) {
            return match first {
                Some(first) if is_double(call.input, first) => Self::GrownContext,
                _ => Self::LargeInput,
            };
        }
        /// Thousandths of the input: a fifth less from the cache than usual.
        const FEWER: u64 = 200;
        if output {
            Self::LongOutput
        } else if call.cached.saturating_add(FEWER) <= usual.cached {
            Self::LittleCache
        } else if is_retry {
            Self::Retry
        } else {
            Self::DearTerms
        }
    }

    /// The reason in a few words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::LongOutput => "long output",
            Self::GrownContext => "context grown in its session",
            Self::LargeInput => "large input",
            Self::LittleCache => "little read from the cache",
            Self::Retry => "a repeated attempt",
            Self::DearTerms => "dearer terms",
        }
    }

    /// What to try.
    pub(super) fn advice(self) -> &'static str {
        match self {
            Self::LongOutput => "lower the effort, limit the answer, or split the task",
            Self::GrownContext => "compact the conversation, or begin a new one",
            Self::LargeInput => "send less context, or give routine work to a smaller model",
            Self::LittleCache => {
                "keep the beginning of the prompt the same and calls close together"
            }
            Self::Retry => "find out why the first attempt failed",
            Self::DearTerms => {
                "look at its tier, context size and other units with `llmcost explain`"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_furthest_from_its_habit_is_the_reason() {
        let usual = Usage {
            input: 1000,
            output: 100,
            cached: 500,
        };
        for (tokens, is_retry, first, expected) in [
            ((1000, 900, 500), false, None, Reason::LongOutput),
            ((3000, 900, 166), false, None, Reason::LongOutput),
            ((9000, 300, 500), true, None, Reason::LargeInput),
            ((9000, 300, 500), false, Some(8000), Reason::LargeInput),
            ((9000, 300, 500), false, Some(900), Reason::GrownContext),
            ((1900, 150, 52), true, Some(900), Reason::LittleCache),
            ((1900, 150, 473), true, None, Reason::Retry),
            ((1900, 150, 473), false, None, Reason::DearTerms),
        ] {
            let (input, output, cached) = tokens;
            let call = Usage {
                input,
                output,
                cached,
            };
            let reason = Reason::of(call, usual, first, is_retry);
            assert_eq!(reason, expected, "{call:?}");
        }
    }
}
