//! The tables of a data set: which columns there are, of which kind, and what they say.

use crate::analysis::PRICED_BY;
use crate::event::Attribute;
use crate::event::Meter;

/// What a column holds; any of it may be null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// UTF-8.
    Text,
    /// 64 bits, signed.
    Integer,
    /// Exact, with so many of 38 digits after the point.
    Decimal(u8),
    /// True or false.
    Flag,
    /// An instant, in microseconds, UTC.
    Moment,
    /// Texts by text.
    Texts,
    /// Integers by text.
    Integers,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
    /// What it says, for the manual.
    pub(super) about: &'static str,
}

fn column(name: &str, kind: Kind, about: &'static str) -> Column {
    Column {
        name: name.to_owned(),
        kind,
        about,
    }
}

/// The column of a meter's tokens.
pub(super) fn tokens(meter: Meter) -> String {
    format!("tokens_{}", meter.name())
}

/// The column of a meter's rate.
pub(super) fn rate(meter: Meter) -> String {
    format!("rate_{}", meter.name())
}

/// The texts of a call that have a column of their own.
pub(super) fn texts() -> impl Iterator<Item = Attribute> {
    let all = Attribute::ALL.into_iter();
    all.filter(|attribute| *attribute != Attribute::Tags)
}

/// A row per call, bucket of calls or charge.
pub(super) fn calls() -> Vec<Column> {
    use Kind::{Decimal, Flag, Integer, Integers, Moment, Text, Texts};
    let mut columns = vec![
        column(
            "key",
            Text,
            "who the call is: 32 hexadecimal digits, as in `llmcost records`",
        ),
        column("time", Moment, "when it was made; the start of a bucket"),
    ];
    columns.extend(texts().map(|attribute| column(attribute.name(), Text, about(attribute))));
    columns.extend([
        column("tags", Texts, "user-defined tags"),
        column(
            "span_microseconds",
            Integer,
            "how far a bucket or charge reaches; 0 for a call",
        ),
        column(
            "duration_microseconds",
            Integer,
            "how long the call took; 0 where not stated",
        ),
        column(
            "time_to_first_token_microseconds",
            Integer,
            "0 where not stated",
        ),
        column(
            "calls",
            Integer,
            "how many calls the row stands for; 0 for a charge",
        ),
        column(
            "copy",
            Integer,
            "how far the record is from the original; 0 is the original",
        ),
        column("line", Integer, "line or record number in `file`"),
    ]);
    columns.extend(Meter::ALL.map(|meter| {
        let about = match meter {
            Meter::Reasoning => "the part of tokens_output that was reasoning",
            _ => "tokens of this kind; kinds are disjoint",
        };
        column(&tokens(meter), Integer, about)
    }));
    columns.extend([
        column(
            "quantities",
            Integers,
            "other units by name, in thousandths of the unit",
        ),
        column(
            "reported_cost",
            Decimal(18),
            "the cost the log states, in `currency`",
        ),
        column(
            "counted",
            Flag,
            "whether a report without filters counts it: nothing finer tells of the same",
        ),
        column(
            "price_key",
            Integer,
            "what decides the price: joins with price_book",
        ),
    ]);
    columns
}

/// A row per combination that decides a price, time and size.
pub(super) fn price_book() -> Vec<Column> {
    use Kind::{Decimal, Integer, Moment, Text};
    let mut columns = vec![column("price_key", Integer, "as in calls")];
    columns.extend(PRICED_BY.map(|attribute| column(attribute.name(), Text, "as in calls")));
    columns.extend([
        column(
            "billed_by",
            Text,
            "the provider, else the one owner of the model in the price book",
        ),
        column(
            "valid_from",
            Moment,
            "the first instant; null for all before",
        ),
        column(
            "valid_until",
            Moment,
            "the first instant after; null for no end",
        ),
        column(
            "input_from",
            Integer,
            "the least total input of a call, in tokens",
        ),
        column(
            "input_until",
            Integer,
            "the least total input past it; null for no end",
        ),
        column(
            "price",
            Integer,
            "number of the price, in unit_prices too; null where there is none",
        ),
        column("reason", Text, "why there is no price"),
        column("price_model", Text, "the entry of the price book"),
        column(
            "price_status",
            Text,
            "listed, derived, promo, scheduled, estimated, user or free",
        ),
        column("price_source", Text, "where the price was published"),
        column("rate_call", Decimal(0), "per call, in 10⁻¹⁸ USD"),
    ]);
    columns.extend(Meter::ALL.map(|meter| {
        let about = "per token, in 10⁻¹⁸ USD; null where no price is known";
        column(&rate(meter), Decimal(0), about)
    }));
    columns
}

/// A row per price and unit.
pub(super) fn unit_prices() -> Vec<Column> {
    vec![
        column("price", Kind::Integer, "as in price_book"),
        column("unit", Kind::Text, "as in quantities"),
        column(
            "rate",
            Kind::Decimal(0),
            "per thousandth of the unit, in 10⁻¹⁸ USD",
        ),
    ]
}

fn about(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::Kind => "call, bucket or charge",
        Attribute::Provider => "who bills, where the log says",
        Attribute::Model => "the model as the log names it",
        Attribute::Run => "the pipeline run or trace",
        Attribute::Source => "the input format it came from",
        Attribute::Layer => "agent, app, gateway, provider or invoice",
        Attribute::File => "where the record was read",
        _ => "as in `llmcost report --by`; null where not stated",
    }
}

/// Every table with its columns, for the manual.
#[must_use]
pub fn documented() -> String {
    let mut text = String::new();
    for (table, columns) in [
        (super::CALLS, calls()),
        (super::PRICE_BOOK, price_book()),
        (super::UNIT_PRICES, unit_prices()),
    ] {
        text += &format!("\n{table}:\n");
        for column in columns {
            let kind = match column.kind {
                Kind::Text => "text".to_owned(),
                Kind::Integer => "int64".to_owned(),
                Kind::Decimal(scale) => format!("decimal(38,{scale})"),
                Kind::Flag => "boolean".to_owned(),
                Kind::Moment => "timestamp, UTC".to_owned(),
                Kind::Texts => "map of texts".to_owned(),
                Kind::Integers => "map of int64".to_owned(),
            };
            text += &format!("  {:<33} {kind:<16} {}\n", column.name, column.about);
        }
    }
    text
}
