//! What is to be done when a threshold is crossed: the words of the configuration to an action, and back.

use std::fmt;
use std::str::FromStr;

/// One thing to do when a threshold is crossed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// `terminal`: a line on standard error.
    Terminal,
    /// `desktop`: a notification of the desktop.
    Desktop,
    /// `webhook:NAME`: an event is sent to an address of the configuration.
    Webhook(String),
    /// `command:NAME`: a program of the configuration is run.
    Command(String),
    /// `approve`: someone must approve further spend.
    Approve,
    /// `block`: no further spend until the period is over or the budget is reset.
    Block,
    /// `throttle`: calls are put off until the spend is no more than the part of the limit that the time gone allows.
    Throttle,
}

impl Action {
    /// Whether something is to be sent; the others are done by being written down.
    #[must_use]
    pub fn is_sent(&self) -> bool {
        !self.holds() && *self != Self::Throttle
    }

    /// Whether spend stands still because of it, until someone lets it go on.
    #[must_use]
    pub fn holds(&self) -> bool {
        matches!(self, Self::Approve | Self::Block)
    }
}

impl FromStr for Action {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            Some(("webhook", name)) if !name.is_empty() => Ok(Self::Webhook(name.to_owned())),
            Some(("command", name)) if !name.is_empty() => Ok(Self::Command(name.to_owned())),
            None if text == "terminal" => Ok(Self::Terminal),
            None if text == "desktop" => Ok(Self::Desktop),
            None if text == "approve" => Ok(Self::Approve),
            None if text == "block" => Ok(Self::Block),
            None if text == "throttle" => Ok(Self::Throttle),
            _ => Err(format!(
                "`{text}` is no action; there are terminal, desktop, webhook:NAME, command:NAME, approve, block, throttle"
            )),
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Terminal => f.write_str("terminal"),
            Self::Desktop => f.write_str("desktop"),
            Self::Webhook(name) => write!(f, "webhook:{name}"),
            Self::Command(name) => write!(f, "command:{name}"),
            Self::Approve => f.write_str("approve"),
            Self::Block => f.write_str("block"),
            Self::Throttle => f.write_str("throttle"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_the_words_it_was_read_from() {
        for text in [
            "terminal",
            "desktop",
            "webhook:team",
            "command:page",
            "approve",
            "block",
        ] {
            let action: Action = text.parse().expect("an action");
            assert_eq!(action.to_string(), text);
        }
        for text in ["", "webhook", "webhook:", "email:x", "terminal:x", "Block"] {
            assert!(text.parse::<Action>().is_err(), "{text}");
        }
    }
}
