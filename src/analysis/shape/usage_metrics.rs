//! `usage-metrics`: how many tokens a call takes, and what comes out for them.

use super::Shape;
use super::ShapeQuery;
use super::groups::Groups;
use super::groups::fields;
use super::groups::measure;
use super::groups::per;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Document;

pub(super) const SHAPE: Shape = Shape {
    name: "usage-metrics",
    about: "tokens per call, token_efficiency, cost_per_1k_output_tokens",
    is_of_now: false,
    schema: include_str!("usage_metrics.schema.json"),
    answer,
};

fn answer(query: &ShapeQuery, events: &dyn Scan, book: &PriceBook) -> Result<Document, Error> {
    let groups = Groups::by(&[], query, events, book)?;
    let total = &groups.total;
    let fields = fields([
        ("total_calls", measure(total, "calls")),
        ("total_input_tokens", measure(total, "input_tokens")),
        ("total_output_tokens", measure(total, "output_tokens")),
        (
            "avg_tokens_per_call",
            per(total.meters.total(), total.calls),
        ),
        ("token_efficiency", measure(total, "token_efficiency")),
        (
            "cost_per_1k_output_tokens",
            measure(total, "cost_per_1k_output_tokens"),
        ),
    ]);
    Ok(groups.document(fields, book))
}
