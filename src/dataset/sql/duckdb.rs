//! DuckDB: integers of 128 bits, files read in place.

use super::Dialect;
use super::Table;
use super::doubled;

pub(super) struct DuckDb;

impl Dialect for DuckDb {
    fn name(&self) -> &'static str {
        "duckdb"
    }

    fn notes(&self) -> &'static [&'static str] {
        &[]
    }

    fn table(&self, table: &Table<'_>) -> String {
        let partitions = match table.is_partitioned() {
            true => ", hive_partitioning = true, hive_types = {'month': VARCHAR, 'day': VARCHAR}",
            false => "",
        };
        let files = self.text(&table.files());
        format!(
            "{} {} AS\nSELECT * FROM read_parquet({files}{partitions})",
            self.create(),
            table.name()
        )
    }

    fn text(&self, text: &str) -> String {
        doubled(text)
    }

    fn name_of(&self, name: &str) -> String {
        format!("\"{}\"", name.replace('"', ""))
    }

    fn integer(&self, number: &str) -> String {
        format!("CAST({number} AS HUGEINT)")
    }

    fn usd(&self, amount: &str) -> String {
        let unit = "1000000000000000000";
        format!(
            "CAST({amount} // {unit} AS DECIMAL(38, 18)) + CAST({amount} % {unit} AS DECIMAL(18, 0)) * 0.000000000000000001"
        )
    }

    fn quantities(&self, table: &str) -> String {
        format!(
            "SELECT \"key\", price, UNNEST(map_keys(quantities)) AS unit, UNNEST(map_values(quantities)) AS amount \
             FROM {table} WHERE quantities IS NOT NULL"
        )
    }

    fn tag(&self, tags: &str, key: &str) -> String {
        format!("list_extract(map_extract({tags}, {}), 1)", self.text(key))
    }

    fn hour(&self, time: &str) -> String {
        format!("epoch_us({time}) // 3600000000 % 24")
    }

    fn minute(&self, time: &str) -> String {
        format!("epoch_us({time}) // 60000000 % 60")
    }

    fn week(&self, day: &str) -> String {
        format!("strftime(CAST({day} AS DATE), '%G-W%V')")
    }

    fn weekday(&self, day: &str) -> String {
        format!("isodow(CAST({day} AS DATE))")
    }

    fn digits(&self, number: &str) -> String {
        format!("CAST({number} AS VARCHAR)")
    }
}
