//! A key of a mapping (TOML) to the path, text, unit or truth it states, or to what is wrong with it.

use toml::Table;
use toml::Value;

use super::field_names::Field;
use super::mapping_path::Path;
use super::mapping_rules::Rule;

/// A key's value: a path, or a table with a path and more.
pub(super) struct Entry<'a> {
    key: &'a str,
    path: &'a str,
    table: Option<&'a Table>,
}

impl<'a> Entry<'a> {
    pub(super) fn of(key: &'a str, value: &'a Value, allowed: &[&str]) -> Result<Self, String> {
        match value {
            Value::String(path) => Ok(Self {
                key,
                path,
                table: None,
            }),
            Value::Table(table) => {
                if let Some(other) = table.keys().find(|name| !allowed.contains(&name.as_str())) {
                    return Err(format!(
                        "{key} has no key `{other}`; allowed: {}",
                        allowed.join(", ")
                    ));
                }
                let path = table.get("path").and_then(Value::as_str);
                let path = path.ok_or_else(|| format!("{key} has no path"))?;
                Ok(Self {
                    key,
                    path,
                    table: Some(table),
                })
            }
            _ => Err(format!("{key} is neither a path nor a table with one")),
        }
    }

    pub(super) fn path(&self) -> Result<Path, String> {
        Path::parse(self.path).map_err(|reason| format!("{}: {reason}", self.key))
    }

    pub(super) fn rule(&self, field: Field, exponent: i8, prefix: String) -> Result<Rule, String> {
        Ok(Rule {
            field,
            path: self.path()?,
            exponent,
            prefix,
        })
    }

    pub(super) fn text(&self, name: &str) -> Result<Option<&'a str>, String> {
        match self.table.and_then(|table| table.get(name)) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(format!("{}.{name} is not a text", self.key)),
        }
    }

    pub(super) fn truth(&self, name: &str) -> Result<Option<bool>, String> {
        match self.table.and_then(|table| table.get(name)) {
            None => Ok(None),
            Some(Value::Boolean(truth)) => Ok(Some(*truth)),
            Some(_) => Err(format!("{}.{name} is neither true nor false", self.key)),
        }
    }

    pub(super) fn unit(&self, units: &[(&str, i8)], default: i8) -> Result<i8, String> {
        let Some(unit) = self.text("unit")? else {
            return Ok(default);
        };
        let found = units.iter().find(|(name, _)| *name == unit);
        found.map(|(_, exponent)| *exponent).ok_or_else(|| {
            let allowed: Vec<&str> = units.iter().map(|(name, _)| *name).collect();
            format!(
                "{}.unit `{unit}` is none of {}",
                self.key,
                allowed.join(", ")
            )
        })
    }
}

pub(super) fn text_of<'a>(table: &'a Table, key: &str) -> Result<Option<&'a str>, String> {
    match table.get(key) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("{key} is not a text")),
    }
}

pub(super) fn path_of(table: &Table, key: &str) -> Result<Option<Path>, String> {
    let path = text_of(table, key)?.map(Path::parse).transpose();
    path.map_err(|reason| format!("{key}: {reason}"))
}

/// One path, or a list of them.
pub(super) fn paths_of(table: &Table, key: &str) -> Result<Vec<Path>, String> {
    let texts = match table.get(key) {
        None => return Ok(Vec::new()),
        Some(Value::String(text)) => vec![text.as_str()],
        Some(Value::Array(list)) => {
            let texts: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
            texts.ok_or_else(|| format!("{key} is not a list of paths"))?
        }
        Some(_) => return Err(format!("{key} is neither a path nor a list of paths")),
    };
    let paths = texts.into_iter().map(Path::parse).collect::<Result<_, _>>();
    paths.map_err(|reason| format!("{key}: {reason}"))
}
