//! `tracker-summary`: totals, averages per call, and the same by agent and by model.

use super::Shape;
use super::ShapeQuery;
use super::groups::Groups;
use super::groups::fields;
use super::groups::measure;
use super::groups::per;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Document;
use crate::table::Node;

pub(super) const SHAPE: Shape = Shape {
    name: "tracker-summary",
    about: "totals, averages per call, by_agent and by_model",
    is_of_now: false,
    schema: include_str!("tracker_summary.schema.json"),
    answer,
};

fn answer(query: &ShapeQuery, events: &dyn Scan, book: &PriceBook) -> Result<Document, Error> {
    let groups = Groups::by(&[Attribute::Agent, Attribute::Model], query, events, book)?;
    let total = &groups.total;
    let [input, output] = [total.meters.input(), total.meters.output()];
    let by_agent = groups.object(0, |sums| {
        Node::Object(fields([
            ("cost", measure(sums, "cost")),
            ("calls", measure(sums, "calls")),
            ("input_tokens", measure(sums, "input_tokens")),
            ("output_tokens", measure(sums, "output_tokens")),
        ]))
    });
    let by_model = groups.object(1, |sums| {
        Node::Object(fields([
            ("cost", measure(sums, "cost")),
            ("calls", measure(sums, "calls")),
        ]))
    });
    let fields = fields([
        ("total_cost_usd", measure(total, "cost")),
        ("total_calls", measure(total, "calls")),
        ("total_input_tokens", measure(total, "input_tokens")),
        ("total_output_tokens", measure(total, "output_tokens")),
        ("avg_input_tokens_per_call", per(input, total.calls)),
        ("avg_output_tokens_per_call", per(output, total.calls)),
        ("avg_cost_per_call", measure(total, "average_cost")),
        ("by_agent", by_agent),
        ("by_model", by_model),
    ]);
    Ok(groups.document(fields, book))
}
