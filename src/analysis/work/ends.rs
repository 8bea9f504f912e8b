//! Calls, one after the other, to what each agent did last in a piece of work.

use super::outcome::Outcome;

/// What the agents of many pieces did last: a chain of agents per piece. A piece has few agents, and its calls come close
/// together, so that a chain is walked faster than a table of all of them is looked into.
#[derive(Debug, Default)]
pub(super) struct Ends {
    /// Per piece one more than the place of the first of its chain, 0 for none.
    heads: Vec<u32>,
    chains: Vec<End>,
}

/// What an agent did last: 16 bytes, for there are nearly as many as calls.
#[derive(Clone, Copy, Debug)]
struct End {
    time: i64,
    /// One more than the place of the next of the chain, 0 for none.
    next: u32,
    /// The agent's code × 4 + how its last call ended.
    agent: u32,
}

impl Ends {
    /// A call of an agent in a piece.
    pub(super) fn add(&mut self, piece: u32, agent: u32, time: i64, outcome: Outcome) {
        let place = piece as usize;
        if self.heads.len() <= place {
            self.heads.resize(place + 1, 0);
        }
        let head = self.heads.get(place).copied().unwrap_or(0);
        let found = agent << 2 | outcome as u32;
        let mut next = head;
        while let Some(end) = place_of(next).and_then(|place| self.chains.get_mut(place)) {
            if end.agent >> 2 == agent {
                (end.time, end.agent) = (end.time, end.agent).max((time, found));
                return;
            }
            next = end.next;
        }
        self.chains.push(End {
            time,
            next: head,
            agent: found,
        });
        if let Some(head) = self.heads.get_mut(place) {
            *head = u32::try_from(self.chains.len()).unwrap_or(u32::MAX);
        }
    }

    /// The agents of a piece, with when and how the last call of each ended.
    pub(super) fn of(&self, piece: u32) -> impl Iterator<Item = (u32, i64, Outcome)> {
        let mut next = self.heads.get(piece as usize).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let end = place_of(next).and_then(|place| self.chains.get(place))?;
            next = end.next;
            Some((end.agent >> 2, end.time, Outcome::of_code(end.agent & 3)))
        })
    }

    /// How a piece ended, and how many agents it states: the worst of what each agent's last call came to. A failure made
    /// good by a later call of the same agent is none.
    pub(super) fn end(&self, piece: u32) -> (Outcome, u32) {
        let worst = (Outcome::default(), 0);
        self.of(piece)
            .fold(worst, |(worst, count), (agent, _, outcome)| {
                (worst.max(outcome), count + u32::from(agent > 0))
            })
    }
}

fn place_of(next: u32) -> Option<usize> {
    (next as usize).checked_sub(1)
}
