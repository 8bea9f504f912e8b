//! What is to be noticed of a budget, as typed: `80%`, `projected 100%`, `burn 30%/2h`, `anomaly`.

use std::fmt;

use super::share::Share;
use crate::units::Timestamp;

/// Something to notice, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// When it is crossed.
    pub trigger: Trigger,
    /// What is asked to be done, in the configuration's words: `terminal`, `webhook:NAME`, `command:NAME`, `approve`, `block` …
    pub actions: Vec<String>,
}

/// When a threshold is crossed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// So much of the limit was spent: `80%`.
    Spent(Share),
    /// So much of the limit is projected to have been spent at the end of the period: `projected 100%`. On a budget of a
    /// day this is the projected day.
    Projected(Share),
    /// So much of the limit was spent within so few seconds of its period, up to now: `burn 30%/2h`.
    Burn {
        /// The share of the limit.
        share: Share,
        /// How long, in seconds.
        within: u32,
    },
    /// The spend of today is far from what is usual: `anomaly`.
    Anomaly,
}

impl Trigger {
    /// Reads one; see [`Trigger`] for the forms.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let (word, rest) = match text.split_once(char::is_whitespace) {
            Some((word, rest)) => (word, rest.trim()),
            None => (text, ""),
        };
        match (word, rest) {
            ("anomaly", "") => Ok(Self::Anomaly),
            ("projected" | "spent" | "burn", "") => Err(format!(
                "`{word}` needs a share, as in `{word} {}`",
                if word == "burn" { "30%/2h" } else { "80%" }
            )),
            ("projected", share) => Share::parse(share).map(Self::Projected),
            ("spent", share) => Share::parse(share).map(Self::Spent),
            ("burn", rest) => {
                let (share, within) = rest.split_once('/').ok_or_else(|| {
                    format!("`{text}` does not say how fast; write `burn 30%/2h`")
                })?;
                Ok(Self::Burn {
                    share: Share::parse(share)?,
                    within: seconds(within.trim())?,
                })
            }
            _ if text.starts_with(|letter: char| letter.is_ascii_digit() || letter == '.') => {
                Share::parse(text).map(Self::Spent)
            }
            _ => Err(format!(
                "`{text}` is no threshold; write `80%`, `projected 100%`, `burn 30%/2h` or `anomaly`"
            )),
        }
    }

    /// How far back a burn looks, in microseconds.
    pub(super) fn reach(self) -> Option<i64> {
        match self {
            Self::Burn { within, .. } => Some(i64::from(within) * Timestamp::SECOND),
            _ => None,
        }
    }

    /// Whether it looks ahead.
    #[must_use]
    pub fn is_projected(self) -> bool {
        matches!(self, Self::Projected(_))
    }
}

/// `45m`, `2h`, `3d` as seconds.
fn seconds(text: &str) -> Result<u32, String> {
    let wrong =
        || format!("`{text}` is no length of time; write `30m`, `2h` or `3d`, at most 366d");
    let unit = text.chars().next_back().ok_or_else(wrong)?;
    let each = match unit {
        'm' => 60,
        'h' => 3600,
        'd' => 86_400,
        _ => return Err(wrong()),
    };
    let number: u32 = text
        .trim_end_matches(unit)
        .trim()
        .parse()
        .map_err(|_| wrong())?;
    number
        .checked_mul(each)
        .filter(|seconds| (1..=366 * 86_400).contains(seconds))
        .ok_or_else(wrong)
}

/// As it is typed, in one form each.
impl fmt::Display for Trigger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spent(share) => write!(f, "{share}"),
            Self::Projected(share) => write!(f, "projected {share}"),
            Self::Burn { share, within } => {
                let (number, unit) = match within {
                    seconds if seconds % 3600 == 0 => (seconds / 3600, 'h'),
                    seconds => (seconds / 60, 'm'),
                };
                write!(f, "burn {share}/{number}{unit}")
            }
            Self::Anomaly => f.write_str("anomaly"),
        }
    }
}

/// The trigger, and what it asks for: `80% → webhook:ops`.
impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.trigger)?;
        match self.actions.as_slice() {
            [] => Ok(()),
            actions => write!(f, " → {}", actions.join(" ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn triggers_are_read_and_written_in_one_form() {
        for (text, shown) in [
            ("80%", "80%"),
            ("spent 0.5", "50%"),
            ("projected  100 %", "projected 100%"),
            ("burn 30%/120m", "burn 30%/2h"),
            ("burn 30% / 45m", "burn 30%/45m"),
            ("burn 5%/1d", "burn 5%/24h"),
            ("anomaly", "anomaly"),
        ] {
            let trigger = Trigger::parse(text).expect(text);
            assert_eq!(trigger.to_string(), shown);
            assert_eq!(Trigger::parse(shown), Ok(trigger));
        }
        for text in [
            "",
            "burn",
            "burn 30%",
            "burn 30%/2",
            "burn 30%/0h",
            "burn 1%/9999999999h",
            "projected",
            "soon",
            "80 %%",
        ] {
            assert!(Trigger::parse(text).is_err(), "{text}");
        }
    }
}
