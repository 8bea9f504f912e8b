//! A user's mapping file (TOML) to rules: which member or column of a record holds what.

use std::path::Path as FilePath;

use toml::Table;
use toml::Value;

use super::Source;
use super::convention::Input;
use super::convention::Reasoning;
use super::field_names::Field;
use super::mapped_source::MappedSource;
use super::mapping_entry::{Entry, path_of, paths_of, text_of};
use super::mapping_filter::Filter;
use super::mapping_path::Path;
use super::mapping_rules::{Kind, Rule, Rules};
use super::mapping_time::TimeFormat;
use crate::error::Error;

const TEXTS: [(&str, Field); 15] = [
    ("model", Field::Model),
    ("provider", Field::Provider),
    ("agent", Field::Agent),
    ("run", Field::Run),
    ("session", Field::Session),
    ("project", Field::Project),
    ("user", Field::User),
    ("tenant", Field::Tenant),
    ("operation", Field::Operation),
    ("host", Field::Host),
    ("region", Field::Region),
    ("status", Field::Status),
    ("attempt", Field::Attempt),
    ("service_tier", Field::Tier),
    ("batch", Field::Batch),
];

const COUNTS: [(&str, Field); 10] = [
    ("input", Field::Input),
    ("output", Field::Output),
    ("cache_read", Field::CacheRead),
    ("cache_write", Field::CacheWrite),
    ("cache_write_5m", Field::CacheWrite5m),
    ("cache_write_1h", Field::CacheWrite1h),
    ("reasoning", Field::Reasoning),
    ("total", Field::Total),
    ("requests", Field::Requests),
    ("web_searches", Field::WebSearches),
];

const AMOUNTS: [(&str, Field); 3] = [
    ("cost", Field::Cost),
    ("duration", Field::Duration),
    ("time_to_first_token", Field::FirstToken),
];

const OTHERS: [&str; 7] = [
    "container",
    "records",
    "ts",
    "id",
    "filter",
    "tags",
    "const",
];

const COST_UNITS: [(&str, i8); 6] = [
    ("usd", 0),
    ("cents", -2),
    ("millis", -3),
    ("micros", -6),
    ("nanos", -9),
    ("ticks", -10),
];

const TIME_UNITS: [(&str, i8); 4] = [("s", 0), ("ms", -3), ("us", -6), ("ns", -9)];

/// Reads the mappings of a file, each a source of its own for as long as the program runs.
///
/// # Errors
/// When the file cannot be read, or a mapping in it is wrong; the message says which key and what is allowed.
pub fn mappings(path: &FilePath) -> Result<Vec<&'static dyn Source>, Error> {
    let text = std::fs::read_to_string(path).map_err(Error::io("read", path))?;
    let rules = parse(&text).map_err(|reason| Error::Invalid {
        path: path.to_owned(),
        reason,
    })?;
    let source = |(name, rules): (String, Rules)| -> &'static dyn Source {
        let name: &'static str = Box::leak(name.into_boxed_str());
        Box::leak(Box::new(MappedSource::new(name, rules)))
    };
    Ok(rules.into_iter().map(source).collect())
}

/// The key of a field in a mapping.
pub(super) fn key_of(field: Field) -> Option<&'static str> {
    let all = TEXTS.iter().chain(&COUNTS).chain(&AMOUNTS);
    let mut named = all.filter(|(_, listed)| *listed == field);
    named.next().map(|(key, _)| *key)
}

/// The unit to state beside an amount, where it is not the one taken for granted.
pub(super) fn unit_of(field: Field, exponent: i8) -> Option<&'static str> {
    let (units, default) = match field {
        Field::Cost => (COST_UNITS.as_slice(), 0),
        Field::Duration | Field::FirstToken => (TIME_UNITS.as_slice(), -3),
        _ => return None,
    };
    let mut units = units
        .iter()
        .filter(|(_, power)| *power == exponent && exponent != default);
    units.next().map(|(name, _)| *name)
}

