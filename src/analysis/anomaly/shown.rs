//! What is told to who did it and why: of those that are shown alone, in one pass over their calls.

use std::cmp::Reverse;

use super::Anomaly;
use super::Kind;
use super::cause;
use super::cause::causes;
use super::gathered::Gathered;
use super::question::AnomalyQuery;
use super::question::about;
use super::told::Found;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;

/// Something that is told, and what is still to be asked of it.
pub(super) struct Shown {
    anomaly: Anomaly,
    question: Option<cause::Asked>,
}

impl Shown {
    pub(super) fn of(asked: &AnomalyQuery, gathered: &Gathered, found: Found) -> Self {
        let is_known = found.anomaly.kind == Kind::Stopped || found.anomaly.parts.is_some();
        Self {
            question: (!is_known).then(|| about(asked, gathered, &found)),
            anomaly: found.anomaly,
        }
    }

    /// Of which nothing more is asked.
    pub(super) fn as_is(anomaly: Anomaly) -> Self {
        Self {
            anomaly,
            question: None,
        }
    }

    /// The largest excess first.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        (Reverse(self.anomaly.excess().0), self.anomaly.window.start)
    }
}

/// With who did it and why.
pub(super) fn explained(
    shown: Vec<Shown>,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Vec<Anomaly>, Error> {
    let mut questions = Vec::new();
    let (mut found, mut asked) = (Vec::new(), Vec::new());
    for (place, one) in shown.into_iter().enumerate() {
        if let Some(question) = one.question {
            questions.push(question);
            asked.push(place);
        }
        found.push(one.anomaly);
    }
    for (place, (movers, parts)) in asked.into_iter().zip(causes(&questions, events, book)?) {
        if let Some(one) = found.get_mut(place) {
            one.movers = movers;
            one.parts = parts;
        }
    }
    Ok(found)
}
