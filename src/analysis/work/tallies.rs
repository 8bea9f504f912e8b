//! Priced calls to what is said of the pieces of work they belong to, by codes.

use std::sync::Arc;

use super::Work;
use super::ends::Ends;
use super::outcome::Outcome;
use super::outcome::is_retry;
use crate::analysis::codes::EXCLUDED;
use crate::analysis::finer::Stage;
use crate::analysis::groups::Groups;
use crate::analysis::kept::PricedRows;
use crate::analysis::sum_columns::SumColumns;
use crate::event::Dictionary;

/// What calls of the same texts are to a piece of work.
#[derive(Clone, Copy, Debug)]
struct Facts {
    /// The code that the piece's begins with: of projects their own.
    start: u32,
    agent: u32,
    is_retry: bool,
    outcome: Outcome,
    /// Whether a call with these texts counts.
    is_met: bool,
}

/// Whether calls are of a kind.
type Is<'f> = &'f dyn Fn(&Facts) -> bool;

/// The sums of pieces of work, by code.
#[derive(Debug, Default)]
pub(super) struct PieceSums {
    pub(super) total: SumColumns,
    /// Of these: the calls that repeat an earlier attempt, those that failed, and those that are both.
    pub(super) retries: SumColumns,
    pub(super) failed: SumColumns,
    pub(super) failed_retries: SumColumns,
}

/// What one worker knows of pieces of work: runs and sessions by the code of their label. A project's code is that of its
/// name plus 1, and labels are those of its runs.
#[derive(Debug)]
pub(in crate::analysis) struct Tallies {
    pub(super) work: Work,
    /// By the code of texts.
    facts: Vec<Facts>,
    pub(super) agents: Dictionary,
    pub(super) projects: Dictionary,
    pub(super) sums: PieceSums,
    /// What the runs of projects cost.
    pub(super) runs: SumColumns,
    /// Per run or session.
    pub(super) ends: Ends,
}

impl Tallies {
    pub(super) fn new(work: Work) -> Self {
        Self {
            work,
            facts: Vec::new(),
            agents: Dictionary::default(),
            projects: Dictionary::default(),
            sums: PieceSums::default(),
            runs: SumColumns::default(),
            ends: Ends::default(),
        }
    }

    /// Whether a sum left its range.
    pub(in crate::analysis) fn overflows(&self) -> bool {
        let sums = &self.sums;
        [
            &sums.total,
            &sums.retries,
            &sums.failed,
            &sums.failed_retries,
            &self.runs,
        ]
        .into_iter()
        .any(|sums| sums.overflow)
    }

    /// Makes codes of texts, plus 1, those that pieces begin with, and says how many there may be.
    pub(in crate::analysis) fn begin(&mut self, groups: &Groups<'_>, codes: &mut [u32]) -> usize {
        while self.facts.len() < groups.part_count() {
            let part = u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
            let facts = self.look(&groups.texts(part).collect::<Vec<_>>());
            self.facts.push(facts);
        }
        for code in codes {
            let facts = self.facts.get((*code as usize).wrapping_sub(1));
            *code = facts.map_or(EXCLUDED, |facts| facts.start);
        }
        self.projects.len() + 1
    }

    fn look(&mut self, texts: &[Arc<str>]) -> Facts {
        let (project, facts) = match (self.work, texts) {
            (Work::Project, [project, facts @ ..]) => (&**project, facts),
            (_, facts) => ("", facts),
        };
        let [agent, attempt, status] =
            [0, 1, 2].map(|place| facts.get(place).map_or("", |text| &**text));
        Facts {
            start: self.projects.code(project) + 1,
            agent: self.agents.code(agent),
            is_retry: is_retry(attempt),
            outcome: Outcome::of(status),
            is_met: false,
        }
    }

    /// The agents with calls in each project, by their codes.
    pub(super) fn agents_of_projects(&self) -> impl Iterator<Item = (u32, u32)> {
        let met = self.facts.iter().filter(|facts| facts.is_met);
        met.map(|facts| (facts.start, facts.agent))
    }

    /// Adds rows.
    pub(in crate::analysis) fn add(&mut self, priced: &PricedRows<'_>, stages: &[Stage]) {
        let facts: Vec<Option<Facts>> = priced
            .parts
            .iter()
            .map(|part| {
                let facts = self.facts.get_mut((*part as usize).wrapping_sub(1))?;
                facts.is_met = true;
                Some(*facts)
            })
            .collect();
        let starts: Vec<u32>;
        let (pieces, count) = match self.work {
            Work::Run | Work::Session => (priced.labels, priced.label_count),
            Work::Project => {
                let start = |facts: &Option<Facts>| facts.map_or(EXCLUDED, |facts| facts.start);
                starts = facts.iter().map(start).collect();
                (starts.as_slice(), self.projects.len() + 1)
            }
        };
        let sums = &mut self.sums;
        priced.add_all(&mut sums.total, pieces, count);
        let is_failure = |facts: &Facts| facts.outcome.is_failure();
        let parts: [(&mut SumColumns, Is<'_>); 3] = [
            (&mut sums.retries, &|facts| facts.is_retry),
            (&mut sums.failed, &is_failure),
            (&mut sums.failed_retries, &|facts| {
                facts.is_retry && is_failure(facts)
            }),
        ];
        for (sums, is_part) in parts {
            let rows = facts.iter().zip(pieces).enumerate();
            let rows = rows.filter(|(_, (facts, _))| facts.as_ref().is_some_and(is_part));
            let rows: Vec<(usize, u32)> = rows.map(|(row, (_, piece))| (row, *piece)).collect();
            sums.grow(count);
            priced.add_costs(sums, || rows.iter().copied());
        }
        if self.work == Work::Project {
            self.runs.grow(priced.label_count);
            let runs = || priced.labels.iter().copied().enumerate();
            priced.add_costs(&mut self.runs, runs);
        }
        self.end(priced, &facts, stages);
    }

    /// Notes how the calls of runs and sessions that have a name ended.
    fn end(&mut self, priced: &PricedRows<'_>, facts: &[Option<Facts>], stages: &[Stage]) {
        let named = |code: u32| {
            let pair = stages.last().and_then(|stage| stage.combiner.pair(code));
            pair.is_some_and(|(_, name)| name > 0)
        };
        let times = priced.batch.times().get(priced.rows.clone()).unwrap_or(&[]);
        for ((code, facts), time) in priced.labels.iter().zip(facts).zip(times) {
            if let Some(facts) = facts
                && named(*code)
            {
                self.ends.add(*code, facts.agent, *time, facts.outcome);
            }
        }
    }
}
