//! The tables of a foreign database to the question a format asks: columns that versions added are optional.

use std::collections::BTreeMap;

use super::Container;
use super::Sample;
use super::json::Value;

/// Columns by table.
#[derive(Debug, Default)]
pub(super) struct Tables(BTreeMap<String, Vec<String>>);

impl Tables {
    /// The tables of a database; none of anything else.
    pub(super) fn of(sample: &Sample<'_>) -> Self {
        if sample.container != Container::Database {
            return Self::default();
        }
        let tables = sample.objects().filter_map(|table| {
            let [name, columns] = table.get_many(["table", "columns"]);
            let columns = columns?.as_array()?.items().filter_map(Value::as_str);
            let name = name?.as_str()?.into_owned();
            Some((name, columns.map(|column| column.into_owned()).collect()))
        });
        Self(tables.collect())
    }

    /// Whether there is such a table, with all of these columns.
    pub(super) fn have(&self, table: &str, columns: &[&str]) -> bool {
        let stated = self.0.get(table);
        stated.is_some_and(|stated| {
            columns
                .iter()
                .all(|column| stated.iter().any(|name| name == column))
        })
    }

    /// Asks a table for those of these columns that it has.
    pub(super) fn select(&self, table: &str, columns: &[&str]) -> Option<String> {
        let columns = self.columns(table, columns);
        (!columns.is_empty()).then(|| format!("SELECT {columns} FROM {table}"))
    }

    /// Those of these columns that a table has, as they are asked for.
    pub(super) fn columns(&self, table: &str, columns: &[&str]) -> String {
        let stated = columns.iter().filter(|column| self.have(table, &[column]));
        let stated: Vec<String> = stated.map(|column| format!("{table}.{column}")).collect();
        stated.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_columns_that_are_there_are_asked_for() {
        let record = br#"{"table":"sessions","columns":["id","cost"]}"#;
        let mut sample = Sample::new(Container::Database, vec![record]);
        let tables = Tables::of(&sample);
        let query = "SELECT sessions.id, sessions.cost FROM sessions";
        let asked = tables.select("sessions", &["id", "model", "cost"]);
        assert_eq!(asked.as_deref(), Some(query));
        assert_eq!(tables.select("messages", &["id"]), None);
        assert!(tables.have("sessions", &["id"]) && !tables.have("sessions", &["id", "model"]));
        sample.container = Container::JsonLines;
        assert!(!Tables::of(&sample).have("sessions", &["id"]));
    }
}
