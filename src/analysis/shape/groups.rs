//! Calls to sums by a few names, ranked, and their cells by the measures of the report: what every shape is made of.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::super::aggregate::aggregate_into;
use super::super::dimension::Dimension;
use super::super::fold::Folded;
use super::super::measures::Measure;
use super::super::report;
use super::super::report::Query;
use super::super::sums::Sums;
use super::ShapeQuery;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Context;
use crate::table::Document;
use crate::table::Node;

/// What stands for calls that do not say, as in filters.
const UNSTATED: &str = "(none)";

/// Sums of everything, and by each of some attributes on its own.
pub(super) struct Groups {
    pub(super) total: Sums,
    by: Vec<HashMap<Arc<str>, Sums, RandomState>>,
    folded: Folded,
    query: Query,
}

impl Groups {
    /// Adds up the calls of a question in one pass.
    pub(super) fn by(
        attributes: &[Attribute],
        query: &ShapeQuery,
        events: &dyn Scan,
        book: &PriceBook,
    ) -> Result<Self, Error> {
        let dimensions = attributes.iter().copied().map(Dimension::Attribute);
        let query = cut(query, dimensions.collect());
        let mut total = Sums::default();
        let mut by = vec![HashMap::default(); attributes.len()];
        let folded = aggregate_into(&query, events, book, &mut |labels, sums| {
            total.add(sums)?;
            for (names, label) in by.iter_mut().zip(&labels) {
                let name: &Arc<str> = label.text()?;
                let known: &mut Sums = names.entry(Arc::clone(name)).or_default();
                known.add(sums)?;
            }
            Some(())
        })?;
        Ok(Self {
            total,
            by,
            folded,
            query,
        })
    }

    /// The names of one of the attributes with their sums, the dearest first.
    pub(super) fn ranked(&self, place: usize) -> Vec<(&Arc<str>, &Sums)> {
        let mut names: Vec<_> = self.by.get(place).into_iter().flatten().collect();
        names.sort_unstable_by(|(left, of_left), (right, of_right)| {
            (of_right.cost, left).cmp(&(of_left.cost, right))
        });
        names
    }

    /// One object, with a value per name of an attribute.
    pub(super) fn object(&self, place: usize, value: impl Fn(&Sums) -> Node) -> Node {
        let value = |(name, sums): (&Arc<str>, &Sums)| (key(name), value(sums));
        Node::Object(self.ranked(place).into_iter().map(value).collect())
    }

    /// The answer.
    pub(super) fn document(&self, fields: Vec<(String, Node)>, book: &PriceBook) -> Document {
        Document {
            fields,
            context: context(&self.query, &self.folded, &self.total, book),
        }
    }
}

/// What every shape says of itself.
pub(super) fn context(query: &Query, folded: &Folded, total: &Sums, book: &PriceBook) -> Context {
    let mut context = report::context(query, folded, total, book);
    "summary".clone_into(&mut context.command);
    context
}

/// A question, cut up.
pub(super) fn cut(query: &ShapeQuery, by: Vec<Dimension>) -> Query {
    Query {
        by,
        top: None,
        sort: None,
        ..query.calls.clone()
    }
}

/// The key of a name in an object.
pub(super) fn key(name: &str) -> String {
    match name {
        "" => UNSTATED.to_owned(),
        name => name.to_owned(),
    }
}

/// A name as a value; `null` where calls do not say.
pub(super) fn text(name: &str) -> Node {
    Node::Cell(match name {
        "" => Cell::Unstated,
        name => Cell::Text(name.to_owned()),
    })
}

/// What the report says of some sums in a column; these are the names of measures.
pub(super) fn measure(sums: &Sums, name: &str) -> Node {
    let cell = Measure::named(name).map(|measure| measure.cell(sums, sums));
    Node::Cell(cell.unwrap_or(Cell::Unknown))
}

/// One number per another; `null` per nothing.
pub(super) fn per(number: u64, of: u64) -> Node {
    Node::Cell(match of {
        0 => Cell::Unknown,
        of => Cell::Ratio {
            numerator: number.into(),
            denominator: of.into(),
        },
    })
}

/// Fields with their names.
pub(super) fn fields<const N: usize>(fields: [(&str, Node); N]) -> Vec<(String, Node)> {
    let named = fields
        .into_iter()
        .map(|(name, node)| (name.to_owned(), node));
    named.collect()
}
