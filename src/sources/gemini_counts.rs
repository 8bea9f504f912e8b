//! Token counts as Gemini's agents and their forks log them to disjoint meters: the total tells what includes what.

use super::convention::CACHE_EXCEEDS;
use super::convention::Input;
use super::convention::ONLY_TOTAL;
use super::convention::Reasoning;
use super::convention::Stated;
use super::convention::TOTAL_MISMATCH;
use crate::event::Meter;
use crate::event::Meters;

/// Counts of one call. Gemini counts cached tokens inside the input, thoughts beside the output and results of tools
/// beside both; models behind compatible endpoints do not always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct GeminiCounts {
    /// The prompt.
    pub(super) input: u64,
    /// The candidates.
    pub(super) output: u64,
    /// Read from a cache.
    pub(super) cached: u64,
    /// Reasoning.
    pub(super) thoughts: u64,
    /// Results of tools in the prompt.
    pub(super) tool: u64,
    /// All together, where stated.
    pub(super) total: Option<u64>,
}

impl GeminiCounts {
    /// Whether nothing was used.
    pub(super) fn is_zero(&self) -> bool {
        self.parts() == 0 && self.cached == 0 && self.total.unwrap_or(0) == 0
    }

    /// The stated total, else the sum of the parts.
    pub(super) fn total(&self) -> u64 {
        self.total
            .filter(|total| *total > 0)
            .unwrap_or(self.parts())
    }

    fn parts(&self) -> u64 {
        let parts = [self.input, self.output, self.thoughts, self.tool];
        parts.into_iter().fold(0, u64::saturating_add)
    }

    /// Disjoint meters, and what the user should know about how they were found.
    pub(super) fn meters(&self) -> (Meters, Option<&'static str>) {
        let parts = self.parts();
        let mut input = Input::Inclusive;
        let mut reasoning = Reasoning::Outside;
        let mut tool = self.tool;
        let mut note = None;
        match self.total.filter(|total| *total > 0 && *total != parts) {
            None => {}
            Some(total) if parts == 0 && self.cached == 0 => {
                let mut meters = Meters::default();
                meters[Meter::UncachedInput] = total;
                return (meters, Some(ONLY_TOTAL));
            }
            Some(total) if total == parts.saturating_sub(self.thoughts) => {
                reasoning = Reasoning::Inside;
            }
            Some(total) if total == parts.saturating_add(self.cached) => input = Input::Exclusive,
            Some(total) if total == parts.saturating_sub(self.tool) => tool = 0,
            Some(_) => note = Some(TOTAL_MISMATCH),
        }
        let stated = Stated {
            input: Some(self.input),
            output: Some(self.output),
            cache_read: Some(self.cached),
            reasoning: Some(self.thoughts),
            ..Stated::default()
        };
        let (mut meters, exceeds) = stated.disjoint(input, reasoning);
        meters[Meter::UncachedInput] = meters[Meter::UncachedInput].saturating_add(tool);
        (
            meters,
            exceeds.filter(|note| *note == CACHE_EXCEEDS).or(note),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Input, output, cached, thoughts and tool tokens, the total; uncached input, cache reads and output of it.
    type Case = ([u64; 5], Option<u64>, [u64; 3], Option<&'static str>);

    #[test]
    fn the_total_tells_what_includes_what() {
        let cases: [Case; 9] = [
            (
                [15327, 23, 11526, 919, 7],
                Some(16276),
                [3808, 11526, 942],
                None,
            ),
            ([100, 20, 0, 5, 0], None, [100, 0, 25], None),
            ([100, 20, 40, 5, 0], Some(120), [60, 40, 20], None),
            ([100, 20, 40, 5, 3], Some(168), [103, 40, 25], None),
            ([100, 20, 40, 5, 3], Some(125), [60, 40, 25], None),
            (
                [100, 20, 40, 5, 3],
                Some(1),
                [63, 40, 25],
                Some(TOTAL_MISMATCH),
            ),
            (
                [10, 20, 40, 0, 0],
                Some(30),
                [10, 40, 20],
                Some(CACHE_EXCEEDS),
            ),
            ([0, 0, 0, 0, 0], Some(77), [77, 0, 0], Some(ONLY_TOTAL)),
            ([9, 1, 0, 0, 0], Some(0), [9, 0, 1], None),
        ];
        for ([input, output, cached, thoughts, tool], total, expected, note) in cases {
            let counts = GeminiCounts {
                input,
                output,
                cached,
                thoughts,
                tool,
                total,
            };
            let (meters, found) = counts.meters();
            let found_meters = [Meter::UncachedInput, Meter::CacheRead, Meter::Output];
            assert_eq!(
                found_meters.map(|meter| meters[meter]),
                expected,
                "{counts:?}"
            );
            assert_eq!(found, note, "{counts:?}");
        }
    }
}
