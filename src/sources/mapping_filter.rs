//! Which records a mapping takes: `kind == 'llm' and tokens > 0`.

use super::mapping_path::Path;
use super::mapping_path::Row;
use crate::units::parse_decimal;

/// Conditions that all must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filter(Vec<Condition>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Condition {
    path: Path,
    comparison: Comparison,
    value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Equal,
    Unequal,
    AtMost,
    AtLeast,
    Less,
    Greater,
}

/// Longest spelling first.
const COMPARISONS: [(&str, Comparison); 6] = [
    ("==", Comparison::Equal),
    ("!=", Comparison::Unequal),
    ("<=", Comparison::AtMost),
    (">=", Comparison::AtLeast),
    ("<", Comparison::Less),
    (">", Comparison::Greater),
];

impl Filter {
    /// Reads a filter.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        text.split(" and ")
            .map(condition)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Whether a record is taken.
    pub(super) fn holds(&self, row: Row<'_>) -> bool {
        self.0.iter().all(|condition| condition.holds(row))
    }
}

fn condition(text: &str) -> Result<Condition, String> {
    let found = COMPARISONS.iter().find_map(|(mark, comparison)| {
        let (path, value) = text.split_once(mark)?;
        Some((path, *comparison, value))
    });
    let (path, comparison, value) =
        found.ok_or_else(|| format!("`{text}` has none of ==, !=, <, <=, >, >="))?;
    let value = value.trim();
    let unquoted = ['\'', '"']
        .iter()
        .find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    let is_order = !matches!(comparison, Comparison::Equal | Comparison::Unequal);
    if is_order && decimal(value).is_none() {
        return Err(format!(
            "`{text}` compares with something that is no number"
        ));
    }
    Ok(Condition {
        path: Path::parse(path.trim())?,
        comparison,
        value: unquoted.unwrap_or(value).to_owned(),
    })
}

fn decimal(text: &str) -> Option<i128> {
    parse_decimal(text, 18).ok()
}

impl Condition {
    fn holds(&self, row: Row<'_>) -> bool {
        let datum = self.path.first(row);
        let truth = datum.as_ref().and_then(|datum| match datum.text() {
            None => datum.truth().map(|truth| truth.to_string().into()),
            text => text,
        });
        let text = truth.unwrap_or_default();
        let is_equal = *text == *self.value
            || decimal(&text).is_some_and(|number| Some(number) == decimal(&self.value));
        let order = || Some(decimal(&text)?.cmp(&decimal(&self.value)?));
        match self.comparison {
            Comparison::Equal => is_equal,
            Comparison::Unequal => !is_equal,
            Comparison::AtMost => order().is_some_and(|order| order.is_le()),
            Comparison::AtLeast => order().is_some_and(|order| order.is_ge()),
            Comparison::Less => order().is_some_and(|order| order.is_lt()),
            Comparison::Greater => order().is_some_and(|order| order.is_gt()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::json::Value;

    #[test]
    fn conditions_select_records() {
        let object = Value::parse(br#"{"kind":"llm","n":5,"ok":true,"price":"0.10"}"#)
            .expect("JSON")
            .as_object()
            .expect("an object");
        for (filter, expected) in [
            ("kind == 'llm'", true),
            ("kind != 'llm'", false),
            ("kind == \"tool\"", false),
            ("n > 4", true),
            ("n >= 5 and n <= 5", true),
            ("n < 5", false),
            ("ok == true", true),
            ("price == 0.1", true),
            ("missing == ''", true),
            ("missing > 0", false),
        ] {
            let filter_read = Filter::parse(filter).expect("a filter");
            assert_eq!(filter_read.holds(Row::Object(object)), expected, "{filter}");
        }
        assert!(Filter::parse("kind").is_err());
        assert!(Filter::parse("n > many").is_err());
    }
}
