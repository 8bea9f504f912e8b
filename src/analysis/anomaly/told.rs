//! What stood out, from the whole down: what a larger scope has told of already is not told again.

use super::Anomaly;
use super::Kind;
use super::cause;
use super::cause::causes;
use super::gathered::Gathered;
use super::gathered::Scope;
use super::question::AnomalyQuery;
use super::question::about;
use super::question::depth;
use super::watch::Event;
use super::who::who;
use crate::analysis::fold::Label;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;

/// As many are looked into at most where no more are asked for, and in one pass; those past it are counted.
const MOST_CAUSES: usize = 30;

/// A step of a scope that stood out.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) scope: Scope,
    pub(super) event: Event,
    pub(super) anomaly: Anomaly,
    /// The values of the dimensions asked for of those who moved; `None` while nobody looked.
    pub(super) who: Option<Vec<Vec<Label>>>,
}

/// What is told.
#[derive(Default)]
pub(super) struct Told {
    pub(super) found: Vec<Found>,
    /// How many are explained by those.
    pub(super) explained: usize,
    /// How many are too many.
    pub(super) more: usize,
}

/// From the whole down what is told, of the largest first, and by whom it is explained.
pub(super) fn told(
    asked: &AnomalyQuery,
    gathered: &Gathered,
    mut found: Vec<Found>,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Told, Error> {
    let mut told = Told::default();
    let most = asked.calls.top.unwrap_or(MOST_CAUSES).max(MOST_CAUSES);
    for place in 0..found.len() {
        let left = most - told.found.len();
        let Some(one) = found.get_mut(place) else {
            break;
        };
        if told.explains(one) {
            told.explained += 1;
            continue;
        }
        if left == 0 {
            told.more += 1;
            continue;
        }
        one.look(asked, gathered);
        if one.is_open() {
            // Those of one depth that may be told are looked into together; what comes of the first of them may explain
            // some of the others.
            let depth_of_one = depth(&one.scope);
            let rest = found.iter_mut().skip(place);
            let rest = rest.take_while(|next| depth(&next.scope) == depth_of_one);
            let rest = rest.filter(|next| !told.explains(next));
            let mut next = Vec::new();
            for one in rest.take(left.min(MOST_CAUSES)) {
                one.look(asked, gathered);
                next.extend(one.is_open().then_some(one));
            }
            read(asked, gathered, next, events, book)?;
        }
        told.found.extend(found.get(place).cloned());
    }
    Ok(told)
}

/// Reads who moved, and with it why.
fn read(
    asked: &AnomalyQuery,
    gathered: &Gathered,
    found: Vec<&mut Found>,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<(), Error> {
    let questions = found.iter().map(|one| about(asked, gathered, one));
    let questions: Vec<cause::Asked> = questions.collect();
    for (one, (movers, parts)) in found.into_iter().zip(causes(&questions, events, book)?) {
        let who = movers.iter().map(|mover| mover.labels.clone());
        one.who = Some(who.collect());
        one.anomaly.movers = movers;
        one.anomaly.parts = parts;
    }
    Ok(())
}

impl Found {
    /// Looks who moved, as far as what was spent tells.
    fn look(&mut self, asked: &AnomalyQuery, gathered: &Gathered) {
        if self.is_open() {
            self.who = who(&about(asked, gathered, self), gathered, self);
        }
    }

    /// Whether it is not known yet who moved; of what stopped nobody did.
    fn is_open(&self) -> bool {
        self.who.is_none() && self.anomaly.kind != Kind::Stopped
    }
}

impl Told {
    /// Whether something of the same time already names this scope as one of those that moved.
    fn explains(&self, one: &Found) -> bool {
        let falls = |kind: Kind| kind == Kind::Stopped;
        self.found.iter().any(|known| {
            let (known_window, window) = (known.anomaly.window, one.anomaly.window);
            let overlaps = known_window.start < window.end && window.start < known_window.end;
            let holds = |labels: &Vec<Label>| {
                let mut pairs = labels.iter().zip(&one.scope);
                pairs.all(|(label, wanted)| wanted.as_ref().is_none_or(|wanted| wanted == label))
            };
            let is_named = known.who.iter().flatten().any(holds);
            // What stopped as a whole stopped in its parts.
            let is_part = known
                .scope
                .iter()
                .zip(&one.scope)
                .all(|(whole, part)| whole.is_none() || whole == part);
            overlaps
                && falls(known.anomaly.kind) == falls(one.anomaly.kind)
                && (is_named || (is_part && falls(known.anomaly.kind)))
        })
    }
}
