//! What a budget is: whose calls, how much, over which period, and what is to be noticed.

use chrono_tz::Tz;

use super::super::dimension::Dimension;
use super::super::report::CostBasis;
use super::cycle::Cycle;
use super::scope::Scope;
use super::share::Share;
use super::threshold::Threshold;
use super::threshold::Trigger;
use crate::units::Usd;

/// A limit of spend.
#[derive(Clone, Debug, PartialEq)]
pub struct Budget {
    /// What it is called; unique.
    pub name: String,
    /// Which calls count.
    pub scope: Scope,
    /// Whose: each agent, user, run … has the whole limit for itself. Calls that do not state it belong to nobody's.
    pub per: Option<Dimension>,
    /// When it begins anew.
    pub cycle: Cycle,
    /// In which days begin.
    pub zone: Tz,
    /// How much may be spent in a period, in USD; 0 where nothing may.
    pub limit: Usd,
    /// Which cost counts.
    pub basis: CostBasis,
    /// What is to be noticed, in the order written.
    pub thresholds: Vec<Threshold>,
}

/// The most a limit can be: a thousand million.
const MOST: u64 = 1_000_000_000;

impl Budget {
    /// A budget over all calls, in UTC, with the thresholds that hold where none are written: 80 % and 100 % of the limit.
    #[must_use]
    pub fn new(name: impl Into<String>, limit: Usd, cycle: Cycle) -> Self {
        Self {
            name: name.into(),
            scope: Scope::default(),
            per: None,
            cycle,
            zone: Tz::UTC,
            limit,
            basis: CostBasis::Computed,
            thresholds: Self::usual_thresholds(&[]),
        }
    }

    /// 80 % and 100 % of the limit.
    #[must_use]
    pub fn usual_thresholds(actions: &[String]) -> Vec<Threshold> {
        [Share::percent(80), Share::WHOLE]
            .map(|share| Threshold {
                trigger: Trigger::Spent(share),
                actions: actions.to_vec(),
            })
            .to_vec()
    }

    /// Whether an amount is all that may be spent, or more. Where nothing may be spent, nothing is not too much.
    #[must_use]
    pub fn is_used_up(&self, spent: Usd) -> bool {
        Share::WHOLE.is_reached(spent, self.limit)
    }

    /// Whether any threshold looks ahead.
    #[must_use]
    pub fn is_projected(&self) -> bool {
        self.thresholds
            .iter()
            .any(|threshold| threshold.trigger.is_projected())
    }
}

/// Reads a limit: `20`, `$20.50`, `20 USD`, `50 cents`, `50c`.
///
/// # Errors
/// What is wrong with it.
pub fn limit(text: &str) -> Result<Usd, String> {
    let trimmed = text.trim();
    let amount = trimmed.strip_prefix('$').unwrap_or(trimmed);
    let lower = amount.to_ascii_lowercase();
    let unit = |names: &[&str]| names.iter().find_map(|name| lower.strip_suffix(name));
    let parsed = match unit(&["cents", "cent", "ct", "c"]) {
        Some(cents) => Usd::parse_scaled(cents.trim(), -2),
        None => Usd::parse(unit(&["usd", "dollars", "dollar"]).unwrap_or(&lower).trim()),
    };
    let most = Usd::ONE.checked_mul(MOST).unwrap_or(Usd::ONE);
    match parsed {
        Ok(usd) if usd < Usd::ZERO => Err(format!("`{trimmed}`: a limit cannot be negative")),
        Ok(usd) if usd > most => Err(format!("`{trimmed}`: a limit is at most {MOST} USD")),
        Ok(usd) => Ok(usd),
        Err(_) => Err(format!(
            "`{trimmed}` is no amount in USD; write `20`, `0.50` or `50 cents`"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_dollars_or_cents() {
        for (text, usd) in [
            ("20", "20"),
            ("$20.50", "20.5"),
            ("20 USD", "20"),
            ("50 cents", "0.5"),
            ("0.5c", "0.005"),
            ("0", "0"),
        ] {
            assert_eq!(limit(text).map(|usd| usd.to_string()).as_deref(), Ok(usd));
        }
        for text in ["", "-1", "20 EUR", "€20", "1e12", "1,000", "cents"] {
            assert!(limit(text).is_err(), "{text}");
        }
    }
}
