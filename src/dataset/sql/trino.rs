//! Trino over its Hive connector: tables are stated column by column.

use super::Dialect;
use super::Table;
use super::doubled;
use crate::dataset::schema::Kind;

pub(super) struct Trino;

impl Dialect for Trino {
    fn name(&self) -> &'static str {
        "trino"
    }

    fn notes(&self) -> &'static [&'static str] {
        &[
            "Not verified against an engine. For the Hive connector with `hive.timestamp-precision=MICROSECONDS`, in a schema",
            "called `default`; after each export run the CALL again, so that new days are seen.",
        ]
    }

    fn table(&self, table: &Table<'_>) -> String {
        let columns = table.columns.iter().map(|column| {
            let kind = match column.kind {
                Kind::Text => "VARCHAR".to_owned(),
                Kind::Integer => "BIGINT".to_owned(),
                Kind::Decimal(scale) => format!("DECIMAL(38, {scale})"),
                Kind::Flag => "BOOLEAN".to_owned(),
                Kind::Moment => "TIMESTAMP(6)".to_owned(),
                Kind::Texts => "MAP(VARCHAR, VARCHAR)".to_owned(),
                Kind::Integers => "MAP(VARCHAR, BIGINT)".to_owned(),
            };
            format!("{} {kind}", self.name_of(&column.name))
        });
        let mut columns: Vec<String> = columns.collect();
        let mut options = format!(
            "external_location = {}, format = 'PARQUET'",
            self.text(&table.place())
        );
        let mut after = String::new();
        if table.is_partitioned() {
            columns.extend(["\"month\" VARCHAR".to_owned(), "\"day\" VARCHAR".to_owned()]);
            options += ", partitioned_by = ARRAY['month', 'day']";
            after = format!(
                ";\nCALL system.sync_partition_metadata('default', '{}', 'FULL')",
                table.name()
            );
        }
        format!(
            "CREATE TABLE IF NOT EXISTS {} (\n  {}\n) WITH ({options}){after}",
            table.name(),
            columns.join(",\n  ")
        )
    }

    fn text(&self, text: &str) -> String {
        doubled(text)
    }

    fn name_of(&self, name: &str) -> String {
        format!("\"{}\"", name.replace('"', ""))
    }

    fn integer(&self, number: &str) -> String {
        format!("CAST({number} AS DECIMAL(38, 0))")
    }

    fn usd(&self, amount: &str) -> String {
        let unit = "DECIMAL '1000000000000000000'";
        format!(
            "CAST(CAST(({amount} - {amount} % {unit}) / {unit} AS DECIMAL(18, 0)) + CAST({amount} % {unit} AS DECIMAL(18, 0)) \
             * DECIMAL '0.000000000000000001' AS DECIMAL(38, 18))"
        )
    }

    fn quantities(&self, table: &str) -> String {
        format!(
            "SELECT r.\"key\", r.price, e.unit, e.amount FROM {table} r CROSS JOIN UNNEST(r.quantities) AS e (unit, amount)"
        )
    }

    fn tag(&self, tags: &str, key: &str) -> String {
        format!("element_at({tags}, {})", self.text(key))
    }

    fn hour(&self, time: &str) -> String {
        format!("hour({time})")
    }

    fn minute(&self, time: &str) -> String {
        format!("minute({time})")
    }

    fn week(&self, day: &str) -> String {
        format!("format('%d-W%02d', year_of_week(CAST({day} AS DATE)), week(CAST({day} AS DATE)))")
    }

    fn weekday(&self, day: &str) -> String {
        format!("day_of_week(CAST({day} AS DATE))")
    }

    fn digits(&self, number: &str) -> String {
        format!("CAST({number} AS VARCHAR)")
    }
}
