//! What stood out, from the whole down: what a larger scope has told of already is not told again.

use super::Anomaly;
use super::Kind;
use super::gathered::Scope;
use super::watch::Event;
use crate::analysis::fold::Label;

/// A step of a scope that stood out, before anybody asked why.
pub(super) struct Found {
    pub(super) scope: Scope,
    pub(super) event: Event,
    pub(super) anomaly: Anomaly,
}

/// What is told already.
#[derive(Default)]
pub(super) struct Told {
    pub(super) anomalies: Vec<(Scope, Anomaly)>,
}

impl Told {
    /// Whether something of the same time already names this scope as one of those that moved.
    pub(super) fn explains(&self, one: &Found) -> bool {
        let falls = |kind: Kind| kind == Kind::Stopped;
        self.anomalies.iter().any(|(scope, known)| {
            let (known_window, window) = (known.window, one.anomaly.window);
            let overlaps = known_window.start < window.end && window.start < known_window.end;
            let holds = |labels: &[Label]| {
                let mut pairs = labels.iter().zip(&one.scope);
                pairs.all(|(label, wanted)| wanted.as_ref().is_none_or(|wanted| wanted == label))
            };
            let is_named = known.movers.iter().any(|mover| holds(&mover.labels));
            // What stopped as a whole stopped in its parts.
            let is_part = scope
                .iter()
                .zip(&one.scope)
                .all(|(whole, part)| whole.is_none() || whole == part);
            overlaps
                && falls(known.kind) == falls(one.anomaly.kind)
                && (is_named || (is_part && falls(known.kind)))
        })
    }
}
