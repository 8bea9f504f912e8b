//! The configuration beside Kimi's sessions to the model it names.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::sources::datum::LONGEST_TEXT;
use crate::sources::json::Object;
use crate::sources::json::Value;

/// A longer file is no configuration.
const LONGEST: u64 = 1 << 20;

/// The model configured in `config.toml` or `config.json` beside the folder `sessions` that holds the log; empty where
/// there is none. The file may hold keys: nothing else of it is kept.
pub(super) fn configured_model(log: &Path) -> String {
    let sessions = log.ancestors().find(|folder| folder.ends_with("sessions"));
    let Some(home) = sessions.and_then(Path::parent) else {
        return String::new();
    };
    let read = |name: &str| {
        let file = File::open(home.join(name)).ok()?;
        let mut text = String::new();
        file.take(LONGEST).read_to_string(&mut text).ok()?;
        Some(text)
    };
    let model = read("config.toml").and_then(|text| of_toml(&text));
    let model = model.or_else(|| of_json(&read("config.json")?));
    model
        .filter(|model| model.len() <= LONGEST_TEXT)
        .unwrap_or_default()
}

/// `default_model` names an entry of `models`, which names the model.
fn of_toml(text: &str) -> Option<String> {
    let table: toml::Table = text.parse().ok()?;
    let name = table
        .get("default_model")
        .or_else(|| table.get("model"))?
        .as_str()?;
    let entry = table
        .get("models")
        .and_then(|models| models.get(name)?.get("model")?.as_str());
    Some(entry.unwrap_or(name).to_owned())
}

/// As [`of_toml`].
fn of_json(text: &str) -> Option<String> {
    let table = Value::parse(text.as_bytes()).ok()?.as_object()?;
    let [named, model, models] = table.get_many(["default_model", "model", "models"]);
    let name = named.or(model)?.as_str()?;
    let models = models.and_then(Value::as_object);
    let entry = models
        .and_then(|models: Object<'_>| models.get(&name)?.as_object()?.get("model")?.as_str());
    Some(entry.unwrap_or(name).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_model_is_looked_up_among_the_models() {
        let toml = "default_model = \"k2\"\n[models.k2]\nmodel = \"kimi-k2.6\"\nprovider = \"p\"\n";
        assert_eq!(of_toml(toml).as_deref(), Some("kimi-k2.6"));
        assert_eq!(
            of_toml("default_model = \"kimi-k2\"").as_deref(),
            Some("kimi-k2")
        );
        assert_eq!(of_toml("[models]"), None);
        let json = r#"{"default_model":"k2","models":{"k2":{"model":"kimi-k2.6"}}}"#;
        assert_eq!(of_json(json).as_deref(), Some("kimi-k2.6"));
        assert_eq!(
            of_json(r#"{"model":"kimi-k2"}"#).as_deref(),
            Some("kimi-k2")
        );
        assert_eq!(of_json("[]"), None);
    }
}
