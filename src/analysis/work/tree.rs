//! One run, session or project to the tree of what is inside it, each part with its cost and its share.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::Work;
use super::list::WorkQuery;
use super::list::success_note;
use super::node::Level;
use super::node::Node;
use super::node::WHOLE;
use super::node::of_calls;
use super::pieces::pieces;
use super::query;
use super::tree_columns::At;
use super::tree_columns::cells;
use super::tree_columns::headings;
use crate::analysis::aggregate::aggregate_into;
use crate::analysis::dimension::Dimension;
use crate::analysis::filter::FilterTarget;
use crate::analysis::fold::Label;
use crate::analysis::fold::too_large;
use crate::analysis::report::Query;
use crate::analysis::report::report;
use crate::analysis::rows;
use crate::analysis::rows::Collector;
use crate::analysis::rows::Place;
use crate::analysis::rows::Wanted;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Context;
use crate::table::Table;

/// Tells what is inside a run, session or project, named in full or by the beginning of its name: its agents, and of
/// each agent the calls in their order (`top`: the dearest so many) or, in a project, the models.
///
/// # Errors
/// When there is none of that name, or several begin with it; and as [`report`].
pub fn work_tree(
    question: &WorkQuery,
    name: &str,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Table, Error> {
    let work = question.work;
    let (name, calls, mut context) = chosen(question, name, events, book)?;
    let root = match work {
        Work::Run | Work::Session => calls_in(&calls, &name, question.top, events, book)?,
        Work::Project => models_in(&calls, &name, events, book)?,
    };
    let mut root = root.ok_or_else(too_large)?;
    root.sort_by_cost();
    if root.tally.total.cost.0 > 0 {
        root.share_out(WHOLE);
    }
    let mut rows = Vec::new();
    lines(&root, (work, &calls, 0, None), &mut rows);
    let mut table = Table {
        title: match name.as_str() {
            "" => format!("Cost of calls without a {}", work.name()),
            name => format!("Cost of {} {name}", work.name()),
        },
        columns: headings(work),
        rows: rows.into(),
        totals: None,
        context: None,
    };
    work.command().clone_into(&mut context.command);
    let all = match work {
        Work::Project => &calls,
        Work::Run | Work::Session => &question.calls,
    };
    let success = pieces(work, all, events, book)?.totals.success;
    context.notes.extend(success_note(work, &success));
    table.context = Some(context);
    Ok(table)
}

/// The piece's full name, the question about its calls alone, and what is known of them.
fn chosen(
    question: &WorkQuery,
    name: &str,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<(String, Query, Context), Error> {
    let work = question.work;
    let exactly = |name: &str| {
        let mut calls = question.calls.clone();
        let target = FilterTarget::Attribute(work.attribute());
        calls.filter.only(target, name, false);
        calls.by = Vec::new();
        calls.top = None;
        let context = report(&calls, events, book)?.context;
        let context =
            context.filter(|one| one.completeness.as_ref().is_some_and(|all| all.calls > 0));
        Ok((name.to_owned(), calls, context))
    };
    let unstated = if name == "(none)" { "" } else { name };
    if let (name, calls, Some(context)) = exactly(unstated)? {
        return Ok((name, calls, context));
    }
    let names = beginning_with(question, name, events, book)?;
    match names.iter().collect::<Vec<_>>().as_slice() {
        [only] => match exactly(only)? {
            (name, calls, Some(context)) => Ok((name, calls, context)),
            _ => Err(none(work, name)),
        },
        [] => Err(none(work, name)),
        several => {
            let shown: Vec<&str> = several.iter().take(5).map(|name| &***name).collect();
            Err(Error::Usage(format!(
                "{} {} begin with `{name}`: {} …; type more of the name",
                several.len(),
                work.command(),
                shown.join(", ")
            )))
        }
    }
}

fn none(work: Work, name: &str) -> Error {
    Error::Usage(format!(
        "there is no {} `{name}` among these calls; `llmcost {}` lists what there is",
        work.name(),
        work.command()
    ))
}

/// The pieces whose name begins so.
fn beginning_with(
    question: &WorkQuery,
    name: &str,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<BTreeSet<String>, Error> {
    let attribute = question.work.attribute();
    let mut calls = question.calls.clone();
    let target = FilterTarget::Attribute(attribute);
    calls.filter.only(target, name, true);
    calls.by = vec![Dimension::Attribute(attribute)];
    let table = report(&calls, events, book)?;
    let labels = table
        .rows
        .into_iter()
        .filter_map(|row| match row.into_iter().next() {
            Some(Cell::Text(label)) => Some(label),
            _ => None,
        });
    Ok(labels.collect())
}

/// The calls of a run or session, in order of time, under their agents.
fn calls_in(
    query: &Query,
    name: &str,
    top: Option<usize>,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Option<Node>, Error> {
    let collector = Collector {
        new: &Vec::new,
        one: &|places: &mut Vec<Place>, found| places.push((found.part, found.row)),
    };
    let places = collector.collect(query, events, book, Wanted::default())?;
    let places = places.concat();
    let mut calls = rows::read(query, events, book, &places)?;
    calls.sort_by_key(|row| (row.event.time, row.event.key));
    Ok(of_calls(name, calls, top))
}

/// The models of a project, dearest first, under their agents.
fn models_in(
    calls: &Query,
    name: &str,
    events: &dyn Scan,
    book: &PriceBook,
) -> Result<Option<Node>, Error> {
    let query = query(calls, &[Attribute::Model])?;
    let mut agents: BTreeMap<Arc<str>, BTreeMap<Arc<str>, Node>> = BTreeMap::new();
    aggregate_into(&query, events, book, &mut |labels, sums| {
        let texts: Vec<&Arc<str>> = labels.iter().filter_map(Label::text).collect();
        let [model, agent, attempt, status] = texts.as_slice() else {
            return Some(());
        };
        let models = agents.entry((*agent).clone()).or_default();
        let new = || Node::new(Level::Model, (*model).clone());
        let node = models.entry((*model).clone()).or_insert_with(new);
        node.tally.add(agent, attempt, status, sums)
    })?;
    let mut root = Node::new(Level::Piece, Arc::from(name));
    for (name, models) in agents {
        let mut agent = Node::new(Level::Agent, name);
        for model in models.into_values() {
            if agent.tally.include(&model.tally).is_none()
                || root.tally.include(&model.tally).is_none()
            {
                return Ok(None);
            }
            agent.children.push(model);
        }
        agent.sort_by_cost();
        root.children.push(agent);
    }
    Ok(Some(root))
}

/// A node and everything inside it, as rows.
fn lines<'n>(
    node: &'n Node,
    (work, query, depth, agent): (Work, &Query, u8, Option<&'n str>),
    rows: &mut Vec<Vec<Cell>>,
) {
    let agent = match node.level {
        Level::Agent => Some(&*node.name),
        _ => agent,
    };
    rows.push(cells(&At {
        node,
        depth,
        agent,
        work,
        zone: query.zone,
    }));
    for child in &node.children {
        lines(child, (work, query, depth + 1, agent), rows);
    }
}
