//! A piece of work as a tree: the whole, the agents in it, and the calls or models of each agent.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::outcome::Tally;
use crate::analysis::rows::Row;
use crate::event::Attribute;
use crate::units::shares;

/// Tenths of a percent in the whole.
pub(super) const WHOLE: i128 = 1000;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// The run, session or project.
    Piece,
    Agent,
    Model,
    Call,
    /// Calls that are not shown one by one.
    Calls,
}

/// A piece of work or a part of it.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) level: Level,
    pub(super) name: Arc<str>,
    pub(super) tally: Tally,
    /// The one call, where it is one.
    pub(super) call: Option<Box<Row>>,
    /// Part of the whole cost in tenths of a percent, rounded so that the parts of a node add up to it.
    pub(super) share: Option<i128>,
    pub(super) children: Vec<Node>,
}

impl Node {
    pub(super) fn new(level: Level, name: Arc<str>) -> Self {
        Self {
            level,
            name,
            tally: Tally::default(),
            call: None,
            share: None,
            children: Vec::new(),
        }
    }

    /// A single call; `None` when a sum leaves its range.
    pub(super) fn of_call(row: Row) -> Option<Self> {
        let mut node = Self::new(Level::Call, Arc::from(""));
        let texts = &row.event.attributes;
        let [agent, attempt, status] = super::FACTS.map(|attribute| texts[attribute].as_ref());
        node.tally
            .add(&Arc::from(agent), attempt, status, &row.sums)?;
        node.call = Some(Box::new(row));
        Some(node)
    }

    fn cost(&self) -> i128 {
        self.tally.total.cost.0
    }

    /// Shares the part of the whole that this node is among its children, and so on.
    pub(super) fn share_out(&mut self, own: i128) {
        self.share = Some(own);
        let priced = self.children.iter_mut();
        let mut priced: Vec<&mut Self> = priced
            .filter(|child| !child.tally.total.unpriced())
            .collect();
        let costs: Vec<i128> = priced.iter().map(|child| child.cost()).collect();
        for (child, share) in priced
            .iter_mut()
            .zip(shares(&costs, own).unwrap_or_default())
        {
            child.share_out(share);
        }
    }

    /// Puts what cost most first.
    pub(super) fn sort_by_cost(&mut self) {
        self.children
            .sort_by_cached_key(|child| (Reverse(child.cost()), child.name.clone()));
    }

    /// Keeps the dearest children, in their order, and folds the others into one; `None` when a sum leaves its range.
    pub(super) fn keep(&mut self, top: usize) -> Option<()> {
        if self.children.len() <= top.saturating_add(1) {
            return Some(());
        }
        let mut by_cost: Vec<usize> = (0..self.children.len()).collect();
        by_cost.sort_by_key(|place| Reverse(self.children.get(*place).map(Self::cost)));
        let kept = by_cost.get(..top).unwrap_or_default();
        let mut others = Self::new(Level::Calls, Arc::from(""));
        let mut children = Vec::with_capacity(top + 1);
        for (place, child) in std::mem::take(&mut self.children).into_iter().enumerate() {
            match kept.contains(&place) {
                true => children.push(child),
                false => others.tally.join(&child.tally)?,
            }
        }
        others.name = Arc::from(format!("{} more calls", others.tally.total.calls));
        children.push(others);
        self.children = children;
        Some(())
    }
}

/// Calls as a tree of agents; `None` when a sum leaves its range.
pub(super) fn of_calls(name: &str, rows: Vec<Row>, top: Option<usize>) -> Option<Node> {
    let mut agents: BTreeMap<Arc<str>, Node> = BTreeMap::new();
    let mut root = Node::new(Level::Piece, Arc::from(name));
    for row in rows {
        let agent: Arc<str> = Arc::from(row.event.attributes[Attribute::Agent].as_ref());
        let child = Node::of_call(row)?;
        let new = || Node::new(Level::Agent, agent.clone());
        let node = agents.entry(agent.clone()).or_insert_with(new);
        node.tally.include(&child.tally)?;
        root.tally.include(&child.tally)?;
        node.children.push(child);
    }
    for mut agent in agents.into_values() {
        if let Some(top) = top {
            agent.keep(top)?;
        }
        root.children.push(agent);
    }
    Some(root)
}
