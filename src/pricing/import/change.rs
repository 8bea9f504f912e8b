//! A price before and after, and whether the change needs a person's eye.

use crate::pricing::values::RateFile;
use crate::units::Timestamp;
use crate::units::Usd;

/// More than this many times dearer or cheaper is more often a slip than a price.
const SUSPICIOUS: i128 = 5;

/// One price that differs: between two imports, or between two books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Who bills.
    pub provider: String,
    /// The model's id.
    pub model: String,
    /// The terms of the call, its size and hours; empty for the standard price.
    pub condition: String,
    /// What is priced: a kind of token, per million, or another unit.
    pub unit: String,
    /// USD before; `None` where there was no price.
    pub old: Option<Usd>,
    /// USD after; `None` where there is none any more.
    pub new: Option<Usd>,
    /// From when on; `None` for always.
    pub from: Option<Timestamp>,
    /// Until when; `None` for ever.
    pub until: Option<Timestamp>,
}

impl Change {
    /// Whether the price became more than five times as high or low, or 0.
    #[must_use]
    pub fn needs_acceptance(&self) -> bool {
        match (self.old, self.new) {
            (Some(old), Some(new)) if old > Usd::ZERO => {
                new.0 > old.0.saturating_mul(SUSPICIOUS) || new.0.saturating_mul(SUSPICIOUS) < old.0
            }
            (Some(_), Some(new)) => new > Usd::ZERO,
            _ => false,
        }
    }
}

/// What a rate costs.
pub(super) fn price(rate: Option<&RateFile>) -> Option<Usd> {
    super::table::price(rate?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fivefold_change_and_a_new_zero_need_acceptance() {
        let usd = |text: &str| (!text.is_empty()).then(|| Usd::parse(text).expect("a decimal"));
        for (old, new, needs) in [
            ("1", "5", false),
            ("1", "5.000001", true),
            ("5", "1", false),
            ("5", "0.999", true),
            ("1", "0", true),
            ("0", "0", false),
            ("0", "1", true),
            ("", "1", false),
            ("1", "", false),
        ] {
            let change = Change {
                provider: String::new(),
                model: String::new(),
                condition: String::new(),
                unit: String::new(),
                old: usd(old),
                new: usd(new),
                from: None,
                until: None,
            };
            assert_eq!(change.needs_acceptance(), needs, "{old} {new}");
        }
    }
}
