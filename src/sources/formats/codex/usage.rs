//! Codex's cumulative token counts to what each call used.

use serde::Deserialize;
use serde::Serialize;

use crate::event::Meters;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::json::Object;
use crate::sources::token_count::token_count;

/// Counts of one call, or of a whole session so far. Input holds what was read from and written to caches, output
/// the reasoning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Counts {
    pub(super) input: u64,
    pub(super) cached: u64,
    pub(super) written: u64,
    pub(super) output: u64,
    pub(super) reasoning: u64,
}

impl Counts {
    /// Reads a usage object of a rollout or of `codex exec --json`.
    pub(super) fn read(usage: Object<'_>) -> Result<Self, &'static str> {
        let [input, cached, old_cached, written, output, reasoning] = usage.get_many([
            "input_tokens",
            "cached_input_tokens",
            "cache_read_input_tokens",
            "cache_write_input_tokens",
            "output_tokens",
            "reasoning_output_tokens",
        ]);
        Ok(Self {
            input: token_count(input)?,
            cached: token_count(cached.or(old_cached))?,
            written: token_count(written)?,
            output: token_count(output)?,
            reasoning: token_count(reasoning)?,
        })
    }

    fn parts(self) -> [u64; 5] {
        [
            self.input,
            self.cached,
            self.written,
            self.output,
            self.reasoning,
        ]
    }

    fn of_parts([input, cached, written, output, reasoning]: [u64; 5]) -> Self {
        Self {
            input,
            cached,
            written,
            output,
            reasoning,
        }
    }

    fn each(self, other: Self, operation: fn(u64, u64) -> u64) -> Self {
        let mut parts = self.parts();
        for (part, other) in parts.iter_mut().zip(other.parts()) {
            *part = operation(*part, other);
        }
        Self::of_parts(parts)
    }

    /// Whether any count is below that of an earlier total: the counter began anew.
    fn fell_below(self, earlier: Self) -> bool {
        self.parts()
            .into_iter()
            .zip(earlier.parts())
            .any(|(now, then)| now < then)
    }

    /// Whether nothing was used.
    pub(super) fn is_zero(self) -> bool {
        self == Self::default()
    }

    /// Disjoint meters.
    pub(super) fn meters(self) -> (Meters, Option<&'static str>) {
        let stated = Stated {
            input: Some(self.input),
            output: Some(self.output),
            cache_read: Some(self.cached),
            cache_write: Some(self.written),
            reasoning: Some(self.reasoning),
            ..Stated::default()
        };
        stated.disjoint(Input::Inclusive, Reasoning::Inside)
    }
}

/// A session's counter: what it stood at, and how often it began anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Counter {
    /// `None` before the first count.
    total: Option<Counts>,
    pub(super) resets: u64,
}

impl Counter {
    /// Goes on to the next stated counts; what the call between used, or `None` where the total is repeated.
    ///
    /// Rate limits are refreshed and contexts compacted without a call: the total then stays, whatever `last` says.
    pub(super) fn step(&mut self, total: Option<Counts>, last: Option<Counts>) -> Option<Counts> {
        let before = self.total.unwrap_or_default();
        let Some(total) = total else {
            let last = last?;
            self.total = Some(before.each(last, u64::saturating_add));
            return Some(last);
        };
        if self.total == Some(total) {
            return None;
        }
        self.total = Some(total);
        if total.fell_below(before) {
            self.resets += 1;
            return Some(last.unwrap_or(total));
        }
        Some(last.unwrap_or_else(|| total.each(before, u64::saturating_sub)))
    }

    /// Where the counter stands.
    pub(super) fn total(self) -> Counts {
        self.total.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(input: u64, output: u64) -> Counts {
        Counts {
            input,
            output,
            ..Counts::default()
        }
    }

    #[test]
    fn a_call_is_what_it_states_or_what_the_total_grew_by() {
        let mut counter = Counter::default();
        let mut step = |total, last| {
            let used = counter.step(total, last);
            (used, counter.resets)
        };
        let first = Some(counts(100, 10));
        assert_eq!(step(first, first), (first, 0));
        assert_eq!(step(first, first), (None, 0), "limits refreshed");
        assert_eq!(step(first, Some(counts(0, 90))), (None, 0), "compacted");
        let second = Some(counts(250, 30));
        assert_eq!(step(second, None), (Some(counts(150, 20)), 0));
        let third = Some(counts(40, 5));
        assert_eq!(step(third, None), (third, 1), "began anew");
        assert_eq!(step(None, third), (third, 1), "no total stated");
        let fourth = Some(counts(90, 12));
        assert_eq!(step(fourth, None), (Some(counts(10, 2)), 1));
    }
}
