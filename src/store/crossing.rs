//! A threshold that spend has passed: what actions are told, once per budget, value, threshold and period.

use super::bytes::{Decoder, Encoder};
use crate::units::Period;
use crate::units::Timestamp;
use crate::units::Usd;

/// Spend passed a threshold of a budget within one of its periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The budget's name.
    pub budget: String,
    /// Whose budget, where each agent, user … has one of its own: the dimension's value; empty without one.
    pub value: String,
    /// The threshold as written: `80%`, `projected 100%`, `burn 30%/2h`.
    pub threshold: String,
    /// The period of the budget that the spend lies in; half-open.
    pub window: Period,
    /// The limit of that period.
    pub limit: Usd,
    /// What was spent in it; with unpriced calls a lower bound.
    pub spent: Usd,
    /// Whether part of the spend could not be priced.
    pub lower_bound: bool,
    /// What the period is projected to have cost at its end; `None` where nothing was projected.
    pub projected: Option<Usd>,
    /// When the crossing was seen.
    pub at: Timestamp,
    /// What the configuration asks to be done, in the words of [`super::Action`]: `terminal`, `webhook:NAME`, `block` …
    pub actions: Vec<String>,
}

impl Crossing {
    /// What is told once: two crossings of the same identity are one.
    #[must_use]
    pub fn identity(&self) -> (&str, &str, &str, i64) {
        (
            &self.budget,
            &self.value,
            &self.threshold,
            self.window.start.0,
        )
    }
}

impl Crossing {
    /// The identity as the catalogue's key.
    pub(super) fn key(&self) -> Vec<u8> {
        let mut bytes = Encoder::default();
        bytes
            .text(&self.budget)
            .text(&self.value)
            .text(&self.threshold)
            .signed(self.window.start.0);
        bytes.0
    }

    /// Adds everything to a record.
    pub(super) fn encode(&self, bytes: &mut Encoder) {
        bytes
            .text(&self.budget)
            .text(&self.value)
            .text(&self.threshold)
            .signed(self.window.start.0)
            .signed(self.window.end.0)
            .wide(self.limit.0.cast_unsigned())
            .wide(self.spent.0.cast_unsigned())
            .number(u64::from(self.lower_bound))
            .optional_usd(self.projected)
            .signed(self.at.0)
            .number(self.actions.len() as u64);
        for action in &self.actions {
            bytes.text(action);
        }
    }

    /// What [`Crossing::encode`] added; `None` for other bytes.
    pub(super) fn decode(bytes: &mut Decoder<'_>) -> Option<Self> {
        Some(Self {
            budget: bytes.text()?.to_owned(),
            value: bytes.text()?.to_owned(),
            threshold: bytes.text()?.to_owned(),
            window: Period {
                start: Timestamp(bytes.signed()?),
                end: Timestamp(bytes.signed()?),
            },
            limit: Usd(bytes.wide()?.cast_signed()),
            spent: Usd(bytes.wide()?.cast_signed()),
            lower_bound: bytes.number()? != 0,
            projected: bytes.optional_usd()?,
            at: Timestamp(bytes.signed()?),
            actions: (0..bytes.small()?)
                .map(|_| bytes.text().map(str::to_owned))
                .collect::<Option<_>>()?,
        })
    }
}
