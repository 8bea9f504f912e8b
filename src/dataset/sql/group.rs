//! The view with a row per group, as `report --by` has them.

use super::Dialect;
use crate::analysis::Dimension;
use crate::analysis::TimeUnit;
use crate::error::Error;

/// What adds up, by the names of a report's columns.
const SUMS: [&str; 13] = [
    "calls",
    "input_tokens",
    "uncached_input_tokens",
    "cache_read_tokens",
    "cache_write_tokens",
    "output_tokens",
    "reasoning_tokens",
    "total_tokens",
    "cost",
    "reported_cost",
    "unpriced_calls",
    "partial_calls",
    "unpriced_tokens",
];

const WEEKDAYS: [&str; 7] = [
    "1 Mon", "2 Tue", "3 Wed", "4 Thu", "5 Fri", "6 Sat", "7 Sun",
];

/// The statement without its semicolon.
///
/// # Errors
/// When a dimension is none that SQL can tell.
pub(super) fn view(dialect: &dyn Dialect, by: &[Dimension]) -> Result<String, Error> {
    let labels = by
        .iter()
        .map(|dimension| Ok((label(dialect, dimension)?, dimension.name())));
    let labels: Vec<(String, String)> = labels.collect::<Result<_, Error>>()?;
    let shown = labels
        .iter()
        .map(|(label, name)| format!("{label} AS {}", dialect.name_of(name)));
    let sums = SUMS.map(|name| format!("SUM(c.{name}) AS {name}"));
    let columns: Vec<String> = shown.chain(sums).collect();
    let mut view = format!(
        "{} llmcost_report AS\nSELECT {}\nFROM llmcost_priced_calls c",
        dialect.create(),
        columns.join(",\n  ")
    );
    if !labels.is_empty() {
        let labels: Vec<String> = labels.into_iter().map(|(label, _)| label).collect();
        view += &format!("\nGROUP BY {}", labels.join(", "));
    }
    Ok(view)
}

/// What a group is called in a dimension; null where it is not stated.
fn label(dialect: &dyn Dialect, dimension: &Dimension) -> Result<String, Error> {
    let unit = match dimension {
        Dimension::Attribute(attribute) => {
            return Ok(format!("c.{}", dialect.name_of(attribute.name())));
        }
        Dimension::Tag(key) => {
            return Ok(format!("NULLIF({}, '')", dialect.tag("c.tags", key)));
        }
        Dimension::Time(unit) => unit,
        Dimension::Stretch(_) => {
            return Err(Error::Internal(
                "stretches are no groups of a view".to_owned(),
            ));
        }
    };
    let day = format!("c.{}", dialect.name_of("day"));
    let time = format!("c.{}", dialect.name_of("time"));
    let padded = |number: &str| format!("LPAD({}, 2, '0')", dialect.digits(number));
    let hour = padded(&dialect.hour(&time));
    let month = |months: [&str; 3]| format!("SUBSTR({day}, 6, 2) IN ('{}')", months.join("', '"));
    Ok(match unit {
        TimeUnit::Day => day,
        TimeUnit::Month => format!("SUBSTR({day}, 1, 7)"),
        TimeUnit::Year => format!("SUBSTR({day}, 1, 4)"),
        TimeUnit::Quarter => format!(
            "CONCAT(SUBSTR({day}, 1, 4), CASE WHEN {} THEN '-Q1' WHEN {} THEN '-Q2' WHEN {} THEN '-Q3' ELSE '-Q4' END)",
            month(["01", "02", "03"]),
            month(["04", "05", "06"]),
            month(["07", "08", "09"])
        ),
        TimeUnit::Week => dialect.week(&day),
        TimeUnit::Weekday => {
            let number = dialect.weekday(&day);
            let cases = (1..)
                .zip(WEEKDAYS)
                .map(|(place, name)| format!(" WHEN {place} THEN '{name}'"));
            format!("CASE {number}{} END", cases.collect::<String>())
        }
        TimeUnit::HourOfDay => hour,
        TimeUnit::Hour => format!("CONCAT({day}, 'T', {hour})"),
        TimeUnit::Minute15 => {
            let quarter = [15, 30, 45].map(|end| {
                format!(
                    "WHEN {} < {end} THEN '{:02}'",
                    dialect.minute(&time),
                    end - 15
                )
            });
            format!(
                "CONCAT({day}, 'T', {hour}, ':', CASE {} ELSE '45' END)",
                quarter.join(" ")
            )
        }
    })
}
