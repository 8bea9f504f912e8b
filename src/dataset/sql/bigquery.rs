//! BigQuery: decimals of 76 digits, files in a bucket.

use super::Dialect;
use super::Table;

pub(super) struct BigQuery;

impl Dialect for BigQuery {
    fn name(&self) -> &'static str {
        "bigquery"
    }

    fn notes(&self) -> &'static [&'static str] {
        &[
            "Not verified against an engine. Copy the folder to a bucket and name that with --data gs://BUCKET/FOLDER; run the",
            "statements in the dataset that is to hold the views.",
        ]
    }

    fn table(&self, table: &Table<'_>) -> String {
        let mut partitions = String::new();
        let mut options = vec![
            "format = 'PARQUET'".to_owned(),
            format!(
                "uris = [{}]",
                self.text(&format!("{}/*.parquet", table.place()))
            ),
            "decimal_target_types = ['BIGNUMERIC']".to_owned(),
        ];
        if table.is_partitioned() {
            partitions = "\nWITH PARTITION COLUMNS (`month` STRING, `day` STRING)".to_owned();
            options.push(format!(
                "hive_partition_uri_prefix = {}",
                self.text(&table.place())
            ));
        }
        format!(
            "CREATE OR REPLACE EXTERNAL TABLE {}{partitions}\nOPTIONS ({})",
            table.name(),
            options.join(", ")
        )
    }

    fn integer(&self, number: &str) -> String {
        format!("CAST({number} AS BIGNUMERIC)")
    }

    fn usd(&self, amount: &str) -> String {
        format!("{amount} * BIGNUMERIC '0.000000000000000001'")
    }

    fn quantities(&self, table: &str) -> String {
        format!(
            "SELECT r.`key`, r.price, e.key AS unit, e.value AS amount FROM {table} r CROSS JOIN UNNEST(r.quantities.key_value) e"
        )
    }

    fn tag(&self, tags: &str, key: &str) -> String {
        format!(
            "(SELECT e.value FROM UNNEST({tags}.key_value) e WHERE e.key = {})",
            self.text(key)
        )
    }

    fn hour(&self, time: &str) -> String {
        format!("EXTRACT(HOUR FROM {time})")
    }

    fn minute(&self, time: &str) -> String {
        format!("EXTRACT(MINUTE FROM {time})")
    }

    fn week(&self, day: &str) -> String {
        format!("FORMAT_DATE('%G-W%V', CAST({day} AS DATE))")
    }

    fn weekday(&self, day: &str) -> String {
        format!("MOD(EXTRACT(DAYOFWEEK FROM CAST({day} AS DATE)) + 5, 7) + 1")
    }
}
