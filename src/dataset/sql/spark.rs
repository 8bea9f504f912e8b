//! Apache Spark: decimals of 38 digits, which lose none as long as there are none after the point.

use super::Dialect;
use super::Table;

pub(super) struct Spark;

impl Dialect for Spark {
    fn name(&self) -> &'static str {
        "spark"
    }

    fn notes(&self) -> &'static [&'static str] {
        &["Temporary views of one session: run each statement with spark.sql."]
    }

    fn create(&self) -> &'static str {
        "CREATE OR REPLACE TEMPORARY VIEW"
    }

    fn table(&self, table: &Table<'_>) -> String {
        format!(
            "{} {}\nUSING parquet OPTIONS (path {})",
            self.create(),
            table.name(),
            self.text(&table.place())
        )
    }

    fn integer(&self, number: &str) -> String {
        format!("CAST({number} AS DECIMAL(38, 0))")
    }

    /// A sum of decimals with 18 and 20 digits is the widest that keeps all of them.
    fn usd(&self, amount: &str) -> String {
        let unit = "CAST(1000000000000000000 AS DECIMAL(38, 0))";
        format!(
            "CAST(CAST({amount} DIV {unit} AS DECIMAL(18, 0)) + CAST({amount} % {unit} AS DECIMAL(18, 0)) \
             * CAST('0.000000000000000001' AS DECIMAL(18, 18)) AS DECIMAL(38, 18))"
        )
    }

    fn quantities(&self, table: &str) -> String {
        format!(
            "SELECT `key`, price, EXPLODE(quantities) AS (unit, amount) FROM {table} WHERE quantities IS NOT NULL"
        )
    }

    fn tag(&self, tags: &str, key: &str) -> String {
        format!("try_element_at({tags}, {})", self.text(key))
    }

    fn day(&self, day: &str) -> String {
        format!("CAST({day} AS STRING)")
    }

    fn hour(&self, time: &str) -> String {
        format!("unix_micros({time}) DIV 3600000000 % 24")
    }

    fn minute(&self, time: &str) -> String {
        format!("unix_micros({time}) DIV 60000000 % 60")
    }

    fn week(&self, day: &str) -> String {
        format!(
            "CONCAT(CAST(EXTRACT(YEAROFWEEK FROM CAST({day} AS DATE)) AS STRING), '-W', \
             LPAD(CAST(WEEKOFYEAR(CAST({day} AS DATE)) AS STRING), 2, '0'))"
        )
    }

    fn weekday(&self, day: &str) -> String {
        format!("WEEKDAY(CAST({day} AS DATE)) + 1")
    }
}
