//! User-defined values (`metadata`, `tags`, `labels`) to attributes and tags; what people wrote is left out.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::rc::Rc;

use super::datum::Datum;
use super::datum::LONGEST_TEXT;
use super::field_names::Field;
use super::field_names::is_content;
use super::field_names::meaning;
use super::field_names::normalise;
use super::json::Object;
use super::json::Value;
use crate::event::Attribute;
use crate::event::tags;

/// What one set of user-defined values says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Labels {
    /// Values that are attributes by name: agent, run, user …
    pub(super) attributes: Vec<(Attribute, String)>,
    /// All others, encoded.
    pub(super) tags: String,
}

/// Sets of values seen before: most logs repeat a few.
#[derive(Default)]
pub(super) struct LabelCache(HashMap<Box<[u8]>, Rc<Labels>, foldhash::fast::RandomState>);

/// Sets remembered at most.
const MOST_SETS: usize = 1024;

impl LabelCache {
    /// What the user-defined values of a record say.
    pub(super) fn read<'a>(
        &mut self,
        sets: impl Iterator<Item = &'a Datum<'a>>,
    ) -> Vec<Rc<Labels>> {
        sets.filter_map(|datum| match datum {
            Datum::Json(Value::Object(object)) => {
                Some(self.set(object.raw(), || of_object(*object)))
            }
            Datum::Json(Value::Array(array)) => Some(Rc::new(of_words(array.items()))),
            Datum::Json(Value::String(text)) => self.text(&text.decode()),
            Datum::Cell(text) => self.text(text),
            Datum::Json(_) => None,
        })
        .collect()
    }

    fn text(&mut self, text: &str) -> Option<Rc<Labels>> {
        if text.trim_start().starts_with('{') {
            let parsed = Value::parse(text.as_bytes());
            let object = parsed.ok().and_then(Value::as_object)?;
            return Some(self.set(text.as_bytes(), || of_object(object)));
        }
        Some(self.set(text.as_bytes(), || of_pairs(text)))
    }

    fn set(&mut self, raw: &[u8], parse: impl FnOnce() -> Labels) -> Rc<Labels> {
        if let Some(known) = self.0.get(raw) {
            return Rc::clone(known);
        }
        let labels = Rc::new(parse());
        if self.0.len() >= MOST_SETS {
            self.0.clear();
        }
        self.0.insert(raw.into(), Rc::clone(&labels));
        labels
    }
}

impl Labels {
    /// What one set of user-defined scalars says: an object, a list of words, or a text that is one of these. Objects
    /// inside, where tracing tools keep whole requests, are left out.
    pub(super) fn of_scalars(datum: &Datum<'_>) -> Self {
        let Some(json) = datum.json() else {
            return datum
                .text()
                .map_or_else(Self::default, |text| of_pairs(&text));
        };
        match Value::parse(&json) {
            Ok(Value::Object(object)) => {
                let mut builder = Builder::default();
                for (name, value) in object.members() {
                    if let Some(text) = scalar(value) {
                        builder.add(&name, text);
                    }
                }
                builder.finish()
            }
            Ok(Value::Array(array)) => of_words(array.items()),
            _ => Self::default(),
        }
    }
}

/// A tag that stands for the project where nothing better does, and which people ask for by its own name.
const TEAM: &str = "team";

/// The attribute a field of user-defined values stands for.
fn attribute(field: Field) -> Option<Attribute> {
    match field {
        Field::Agent => Some(Attribute::Agent),
        Field::Run => Some(Attribute::Run),
        Field::Session => Some(Attribute::Session),
        Field::Project => Some(Attribute::Project),
        Field::User => Some(Attribute::User),
        Field::Tenant => Some(Attribute::Tenant),
        Field::Operation => Some(Attribute::Operation),
        _ => None,
    }
}

#[derive(Default)]
struct Builder {
    attributes: BTreeMap<Attribute, (u8, String)>,
    tags: BTreeMap<String, String>,
}

impl Builder {
    fn add(&mut self, name: &str, value: Cow<'_, str>) {
        let last = name.rsplit('.').next().unwrap_or(name);
        if name.is_empty() || name.len() > LONGEST_TEXT || is_content(&normalise(last)) {
            return;
        }
        let found =
            meaning(name).and_then(|meaning| Some((attribute(meaning.field)?, meaning.rank)));
        let Some((attribute, rank)) = found else {
            self.tags.insert(name.to_owned(), value.into_owned());
            return;
        };
        if name.eq_ignore_ascii_case(TEAM) {
            self.tags
                .insert(name.to_owned(), value.clone().into_owned());
        }
        if self
            .attributes
            .get(&attribute)
            .is_none_or(|(kept, _)| rank <= *kept)
        {
            self.attributes
                .insert(attribute, (rank, value.into_owned()));
        }
    }

