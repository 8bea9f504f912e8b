//! The view with a row per call that counts, at the price in force for its time and size.

use super::Dialect;
use crate::dataset::schema;
use crate::event::Attribute;
use crate::event::Meter;

/// Input that no cache had a part in.
const UNCACHED: [Meter; 4] = [
    Meter::UncachedInput,
    Meter::AudioInput,
    Meter::ImageInput,
    Meter::VideoInput,
];

/// The statement without its semicolon.
pub(super) fn view(dialect: &dyn Dialect) -> String {
    let unit_cost = ["q.amount", "COALESCE(u.rate, 0)"].map(|factor| dialect.integer(factor));
    let unit_cost = unit_cost.join(" * ");
    format!(
        "{create} llmcost_priced_calls AS\n\
         WITH sized AS (\n  SELECT c.*, {input} AS input_tokens, {output} AS output_tokens\n  FROM llmcost_calls c\n  WHERE c.counted\n),\n\
         rated AS (\n  SELECT s.*, p.billed_by AS billed_by, p.price AS price, p.price_model AS price_model, \
         p.price_status AS price_status,\n    p.rate_call AS rate_call, {rates}\n  \
         FROM sized s\n  LEFT JOIN llmcost_price_book p\n    ON p.price_key = s.price_key\n    \
         AND (p.valid_from IS NULL OR s.{time} >= p.valid_from)\n    \
         AND (p.valid_until IS NULL OR s.{time} < p.valid_until)\n    \
         AND s.input_tokens >= p.input_from\n    \
         AND (p.input_until IS NULL OR s.input_tokens < p.input_until)\n),\n\
         units AS (\n  SELECT q.{key} AS {key}, SUM({unit_cost}) AS unit_cost,\n    \
         MAX(CASE WHEN u.unit IS NULL THEN 1 ELSE 0 END) AS unit_gap\n  \
         FROM ({quantities}) q\n  LEFT JOIN llmcost_unit_prices u ON u.price = q.price AND u.unit = q.unit\n  \
         GROUP BY q.{key}\n),\n\
         costed AS (\n  SELECT r.*,\n    {amount} AS amount,\n    \
         CASE WHEN {gap} THEN 1 ELSE 0 END AS has_gap,\n    {unpriced} AS gap_tokens,\n    \
         CASE WHEN r.cost_kind IS NOT NULL AND (r.currency IS NULL OR r.currency IN ('USD', 'usd')) THEN r.reported_cost END \
         AS reported_usd\n  FROM rated r\n  LEFT JOIN units t ON t.{key} = r.{key}\n),\n\
         stated AS (\n  SELECT x.*,\n    \
         CASE WHEN x.kind = 'charge' THEN x.reported_usd WHEN x.price IS NOT NULL THEN {usd} END AS usd\n  FROM costed x\n)\n\
         SELECT {columns}\nFROM stated y",
        create = dialect.create(),
        input = sum("c", &Meter::INPUT),
        output = sum("c", &Meter::OUTPUT),
        rates = list(Meter::ALL.map(|meter| {
            let rate = schema::rate(meter);
            format!("p.{rate} AS {rate}")
        })),
        time = dialect.name_of("time"),
        key = dialect.name_of("key"),
        quantities = dialect.quantities("rated"),
        amount = amount(dialect),
        gap = gap(),
        unpriced = unpriced(),
        usd = dialect.usd("x.amount"),
        columns = columns(dialect),
    )
}

fn list(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<Vec<String>>().join(", ")
}

/// The tokens of some meters.
fn sum(table: &str, meters: &[Meter]) -> String {
    let columns = meters
        .iter()
        .map(|meter| format!("{table}.{}", schema::tokens(*meter)));
    columns.collect::<Vec<String>>().join(" + ")
}

/// The tokens that are charged at a meter's rate: reasoning apart from output only where it has a rate of its own.
fn charged(meter: Meter) -> String {
    let tokens = format!("r.{}", schema::tokens(meter));
    let apart = format!("r.{} IS NOT NULL", schema::rate(Meter::Reasoning));
    let reasoning = format!("r.{}", schema::tokens(Meter::Reasoning));
    match meter {
        Meter::Output => {
            format!("(CASE WHEN {apart} THEN {tokens} - {reasoning} ELSE {tokens} END)")
        }
        Meter::Reasoning => format!("(CASE WHEN {apart} THEN {tokens} ELSE 0 END)"),
        _ => tokens,
    }
}

