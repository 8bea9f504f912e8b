//! All calls to runs, sessions or projects: what is known of each, by code.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Work;
use super::ends::Ends;
use super::list_columns::Entry;
use super::outcome::Outcome;
use super::outcome::Part;
use super::outcome::Success;
use super::query;
use super::tallies::PieceSums;
use super::tallies::Tallies;
use crate::analysis::aggregate::tally;
use crate::analysis::codes::Combiner;
use crate::analysis::finer::Finer;
use crate::analysis::fold::too_large;
use crate::analysis::kept::Kept;
use crate::analysis::report::Query;
use crate::analysis::report::context;
use crate::analysis::sum_columns::Count;
use crate::analysis::sum_columns::SumColumns;
use crate::analysis::sums::Sums;
use crate::analysis::worker::Worker;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Dictionary;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Context;
use crate::units::Usd;

/// Pieces that are added up without asking another thread.
const AT_ONCE: usize = 1 << 12;

/// Calls by what they were gathered into, and what is known of all of them.
pub(super) struct Pieces {
    pub(super) context: Context,
    /// Of all calls; successes are of the pieces that have a name.
    pub(super) totals: Entry,
    pub(super) known: Known,
}

/// What is known of each piece, by the code of its name; code 0 is the calls outside of all.
pub(super) struct Known {
    work: Work,
    names: Dictionary,
    sums: PieceSums,
    /// The agents of runs and sessions, and how they ended; of projects, how their runs ended.
    ends: Ends,
    /// Of each run and session: how it ended, and how many agents took part as far as calls state theirs.
    ended: Vec<(Outcome, u32)>,
    agents: Dictionary,
    projects: Projects,
}

/// What is known of projects besides their sums.
#[derive(Default)]
struct Projects {
    /// The runs of each, told apart by name, and what they cost.
    runs: Dictionary,
    pairs: Combiner,
    costs: SumColumns,
    agents: BTreeMap<u32, BTreeSet<u32>>,
    success: Vec<Success>,
}

