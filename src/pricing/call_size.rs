//! How large the calls of a series are: a call states its own size, a bucket of calls at best a band of sizes.

use super::PriceQuery;

/// What context tier a series of calls is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CallSize {
    /// Each call's own.
    Each,
    /// The one that all sizes from the first to the last are in, if they are in one.
    Band(u64, u64),
    /// Not told.
    Unknown,
}

impl CallSize {
    /// What a series says.
    pub(super) fn of(query: &PriceQuery<'_>) -> Self {
        match query.kind {
            "call" | "" => Self::Each,
            _ => band(query.context_band).unwrap_or(Self::Unknown),
        }
    }

    /// The threshold that all calls have crossed, 0 for none; `None` where that differs or is not told.
    pub(super) fn crossed(self, thresholds: &[u64]) -> Option<u64> {
        let Self::Band(first, last) = self else {
            return None;
        };
        let highest = |size: u64| thresholds.iter().filter(|least| **least <= size).max();
        let crossed = highest(first);
        (crossed == highest(last)).then(|| crossed.copied().unwrap_or(0))
    }
}

/// `0-200k`, `200k-1M`: more than the first, up to the second.
fn band(text: &str) -> Option<CallSize> {
    let (first, last) = text.split_once('-')?;
    let first = match tokens(first)? {
        0 => 0,
        above => above.checked_add(1)?,
    };
    Some(CallSize::Band(first, tokens(last)?))
}

fn tokens(text: &str) -> Option<u64> {
    let (digits, unit) = match text.strip_suffix(['k', 'K']) {
        Some(digits) => (digits, 1000),
        None => match text.strip_suffix(['m', 'M']) {
            Some(digits) => (digits, 1_000_000),
            None => (text, 1),
        },
    };
    digits.parse::<u64>().ok()?.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_within_a_tier_tells_it() {
        let crossed =
            |text: &str, thresholds: &[u64]| band(text).map(|size| size.crossed(thresholds));
        assert_eq!(crossed("0-200k", &[200_001]), Some(Some(0)));
        assert_eq!(crossed("200k-1M", &[200_001]), Some(Some(200_001)));
        assert_eq!(crossed("200k-1M", &[200_001, 500_001]), Some(None));
        assert_eq!(crossed("0-200k", &[32_001, 200_001]), Some(None));
        for text in ["", "200k", "a-b", "1-99999999999999999999M"] {
            assert_eq!(crossed(text, &[]), None, "{text}");
        }
    }
}
