//! `cost-summary`: cost and tokens of a period, by model, provider and assistant.

use std::sync::Arc;

use super::super::sums::Sums;
use super::Shape;
use super::ShapeQuery;
use super::groups::Groups;
use super::groups::fields;
use super::groups::measure;
use super::groups::text;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Document;
use crate::table::Node;

pub(super) const SHAPE: Shape = Shape {
    name: "cost-summary",
    about: "totalCost, totalTokens, byModel, byProvider, byAssistant",
    is_of_now: false,
    schema: include_str!("cost_summary.schema.json"),
    answer,
};

fn answer(query: &ShapeQuery, events: &dyn Scan, book: &PriceBook) -> Result<Document, Error> {
    let by = [Attribute::Model, Attribute::Provider, Attribute::Agent];
    let groups = Groups::by(&by, query, events, book)?;
    let by_model = groups.object(0, |sums| {
        Node::Object(fields([
            ("cost", measure(sums, "cost")),
            ("tokens", measure(sums, "total_tokens")),
        ]))
    });
    let by_provider = groups.object(1, |sums| {
        Node::Object(fields([("cost", measure(sums, "cost"))]))
    });
    // Logs know an assistant by one name, which is both.
    let assistant = |(name, sums): (&Arc<str>, &Sums)| {
        Node::Object(fields([
            ("id", text(name)),
            ("name", text(name)),
            ("cost", measure(sums, "cost")),
        ]))
    };
    let by_assistant = groups.ranked(2).into_iter().map(assistant).collect();
    let fields = fields([
        ("totalCost", measure(&groups.total, "cost")),
        ("totalTokens", measure(&groups.total, "total_tokens")),
        ("byModel", by_model),
        ("byProvider", by_provider),
        ("byAssistant", Node::List(by_assistant)),
    ]);
    Ok(groups.document(fields, book))
}