    fn finish(self) -> Labels {
        Labels {
            attributes: self
                .attributes
                .into_iter()
                .map(|(attribute, (_, text))| (attribute, text))
                .collect(),
            tags: tags::encode(&self.tags),
        }
    }
}

/// A number, truth or short text as the value of a tag.
fn scalar(value: Value<'_>) -> Option<Cow<'_, str>> {
    match value {
        Value::Bool(truth) => Some(Cow::Borrowed(if truth { "true" } else { "false" })),
        other => Datum::Json(other).text(),
    }
}

/// Counts inside `metadata` are usage, not tags.
fn is_usage(normalised: &str) -> bool {
    matches!(normalised, "usage" | "metrics" | "tokenusage" | "tokens")
}

/// What pairs of a name and a text say.
pub(super) fn of_texts<'a>(pairs: impl Iterator<Item = (&'a str, Cow<'a, str>)>) -> Labels {
    let mut builder = Builder::default();
    for (name, text) in pairs {
        builder.add(name, text);
    }
    builder.finish()
}

fn of_object(object: Object<'_>) -> Labels {
    let mut builder = Builder::default();
    for (name, value) in object.members() {
        match value {
            Value::Object(_) if is_usage(&normalise(&name)) => {}
            Value::Object(inner) if !is_content(&normalise(&name)) => {
                for (inner_name, value) in inner.members() {
                    if let Some(text) = scalar(value) {
                        builder.add(&format!("{name}.{inner_name}"), text);
                    }
                }
            }
            _ => {
                if let Some(text) = scalar(value) {
                    builder.add(&name, text);
                }
            }
        }
    }
    builder.finish()
}

/// What values given one by one say.
pub(super) fn of_named<'a>(values: impl Iterator<Item = (&'a str, Value<'a>)>) -> Labels {
    of_texts(values.filter_map(|(name, value)| Some((name, scalar(value)?))))
}

/// A list of words: each is a tag that is set.
fn of_words<'a>(words: impl Iterator<Item = Value<'a>>) -> Labels {
    let mut builder = Builder::default();
    for word in words.filter_map(scalar) {
        pair(&mut builder, &word);
    }
    builder.finish()
}

/// `env=prod,team=core` or `env:prod`; a word alone is a tag that is set.
fn of_pairs(text: &str) -> Labels {
    let mut builder = Builder::default();
    if text.len() <= LONGEST_TEXT {
        for part in text.split([',', ';', '|']) {
            pair(&mut builder, part);
        }
    }
    builder.finish()
}

fn pair(builder: &mut Builder, text: &str) {
    let (name, value) = text
        .split_once('=')
        .or_else(|| text.split_once(':'))
        .unwrap_or((text, "true"));
    builder.add(name.trim(), Cow::Borrowed(value.trim()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Labels {
        let value = Value::parse(json.as_bytes()).expect("JSON");
        let datum = Datum::Json(value);
        let mut read = LabelCache::default().read([&datum].into_iter());
        Rc::into_inner(read.remove(0)).unwrap_or_default()
    }

    #[test]
    fn attributes_are_told_from_tags_and_content_is_left_out() {
        let labels = read(
            r#"{"agent":"planner","run_id":"r9","env":"prod","temperature":0.2,"stream":false,
                "prompt":"secret words","nested":{"a":1,"messages":"hidden"},"list":[1],"none":null}"#,
        );
        assert_eq!(
            labels.attributes,
            [
                (Attribute::Agent, "planner".to_owned()),
                (Attribute::Run, "r9".to_owned())
            ]
        );
        assert_eq!(
            labels.tags,
            "env=prod\nnested.a=1\nstream=false\ntemperature=0.2"
        );
        let long = format!(r#"{{"note":"{}"}}"#, "x".repeat(201));
        assert_eq!(read(&long), Labels::default());
    }

    #[test]
    fn scalars_are_read_from_objects_lists_and_texts_alike() {
        for (text, tags) in [
            (r#"{"env":"prod","deep":{"note":"x"}}"#, "env=prod"),
            (r#"["env:prod","beta"]"#, "beta=true\nenv=prod"),
            (r#"["env:prod""#, ""),
            ("env=prod", "env=prod"),
        ] {
            let cell = Datum::Cell(Cow::Borrowed(text));
            assert_eq!(Labels::of_scalars(&cell).tags, tags, "{text}");
            if let Ok(value) = Value::parse(text.as_bytes()) {
                assert_eq!(Labels::of_scalars(&Datum::Json(value)).tags, tags, "{text}");
            }
        }
    }

    #[test]
    fn json_texts_pairs_and_words_are_tags_too() {
        assert_eq!(read(r#""{\"env\":\"prod\"}""#).tags, "env=prod");
        assert_eq!(read(r#""env=prod, tier:gold""#).tags, "env=prod\ntier=gold");
        assert_eq!(read(r#"["beta","x"]"#).tags, "beta=true\nx=true");
    }
}