/// Gathers all calls.
pub(super) fn pieces(
    work: Work,
    calls: &Query,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Pieces, Error> {
    let by: &[Attribute] = match work {
        Work::Run | Work::Session => &[work.attribute()],
        Work::Project => &[Attribute::Project, Attribute::Run],
    };
    let query = query(calls, by)?;
    let new = || Tallies::new(work);
    let (folded, mut known) = tally(&query, events, book, &new, |workers| {
        let mut known = Known::new(work);
        for worker in workers {
            known.add(&worker);
        }
        known
    })?;
    if known.overflows() {
        return Err(too_large());
    }
    known.end().ok_or_else(too_large)?;
    let all: Vec<u32> = known.codes().collect();
    let totals = known.joined(&all).ok_or_else(too_large)?;
    let mut context = context(&query, &folded, &totals.total, book);
    work.command().clone_into(&mut context.command);
    Ok(Pieces {
        context,
        totals,
        known,
    })
}

impl PieceSums {
    fn each(&self) -> [&SumColumns; 4] {
        [
            &self.total,
            &self.retries,
            &self.failed,
            &self.failed_retries,
        ]
    }

    fn each_mut(&mut self) -> [&mut SumColumns; 4] {
        [
            &mut self.total,
            &mut self.retries,
            &mut self.failed,
            &mut self.failed_retries,
        ]
    }
}

impl Known {
    fn new(work: Work) -> Self {
        Self {
            work,
            names: Dictionary::default(),
            sums: PieceSums::default(),
            ends: Ends::default(),
            ended: Vec::new(),
            agents: Dictionary::default(),
            projects: Projects::default(),
        }
    }

    /// Adds what one worker found.
    fn add(&mut self, worker: &Worker<'_>) {
        let (Kept::Work(tallies), [stage]) = (&worker.kept, worker.stages.as_slice()) else {
            return;
        };
        let Finer::Own { texts, .. } = &stage.finer else {
            return;
        };
        let agents = tallies.agents.iter().map(|name| self.agents.code(name));
        let agents: Vec<u32> = agents.collect();
        let agent = |code: u32| agents.get(code as usize).copied().unwrap_or(0);
        let projects = tallies.projects.iter();
        let projects: Vec<u32> = match self.work {
            Work::Project => projects.map(|name| self.names.code(name)).collect(),
            Work::Run | Work::Session => Vec::new(),
        };
        for (start, code) in tallies.agents_of_projects() {
            if let Some(project) = projects.get((start as usize).wrapping_sub(1)) {
                let known = self.projects.agents.entry(*project).or_default();
                known.insert(agent(code));
            }
        }
        let names = match self.work {
            Work::Run | Work::Session => &mut self.names,
            Work::Project => &mut self.projects.runs,
        };
        let names: Vec<u32> = texts.iter().map(|name| names.code(name)).collect();
        let pairs = stage.combiner.pairs().iter();
        let pieces = pairs.map(|(start, part)| {
            let name = names.get(*part as usize).copied().unwrap_or(0);
            match self.work {
                Work::Run | Work::Session => name,
                Work::Project => {
                    let project = projects.get((*start as usize).wrapping_sub(1));
                    let pairs = &mut self.projects.pairs;
                    pairs.code(project.copied().unwrap_or(0), name)
                }
            }
        });
        let pieces: Vec<u32> = pieces.collect();
        let named = match self.work {
            Work::Run | Work::Session => &pieces,
            Work::Project => &projects,
        };
        let (sums, costs, ends) = (&mut self.sums, &mut self.projects.costs, &mut self.ends);
        let add_sums = || {
            for (known, more) in sums.each_mut().into_iter().zip(tallies.sums.each()) {
                known.add_all(more, named);
            }
            costs.add_all(&tallies.runs, &pieces);
        };
        let add_ends = || {
            for (code, piece) in (1..).zip(&pieces) {
                for (code, time, outcome) in tallies.ends.of(code) {
                    ends.add(*piece, agent(code), time, outcome);
                }
            }
        };
        rayon::join(add_sums, add_ends);
    }

    fn overflows(&self) -> bool {
        let costs = [&self.projects.costs];
        self.sums
            .each()
            .into_iter()
            .chain(costs)
            .any(|sums| sums.overflow)
    }

    /// Notes how each run or session ended, and of projects how their runs did; `None` when a sum leaves its range.
    fn end(&mut self) -> Option<()> {
        if self.work != Work::Project {
            let count = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
            let ended = (0..count).into_par_iter().map(|code| self.ends.end(code));
            self.ended = ended.collect();
            return Some(());
        }
        let (costs, none) = (&self.projects.costs, Success::default());
        let runs = self.projects.pairs.pairs().par_iter();
        let runs = runs.zip(1..u32::MAX);
        let runs = runs.filter(|((_, run), _)| *run > 0);
        let count = || vec![none; self.names.len()];
        let of_each = runs.try_fold(count, |mut of_each, ((project, _), code)| {
            if let Some(success) = of_each.get_mut(*project as usize) {
                let (outcome, _) = self.ends.end(code);
                success.add(outcome, costs.cost(code), costs.lower_bound(code))?;
            }
            Some(of_each)
        });
        self.projects.success = of_each.try_reduce(count, |mut all, more| {
            for (success, more) in all.iter_mut().zip(&more) {
                success.join(more)?;
            }
            Some(all)
        })?;
        Some(())
    }

    /// Of a run or session that has a name.
    fn own_success(&self, code: u32) -> Option<Success> {
        let (mut success, total) = (Success::default(), &self.sums.total);
        let (outcome, _) = self.ended(code);
        success.add(outcome, total.cost(code), total.lower_bound(code))?;
        Some(success)
    }

    /// The pieces there are.
    pub(super) fn codes(&self) -> impl Iterator<Item = u32> {
        let all = (0..=u32::MAX).take(self.names.len());
        all.filter(|code| self.sums.total.count(Count::Rows, *code) > 0)
    }

    /// The sums of a piece.
    pub(super) fn total(&self, code: u32) -> Sums {
        self.sums.total.get(code)
    }

    /// What a piece costs.
    pub(super) fn cost(&self, code: u32) -> Usd {
        self.sums.total.cost(code)
    }

    /// The name of a piece; empty for calls outside of all.
    pub(super) fn name(&self, code: u32) -> &str {
        self.names.text(code)
    }

    /// The agents of a run or session, in order of their codes; one that is not stated has code 0.
    pub(super) fn agents(&self, code: u32) -> Vec<u32> {
        let mut agents: Vec<u32> = self.ends.of(code).map(|(agent, ..)| agent).collect();
        agents.sort_unstable();
        agents
    }

    /// The names of some agents, in order.
    pub(super) fn agent_names(&self, codes: &[u32]) -> Vec<&str> {
        let names = codes.iter().map(|code| self.agents.text(*code));
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names
    }

    /// How a run or session ended, and how many agents it states.
    fn ended(&self, code: u32) -> (Outcome, u32) {
        self.ended.get(code as usize).copied().unwrap_or_default()
    }

    /// The label of a piece.
    pub(super) fn label(&self, code: u32) -> Cell {
        match self.name(code) {
            "" => Cell::Unstated,
            name => Cell::Text(name.to_owned()),
        }
    }

    /// Some pieces in one row; `None` when a sum leaves its range.
    pub(super) fn joined(&self, codes: &[u32]) -> Option<Entry> {
        let join = |mut all: Entry, one: Entry| {
            all.join(&one)?;
            Some(all)
        };
        let parts = codes.par_chunks(AT_ONCE).map(|codes| {
            let mut entries = codes.iter().map(|code| self.entry(*code));
            entries.try_fold(Entry::default(), join)
        });
        parts.try_reduce(Entry::default, join)
    }

    /// Everything that is said of a piece but its label.
    pub(super) fn entry(&self, code: u32) -> Entry {
        let [_, retries, failed, failed_retries] = self.sums.each().map(|sums| Part {
            calls: sums.count(Count::Calls, code),
            cost: sums.cost(code),
            lower_bound: sums.lower_bound(code),
        });
        let is_named = code > 0;
        let (agents, success, outcome) = match self.work {
            Work::Project => {
                let agents = self.projects.agents.get(&code).into_iter().flatten();
                let stated = agents.filter(|agent| **agent > 0).count();
                let success = self.projects.success.get(code as usize).copied();
                (stated as u64, success, Outcome::Unstated)
            }
            Work::Run | Work::Session => {
                let (outcome, agents) = self.ended(code);
                let success = is_named.then(|| self.own_success(code)).flatten();
                (agents.into(), success, outcome)
            }
        };
        Entry {
            total: self.sums.total.get(code),
            retries,
            failed,
            failed_retries,
            agents,
            outcome,
            success: success.unwrap_or_default(),
            is_joined: !is_named,
        }
    }
}