/// The mappings in a text, by name.
pub(super) fn parse(text: &str) -> Result<Vec<(String, Rules)>, String> {
    let file: Table = text
        .parse()
        .map_err(|error: toml::de::Error| error.message().to_owned())?;
    if let Some(key) = file.keys().find(|key| *key != "mapping") {
        return Err(format!(
            "unknown key `{key}`; a mapping file holds tables named [mapping.NAME]"
        ));
    }
    let mappings = file.get("mapping").and_then(Value::as_table);
    let mappings = mappings
        .filter(|mappings| !mappings.is_empty())
        .ok_or("no mapping; a mapping file holds tables named [mapping.NAME]")?;
    mappings
        .iter()
        .map(|(name, value)| {
            let table = value
                .as_table()
                .ok_or_else(|| format!("[mapping.{name}] is not a table"))?;
            let rules = rules(table).map_err(|reason| format!("[mapping.{name}] {reason}"))?;
            Ok((name.clone(), rules))
        })
        .collect()
}

fn rules(table: &Table) -> Result<Rules, String> {
    check_keys(table)?;
    let mut rules = Rules {
        container: table.get("container").map(container).transpose()?,
        records: path_of(table, "records")?,
        time: table.get("ts").map(time).transpose()?,
        filter: text_of(table, "filter")?
            .map(Filter::parse)
            .transpose()
            .map_err(|reason| format!("filter: {reason}"))?,
        id: paths_of(table, "id")?,
        tags: paths_of(table, "tags")?,
        ..Rules::default()
    };
    for (key, field) in TEXTS {
        if let Some(value) = table.get(key) {
            let entry = Entry::of(key, value, &["path", "prefix_strip"])?;
            let prefix = entry.text("prefix_strip")?.unwrap_or_default().to_owned();
            rules.fields.push(entry.rule(field, 0, prefix)?);
        }
    }
    for (key, field) in COUNTS {
        if let Some(value) = table.get(key) {
            count(&mut rules, key, field, value)?;
        }
    }
    for (key, field) in AMOUNTS {
        if let Some(value) = table.get(key) {
            amount(&mut rules, key, field, value)?;
        }
    }
    constants(&mut rules, table)?;
    let is_amount = |rule: &Rule| names_of(rule.field, &COUNTS) || rule.field == Field::Cost;
    if rules.fields.iter().any(is_amount) {
        Ok(rules)
    } else {
        Err("says neither input, output, total nor cost".to_owned())
    }
}

fn time(value: &Value) -> Result<(Path, TimeFormat), String> {
    let entry = Entry::of("ts", value, &["path", "format", "tz", "base"])?;
    let (format, zone, base) = (
        entry.text("format")?,
        entry.text("tz")?,
        entry.text("base")?,
    );
    let format = TimeFormat::parse(format, zone, base).map_err(|reason| format!("ts: {reason}"))?;
    Ok((entry.path()?, format))
}

/// Refuses a table with a key that no mapping has.
fn check_keys(table: &Table) -> Result<(), String> {
    let known = names(&TEXTS)
        .chain(names(&COUNTS))
        .chain(names(&AMOUNTS))
        .chain(OTHERS);
    let known: Vec<&str> = known.collect();
    if let Some(key) = table.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(format!("has no key `{key}`; allowed: {}", known.join(", ")));
    }
    Ok(())
}

fn names<const N: usize>(list: &'static [(&str, Field); N]) -> impl Iterator<Item = &'static str> {
    list.iter().map(|(name, _)| *name)
}

fn names_of<const N: usize>(field: Field, list: &[(&str, Field); N]) -> bool {
    list.iter().any(|(_, listed)| *listed == field)
}

fn count(rules: &mut Rules, key: &str, field: Field, value: &Value) -> Result<(), String> {
    let allowed: &[&str] = match field {
        Field::Input => &["path", "includes_cached", "includes_cache_write"],
        Field::Output => &["path", "includes_reasoning"],
        _ => &["path"],
    };
    let entry = Entry::of(key, value, allowed)?;
    let cached = entry.truth("includes_cached")?;
    let written = entry.truth("includes_cache_write")?;
    if cached.is_some() || written.is_some() {
        let reads = cached.unwrap_or(false);
        rules.input = Some(Input::Stated(reads, written.unwrap_or(reads)));
    }
    if let Some(inside) = entry.truth("includes_reasoning")? {
        rules.reasoning = Some(if inside {
            Reasoning::Inside
        } else {
            Reasoning::Outside
        });
    }
    rules.fields.push(entry.rule(field, 0, String::new())?);
    Ok(())
}

fn amount(rules: &mut Rules, key: &str, field: Field, value: &Value) -> Result<(), String> {
    let is_cost = field == Field::Cost;
    let allowed: &[&str] = if is_cost {
        &["path", "unit", "currency"]
    } else {
        &["path", "unit"]
    };
    let entry = Entry::of(key, value, allowed)?;
    let exponent = if is_cost {
        entry.unit(&COST_UNITS, 0)?
    } else {
        entry.unit(&TIME_UNITS, -3)?
    };
    if is_cost {
        rules.currency = entry.text("currency")?.map(str::to_owned);
    }
    rules
        .fields
        .push(entry.rule(field, exponent, String::new())?);
    Ok(())
}

fn constants(rules: &mut Rules, table: &Table) -> Result<(), String> {
    let Some(value) = table.get("const") else {
        return Ok(());
    };
    let constants = value.as_table().ok_or("const is not a table")?;
    for (key, value) in constants {
        let field = TEXTS
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, field)| *field);
        let field = field.ok_or_else(|| {
            let allowed: Vec<&str> = names(&TEXTS).collect();
            format!("const has no key `{key}`; allowed: {}", allowed.join(", "))
        })?;
        let text = value
            .as_str()
            .ok_or_else(|| format!("const.{key} is not a text"))?;
        rules.constants.push((field, text.to_owned()));
    }
    Ok(())
}

