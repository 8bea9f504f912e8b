//! The first records of a file to the draft of a mapping for it: what each field's name says it holds.

use std::path::Path;

use super::Container;
use super::Sample;
use super::field_names::Field;
use super::field_names::Meaning;
use super::field_names::is_content;
use super::field_names::meaning;
use super::field_names::normalise;
use super::json::Object;
use super::json::Value;
use super::mapping::key_of;
use super::mapping::unit_of;
use super::recognise::with_sample;
use super::table_rows::cells;
use crate::error::Error;

/// How deep members are looked for.
const DEPTH: usize = 4;
/// How many fields are listed that the draft does not use.
const LISTED: usize = 60;
/// What a mapping cannot do without, and what to look for.
const NEEDED: [(Field, &str, &str); 4] = [
    (Field::Time, "ts", "when the call was made"),
    (Field::Model, "model", "the model's name"),
    (Field::Input, "input", "tokens of input"),
    (Field::Output, "output", "tokens of output"),
];

/// A field met in the records: its path, and what its name may mean.
struct Met {
    path: String,
    meaning: Option<Meaning>,
}

/// Drafts a mapping file (TOML) from the beginning of a file; `name` becomes that of the mapping.
///
/// # Errors
/// When the file cannot be opened, or holds no record.
pub fn draft_mapping(path: &Path, name: &str, line_limit: usize) -> Result<String, Error> {
    with_sample(path, line_limit, |sample| {
        let met = fields(sample);
        (!met.is_empty()).then(|| draft(&met, name, sample.container))
    })?
    .ok_or_else(|| Error::Invalid {
        path: path.to_owned(),
        reason: "there is no JSON record or table header in it to draft a mapping from".to_owned(),
    })
}

fn fields(sample: &Sample<'_>) -> Vec<Met> {
    let mut met = Vec::new();
    if let Container::Csv { delimiter } = sample.container {
        let header = sample.records.first().copied().unwrap_or_default();
        let header = String::from_utf8_lossy(header);
        for name in cells(&header, delimiter) {
            meet(&mut met, name.trim().to_owned(), meaning(&name));
        }
    } else {
        for object in sample.objects() {
            walk(&mut met, object, "", "", DEPTH);
        }
    }
    met
}

/// Meets the scalar members of an object, and those of the objects in it.
fn walk(met: &mut Vec<Met>, object: Object<'_>, prefix: &str, parent: &str, depth: usize) {
    for (name, value) in object.entries() {
        let name = name.decode();
        let path = format!("{prefix}{name}");
        match value {
            Value::Object(inner) if depth > 1 => {
                walk(met, inner, &format!("{path}."), &name, depth - 1);
            }
            Value::Object(_) | Value::Array(_) => {}
            // `tokens.in` and `usage.input` say together what `in` alone does not.
            Value::Number(_) => {
                meet(
                    met,
                    path,
                    meaning_inside(parent, &name).or_else(|| guess(&name)),
                );
            }
            _ => meet(met, path, meaning_inside(parent, &name)),
        }
    }
}

fn meaning_inside(parent: &str, name: &str) -> Option<Meaning> {
    let joined =
        || meaning(&format!("{parent}{name}")).or_else(|| meaning(&format!("{name}{parent}")));
    let of_tokens = || match normalise(parent).as_str() {
        "usage" | "tokens" | "tokenusage" | "t" | "tok" => meaning(&format!("{name}tokens")),
        _ => None,
    };
    meaning(name).or_else(joined).or_else(of_tokens)
}

/// What a name nobody knows may count, by the words in it.
fn guess(name: &str) -> Option<Meaning> {
    let name = normalise(name);
    let has = |words: [&str; 2]| words.iter().any(|word| name.contains(word));
    let known = match (has(["input", "prompt"]), has(["output", "completion"])) {
        (true, false) => "inputtokens",
        (false, true) => "outputtokens",
        _ => return None,
    };
    let rank = u8::MAX;
    meaning(known).map(|meaning| Meaning { rank, ..meaning })
}

fn meet(met: &mut Vec<Met>, path: String, meaning: Option<Meaning>) {
    if !path.is_empty() && met.iter().all(|known| known.path != path) {
        met.push(Met { path, meaning });
    }
}

fn draft(met: &[Met], name: &str, container: Container) -> String {
    let kind = match container {
        Container::JsonLines => "jsonl",
        Container::Csv { delimiter: b'\t' } => "tsv",
        Container::Csv { .. } => "csv",
        Container::JsonDocument | Container::Database => "json",
    };
    let mut used: Vec<(Field, &Met)> = Vec::new();
    for field in met {
        let Some(meaning) = field
            .meaning
            .filter(|meaning| line_key(meaning.field).is_some())
        else {
            continue;
        };
        match used.iter_mut().find(|(known, _)| *known == meaning.field) {
            // Of several names for one thing the most telling counts, as the generic reader has it.
            Some((_, best)) if rank(best) <= meaning.rank => {}
            Some(place) => *place = (meaning.field, field),
            None => used.push((meaning.field, field)),
        }
    }
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    let name = match !name.is_empty() && name.chars().all(is_bare) {
        true => name.to_owned(),
        false => quoted(name),
    };
    let mut text = format!("[mapping.{name}]\ncontainer = \"{kind}\"\n");
    for (field, place) in &used {
        if let Some(key) = line_key(*field) {
            text += &format!("{key} = {}\n", value(*field, place));
        }
    }
    for (field, key, what) in NEEDED {
        if used.iter().all(|(known, _)| *known != field) {
            text += &format!("# {key} = \"…\" # not found by name: {what}\n");
        }
    }
    text += "# Where the input count leaves out cached tokens: input = { path = \"…\", includes_cached = false }\n";
    text += &unused(met, &used);
    text
}

fn rank(met: &Met) -> u8 {
    met.meaning.map_or(u8::MAX, |meaning| meaning.rank)
}

fn line_key(field: Field) -> Option<&'static str> {
    match field {
        Field::Time => Some("ts"),
        Field::Id => Some("id"),
        field => key_of(field),
    }
}

/// A path, with its unit where the name gives one away.
fn value(field: Field, met: &Met) -> String {
    let path = quoted(&met.path);
    let exponent = met.meaning.map_or(0, |meaning| meaning.exponent);
    match unit_of(field, exponent) {
        Some(unit) => format!("{{ path = {path}, unit = \"{unit}\" }}"),
        None => path,
    }
}

/// The fields the draft makes no use of, as a list of tags to choose from; what may hold prompts is not offered.
fn unused(met: &[Met], used: &[(Field, &Met)]) -> String {
    let is_free = |field: &&Met| {
        let last = field.path.rsplit('.').next().unwrap_or_default();
        used.iter().all(|(_, place)| place.path != field.path) && !is_content(&normalise(last))
    };
    let free: Vec<&Met> = met.iter().filter(is_free).collect();
    if free.is_empty() {
        return String::new();
    }
    let mut text =
        "# Other fields; those listed as tags can be reported by:\n# tags = [\n".to_owned();
    for field in free.iter().take(LISTED) {
        text += &format!("#   {},\n", quoted(&field.path));
    }
    text + "# ]\n"
}

/// A text as TOML writes it: safe to print, whatever the file calls its fields.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
