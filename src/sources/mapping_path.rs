//! Where a mapping finds a value: a column, or a path into JSON such as `t.in`, `$.data.events[*]`, `parts[0].n`.

use std::borrow::Cow;

use super::datum::Datum;
use super::json::Object;
use super::json::Value;

/// A record a mapping is applied to.
#[derive(Clone, Copy)]
pub(super) enum Row<'a> {
    /// A JSON object.
    Object(Object<'a>),
    /// Cells under the names of their columns.
    Cells(&'a [String], &'a [Cow<'a, str>]),
}

/// A parsed path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    /// As written: a column, or a member whose name has dots.
    text: String,
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Member(String),
    Element(usize),
    /// `[*]`, or `*` for the members of an object.
    All,
}

impl Path {
    /// Reads a path.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let inner = text.strip_prefix('$').unwrap_or(text);
        let inner = inner.strip_prefix('.').unwrap_or(inner);
        let mut steps = Vec::new();
        for part in inner.split('.') {
            let (name, brackets) = part.split_at(part.find('[').unwrap_or(part.len()));
            match name {
                "*" => steps.push(Step::All),
                "" if brackets.is_empty() => return Err(format!("`{text}` has an empty step")),
                "" => {}
                name => steps.push(Step::Member(name.to_owned())),
            }
            for index in brackets.split_inclusive(']') {
                let inside = index
                    .strip_prefix('[')
                    .and_then(|index| index.strip_suffix(']'));
                steps.push(match inside.map(str::trim) {
                    Some("*") => Step::All,
                    Some(number) => Step::Element(
                        number
                            .parse()
                            .map_err(|_| format!("`{text}`: in brackets stands `*` or a number"))?,
                    ),
                    None => return Err(format!("`{text}` has an open bracket")),
                });
            }
        }
        Ok(Self {
            text: text.to_owned(),
            steps,
        })
    }

    /// The last name in it.
    pub(super) fn last_name(&self) -> &str {
        let names = self.steps.iter().rev().filter_map(|step| match step {
            Step::Member(name) => Some(name.as_str()),
            Step::Element(_) | Step::All => None,
        });
        names.into_iter().next().unwrap_or(&self.text)
    }

    /// Whether it can lead to several values.
    pub(super) fn is_plural(&self) -> bool {
        self.steps.contains(&Step::All)
    }

    /// Whether a table has this column.
    pub(super) fn is_column(&self, columns: &[String]) -> bool {
        columns.contains(&self.text)
    }

    /// Hands over every value it leads to, with the name it has there; `null` and empty cells are none.
    pub(super) fn visit<'a>(&self, row: Row<'a>, visit: &mut dyn FnMut(&str, Datum<'a>)) {
        match row {
            Row::Cells(columns, cells) => {
                for (column, cell) in columns.iter().zip(cells) {
                    if *column == self.text {
                        visit(column, Datum::Cell(Cow::Borrowed(cell)));
                    }
                }
            }
            // A name that holds dots itself goes before a path.
            Row::Object(object) if self.steps.len() > 1 => match object.get(&self.text) {
                Some(value) => hand(&self.text, value, visit),
                None => walk(Value::Object(object), &self.steps, &self.text, visit),
            },
            Row::Object(object) => walk(Value::Object(object), &self.steps, &self.text, visit),
        }
    }

    /// The first value it leads to.
    pub(super) fn first<'a>(&self, row: Row<'a>) -> Option<Datum<'a>> {
        let mut found = None;
        self.visit(row, &mut |_, datum| {
            if found.is_none() && !datum.is_blank() {
                found = Some(datum);
            }
        });
        found
    }

    /// Every object it leads to.
    pub(super) fn objects<'a>(&self, object: Object<'a>) -> Vec<Object<'a>> {
        let mut found = Vec::new();
        self.visit(Row::Object(object), &mut |_, datum| {
            found.extend(datum.object())
        });
        found
    }
}

fn hand<'a>(name: &str, value: Value<'a>, visit: &mut dyn FnMut(&str, Datum<'a>)) {
    if !value.is_null() {
        visit(name, Datum::Json(value));
    }
}

fn walk<'a>(value: Value<'a>, steps: &[Step], name: &str, visit: &mut dyn FnMut(&str, Datum<'a>)) {
    let Some((step, rest)) = steps.split_first() else {
        return hand(name, value, visit);
    };
    match (step, value) {
        (Step::Member(member), Value::Object(object)) => {
            if let Some(value) = object.get(member) {
                walk(value, rest, member, visit);
            }
        }
        (Step::Element(place), Value::Array(array)) => {
            if let Some(value) = array.items().nth(*place) {
                walk(value, rest, name, visit);
            }
        }
        (Step::All, Value::Array(array)) => array
            .items()
            .for_each(|value| walk(value, rest, name, visit)),
        (Step::All, Value::Object(object)) => {
            object
                .members()
                .for_each(|(name, value)| walk(value, rest, &name, visit));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, json: &str) -> Vec<String> {
        let object = Value::parse(json.as_bytes())
            .expect("JSON")
            .as_object()
            .expect("an object");
        let mut texts = Vec::new();
        Path::parse(path)
            .expect("a path")
            .visit(Row::Object(object), &mut |name, datum| {
                texts.push(format!("{name}={}", datum.text().unwrap_or_default()));
            });
        texts
    }

    #[test]
    fn paths_lead_to_values() {
        let json = r#"{"t":{"in":5},"a.b":7,"events":[{"n":1},{"n":2}],"labels":{"x":"1","y":"2"},"none":null}"#;
        for (path, expected) in [
            ("t.in", vec!["in=5"]),
            ("$.t.in", vec!["in=5"]),
            ("a.b", vec!["a.b=7"]),
            ("events[*].n", vec!["n=1", "n=2"]),
            ("events[1].n", vec!["n=2"]),
            ("labels.*", vec!["x=1", "y=2"]),
            ("none", vec![]),
            ("t.out", vec![]),
        ] {
            assert_eq!(found(path, json), expected, "{path}");
        }
        for path in ["", "a..b", "a[", "a[x]"] {
            assert!(Path::parse(path).is_err(), "{path}");
        }
    }
}
