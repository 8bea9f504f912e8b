//! ClickHouse: integers of 128 bits, files read in place.

use super::Dialect;
use super::Table;

pub(super) struct ClickHouse;

impl Dialect for ClickHouse {
    fn name(&self) -> &'static str {
        "clickhouse"
    }

    fn notes(&self) -> &'static [&'static str] {
        &[
            "For clickhouse-local; a server reads files below its `user_files_path` alone, or buckets with s3 in place of file.",
        ]
    }

    fn table(&self, table: &Table<'_>) -> String {
        let names = table
            .columns
            .iter()
            .map(|column| self.name_of(&column.name));
        let mut columns: Vec<String> = names.collect();
        if table.is_partitioned() {
            columns.push("extract(_path, 'month=([^/]+)') AS `month`".to_owned());
            columns.push("extract(_path, 'day=([^/]+)') AS `day`".to_owned());
        }
        format!(
            "{} {} AS\nSELECT {}\nFROM file({}, 'Parquet')\nSETTINGS use_hive_partitioning = 0",
            self.create(),
            table.name(),
            columns.join(", "),
            self.text(&table.files())
        )
    }

    fn integer(&self, number: &str) -> String {
        format!("CAST({number} AS Int128)")
    }

    fn usd(&self, amount: &str) -> String {
        let unit = "toInt128('1000000000000000000')";
        format!(
            "toDecimal128(intDiv({amount}, {unit}), 18) + toDecimal128({amount} % {unit}, 0) * toDecimal128('0.000000000000000001', 18)"
        )
    }

    fn quantities(&self, table: &str) -> String {
        format!(
            "SELECT `key`, price, unit, amount FROM {table} ARRAY JOIN mapKeys(quantities) AS unit, mapValues(quantities) AS amount"
        )
    }

    fn tag(&self, tags: &str, key: &str) -> String {
        format!("{tags}[{}]", self.text(key))
    }

    fn hour(&self, time: &str) -> String {
        format!("toHour({time}, 'UTC')")
    }

    fn minute(&self, time: &str) -> String {
        format!("toMinute({time}, 'UTC')")
    }

    fn week(&self, day: &str) -> String {
        format!(
            "CONCAT(toString(toISOYear(toDate32({day}))), '-W', leftPad(toString(toISOWeek(toDate32({day}))), 2, '0'))"
        )
    }

    fn weekday(&self, day: &str) -> String {
        format!("toDayOfWeek(toDate32({day}))")
    }

    fn digits(&self, number: &str) -> String {
        format!("toString({number})")
    }
}