/// What a call costs, in 10⁻¹⁸ USD.
fn amount(dialect: &dyn Dialect) -> String {
    let tokens = Meter::ALL.map(|meter| {
        let rate = format!("COALESCE(r.{}, 0)", schema::rate(meter));
        format!(
            "{} * {}",
            dialect.integer(&charged(meter)),
            dialect.integer(&rate)
        )
    });
    let calls = format!(
        "{} * {}",
        dialect.integer("r.calls"),
        dialect.integer("COALESCE(r.rate_call, 0)")
    );
    let units = dialect.integer("COALESCE(t.unit_cost, 0)");
    let parts = tokens.into_iter().chain([calls, units]);
    parts.collect::<Vec<String>>().join("\n      + ")
}

/// Whether a call used something without a rate. Reasoning is a part of output, whose rate covers it.
fn gap() -> String {
    let others = Meter::ALL
        .into_iter()
        .filter(|meter| *meter != Meter::Reasoning);
    let gaps = others.map(|meter| {
        let (tokens, rate) = (schema::tokens(meter), schema::rate(meter));
        format!("(r.{tokens} > 0 AND r.{rate} IS NULL)")
    });
    let units = "COALESCE(t.unit_gap, 0) > 0".to_owned();
    gaps.chain([units])
        .collect::<Vec<String>>()
        .join("\n      OR ")
}

/// Tokens without a rate.
fn unpriced() -> String {
    let others = Meter::ALL
        .into_iter()
        .filter(|meter| *meter != Meter::Reasoning);
    let tokens = others.map(|meter| {
        let rate = schema::rate(meter);
        format!(
            "CASE WHEN r.{rate} IS NULL THEN {} ELSE 0 END",
            charged(meter)
        )
    });
    tokens.collect::<Vec<String>>().join("\n      + ")
}

/// What the view shows, by the names of a report's columns.
fn columns(dialect: &dyn Dialect) -> String {
    let name = |name: &str| dialect.name_of(name);
    let mut columns = vec![
        format!("y.{0} AS {0}", name("key")),
        format!("y.{0} AS {0}", name("time")),
        format!(
            "SUBSTR({}, 1, 7) AS {}",
            dialect.day("y.day"),
            name("month")
        ),
        format!("{} AS {}", dialect.day("y.day"), name("day")),
    ];
    columns.extend(schema::texts().map(|attribute| {
        let own = name(attribute.name());
        match attribute {
            Attribute::Provider => format!("COALESCE(y.{own}, y.billed_by) AS {own}"),
            _ => format!("y.{own} AS {own}"),
        }
    }));
    let is_unpriced = "CASE WHEN y.usd IS NULL THEN";
    let is_partial = "CASE WHEN COALESCE(y.kind, 'call') <> 'charge' AND y.price IS NOT NULL AND y.has_gap = 1 THEN";
    let total = "y.input_tokens + y.output_tokens";
    columns.extend([
        "y.tags AS tags".to_owned(),
        "y.calls AS calls".to_owned(),
        "y.input_tokens AS input_tokens".to_owned(),
        format!("{} AS uncached_input_tokens", sum("y", &UNCACHED)),
        format!("{} AS cache_read_tokens", sum("y", &Meter::CACHE_READ)),
        format!("{} AS cache_write_tokens", sum("y", &Meter::CACHE_WRITE)),
        "y.output_tokens AS output_tokens".to_owned(),
        format!("{} AS reasoning_tokens", sum("y", &[Meter::Reasoning])),
        format!("{total} AS total_tokens"),
        "y.duration_microseconds AS duration_microseconds".to_owned(),
        "y.usd AS cost".to_owned(),
        "y.reported_usd AS reported_cost".to_owned(),
        format!("{is_unpriced} y.calls ELSE 0 END AS unpriced_calls"),
        format!("{is_partial} y.calls ELSE 0 END AS partial_calls"),
        format!(
            "{is_unpriced} {total} WHEN y.kind = 'charge' THEN 0 ELSE y.gap_tokens END AS unpriced_tokens"
        ),
        "y.price_model AS price_model".to_owned(),
        "y.price_status AS price_status".to_owned(),
    ]);
    columns.join(",\n  ")
}