fn container(value: &Value) -> Result<Kind, String> {
    match value.as_str() {
        Some("jsonl") => Ok(Kind::JsonLines),
        Some("json") => Ok(Kind::Json),
        Some("csv") => Ok(Kind::Csv),
        Some("tsv") => Ok(Kind::Tsv),
        _ => Err("container is none of jsonl, json, csv, tsv".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_mapping_is_understood() {
        let text = r#"
            [mapping.acme]
            container = "jsonl"
            records = "$.data.events[*]"
            ts = { path = "meta.at", format = "unix_ms", tz = "Europe/Berlin" }
            model = { path = "llm.name", prefix_strip = "models/" }
            input = { path = "t.in", includes_cached = true, includes_cache_write = false }
            cache_read = "t.hit"
            output = { path = "t.out", includes_reasoning = true }
            cost = { path = "price", unit = "cents", currency = "EUR" }
            duration = { path = "lat", unit = "s" }
            id = ["req", "attempt"]
            filter = "kind == 'llm'"
            tags = ["env", "meta.labels.*"]
            const = { provider = "openai", agent = "legacy" }
        "#;
        let mappings = parse(text).expect("a mapping");
        let [(name, rules)] = mappings.as_slice() else {
            panic!("one mapping");
        };
        assert_eq!(name, "acme");
        assert_eq!(rules.input, Some(Input::Stated(true, false)));
        assert_eq!(rules.id.len(), 2);
        assert_eq!(rules.currency.as_deref(), Some("EUR"));
        assert_eq!(rules.constants.len(), 2);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, reason) in [
            ("x = 1", "unknown key `x`"),
            ("", "no mapping"),
            (
                "[mapping.a]\nmodl = \"m\"",
                "[mapping.a] has no key `modl`; allowed: model",
            ),
            (
                "[mapping.a]\nmodel = \"m\"",
                "[mapping.a] says neither input",
            ),
            (
                "[mapping.a]\ninput = 3",
                "[mapping.a] input is neither a path",
            ),
            (
                "[mapping.a]\ninput = { path = \"x\", unit = \"s\" }",
                "input has no key `unit`",
            ),
            (
                "[mapping.a]\ninput = \"a[\"",
                "input: `a[` has an open bracket",
            ),
            (
                "[mapping.a]\ncost = { path = \"x\", unit = \"pence\" }",
                "cost.unit `pence` is none of usd",
            ),
            (
                "[mapping.a]\ninput = \"x\"\nts = { path = \"t\", format = \"unix\" }",
                "ts: format `unix`",
            ),
            (
                "[mapping.a]\ninput = \"x\"\nconst = { colour = \"red\" }",
                "const has no key `colour`",
            ),
            (
                "[mapping.a]\ninput = \"x\"\ncontainer = \"xml\"",
                "container is none of",
            ),
            (
                "[mapping.a]\ninput = \"x\"\nfilter = \"kind\"",
                "filter: `kind` has none of",
            ),
        ] {
            let found = parse(text).expect_err(text);
            assert!(found.contains(reason), "{text}: {found}");
        }
    }
}
