//! What a batch tells of its events in numbers beside their tokens, a column each.

use super::Numbers;

/// The numbers of an event that are not tokens.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) span: Numbers,
    pub(crate) duration: Numbers,
    pub(crate) time_to_first_token: Numbers,
    pub(crate) calls: Numbers,
    pub(crate) copy: Numbers,
    pub(crate) line: Numbers,
    /// Lower and upper half of the reported cost in 10⁻¹⁸ USD; stated iff the series has a cost kind.
    pub(crate) cost_low: Numbers,
    pub(crate) cost_high: Numbers,
}

impl Facts {
    pub(super) fn each(&self) -> [&Numbers; 8] {
        [
            &self.span,
            &self.duration,
            &self.time_to_first_token,
            &self.calls,
            &self.copy,
            &self.line,
            &self.cost_low,
            &self.cost_high,
        ]
    }

    pub(super) fn each_mut(&mut self) -> [&mut Numbers; 8] {
        [
            &mut self.span,
            &mut self.duration,
            &mut self.time_to_first_token,
            &mut self.calls,
            &mut self.copy,
            &mut self.line,
            &mut self.cost_low,
            &mut self.cost_high,
        ]
    }
}
