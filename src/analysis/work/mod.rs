//! Pieces of work (runs, sessions, projects): what each cost, how it ended, and what is inside one.

mod list;
mod list_columns;
mod node;
mod outcome;
mod tree;
mod tree_columns;
mod unusual;

pub(super) use outcome::is_retry;

pub use list::WorkQuery;
pub use list::work;
pub use list_columns::work_columns;
pub use tree::work_tree;
pub use unusual::unusual_work;

use super::columns::ColumnChoice;
use super::dimension::Dimension;
use super::report::Query;
use crate::error::Error;
use crate::event::Attribute;

/// What calls are gathered into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Pipeline runs or traces.
    Run,
    /// Conversations.
    Session,
    /// Projects or workspaces, which hold runs.
    Project,
}

impl Work {
    /// The text of a call that says which one it belongs to.
    #[must_use]
    pub fn attribute(self) -> Attribute {
        match self {
            Self::Run => Attribute::Run,
            Self::Session => Attribute::Session,
            Self::Project => Attribute::Project,
        }
    }

    /// One of them, and the dimension's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.attribute().name()
    }

    /// The command that lists them.
    #[must_use]
    pub fn command(self) -> &'static str {
        match self {
            Self::Run => "runs",
            Self::Session => "sessions",
            Self::Project => "projects",
        }
    }

    /// What succeeds or fails: a run or session itself, and the runs of a project.
    fn unit(self) -> &'static str {
        match self {
            Self::Project => Self::Run.name(),
            other => other.name(),
        }
    }
}

/// What decides how a piece of work is told of, after the piece itself.
const FACTS: [Attribute; 3] = [Attribute::Agent, Attribute::Attempt, Attribute::Status];

/// The question for sums per these dimensions and [`FACTS`].
fn query(query: &Query, by: &[Attribute]) -> Result<Query, Error> {
    let by = by.iter().chain(&FACTS);
    Ok(Query {
        by: by.map(|one| Dimension::Attribute(*one)).collect(),
        // Durations tell when the last call ended.
        columns: ColumnChoice::parse("cost,average_duration_ms")?,
        top: None,
        sort: None,
        ..query.clone()
    })
}
