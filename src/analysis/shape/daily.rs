//! `daily`: cost and tokens of every day, those without calls too.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::super::aggregate::aggregate_into;
use super::super::bucket::Bucket;
use super::super::bucket::TimeUnit;
use super::super::dimension::Dimension;
use super::super::fold::Label;
use super::super::steps::steps;
use super::super::sums::Sums;
use super::Shape;
use super::ShapeQuery;
use super::groups::context;
use super::groups::cut;
use super::groups::fields;
use super::groups::measure;
use crate::error::Error;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Document;
use crate::table::Node;
use crate::units::Period;
use crate::units::Timestamp;

pub(super) const SHAPE: Shape = Shape {
    name: "daily",
    about: "days[]: date, cost and tokens of each",
    is_of_now: false,
    schema: include_str!("daily.schema.json"),
    answer,
};

fn answer(query: &ShapeQuery, events: &dyn Scan, book: &PriceBook) -> Result<Document, Error> {
    let asked = cut(query, vec![Dimension::Time(TimeUnit::Day)]);
    let mut total = Sums::default();
    let mut found: HashMap<Bucket, Sums, RandomState> = HashMap::default();
    let folded = aggregate_into(&asked, events, book, &mut |labels, sums| {
        total.add(sums)?;
        if let [Label::Time(day)] = labels.as_slice() {
            found.entry(*day).or_default().add(sums)?;
        }
        Some(())
    })?;
    let days = match looked_at(asked.period, query.now, &total) {
        Some((first, last)) => steps(TimeUnit::Day, asked.zone, first, last),
        None => Vec::new(),
    };
    let none = Sums::default();
    let day = |bucket: Bucket| {
        let sums = found.get(&bucket).unwrap_or(&none);
        let date = TimeUnit::Day.label(asked.zone, bucket);
        Node::Object(fields([
            ("date", Node::Cell(Cell::Text(date))),
            ("cost", measure(sums, "cost")),
            ("tokens", measure(sums, "total_tokens")),
        ]))
    };
    let days = days.iter().map(|step| day(step.bucket)).collect();
    Ok(Document {
        fields: fields([("days", Node::List(days))]),
        context: context(&asked, &folded, &total, book),
    })
}

/// The first and the last instant that days are told of: an open period begins with its first call and ends with its last, and
/// one that is not over ends now.
fn looked_at(period: Period, now: Timestamp, total: &Sums) -> Option<(Timestamp, Timestamp)> {
    let is_open = period.start == Timestamp::MIN || period.end == Timestamp::MAX;
    if is_open && total.rows == 0 {
        return None;
    }
    let first = match period.start {
        Timestamp::MIN => Timestamp(total.first),
        start => start,
    };
    let last = match period.end {
        Timestamp::MAX => Timestamp(total.last),
        end => Timestamp(end.0.saturating_sub(1).min(now.0.max(total.last))),
    };
    (first <= last).then_some((first, last))
}
