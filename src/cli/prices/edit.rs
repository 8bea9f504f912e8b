//! A price book's text and a change, in: the text with that change and everything else as it was, out.
//!
//! Entries are found by their headers and replaced as lines, so that comments, order and layout stay. The result is
//! read again before it is written.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use super::book;
use super::price_flag::ModelName;
use super::price_flag::quoted;
use crate::cli::Session;
use crate::cli::whole_file::Readers;
use crate::cli::whole_file::write_atomically;
use crate::error::Error;
use crate::event::provider_name;
use crate::pricing::PriceBook;

/// The book a command edits: the user's, unless a file is named.
pub(super) fn target(project: Option<&PathBuf>, session: &Session<'_>) -> Result<PathBuf, Error> {
    project
        .cloned()
        .or_else(|| book::user_book(session))
        .ok_or_else(|| {
            Error::Usage(
                "there is no home folder to keep a price book in; name one with `--project FILE`"
                    .into(),
            )
        })
}

/// The text of a book that must be sound; empty where there is none.
pub(super) fn read(path: &Path) -> Result<String, Error> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Error::io("read", path)(error)),
    };
    PriceBook::empty().with_layer("edited", &text, path)?;
    Ok(text)
}

/// Writes a changed book, unless the change would make it unsound.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Error> {
    PriceBook::empty().with_layer("edited", text, path)?;
    write_atomically(path, text.as_bytes(), Readers::Others)
}

/// Tells the user when no command would read the book.
pub(super) fn warn_if_unused(path: &Path, session: &mut Session<'_>) {
    let files = book::files(&book::BookArgs::default(), session);
    let same = |known: &Path| match (fs::canonicalize(known), fs::canonicalize(path)) {
        (Ok(known), Ok(path)) => known == path,
        _ => known == path,
    };
    if !files.iter().any(|(_, known)| same(known)) {
        session.warn(&format!(
            "no setting names this book; put `prices = [{}]` into llmcost.toml, or use `--prices`",
            quoted(&path.display().to_string())
        ));
    }
}

/// The lines of one `[[model]]`, up to the next entry of another kind.
struct Block {
    start: usize,
    end: usize,
}

/// The text with one price more or another in its place: the one with the same `from` under standard terms.
pub(super) fn with_price(text: &str, model: &ModelName, from: Option<&str>, price: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let entry = format!("[[model.price]]\n{price}");
    let Some(block) = find(&lines, model) else {
        return with_model(text, model, &entry);
    };
    let (start, end) = match price_of(&lines, &block, from) {
        Some(place) => (place.start, place.end),
        None => (block.end, block.end),
    };
    let after = lines.split_off(end);
    lines.truncate(start);
    joined([&lines.join("\n"), entry.trim_end(), &after.join("\n")])
}

/// The text in which a model has one name more.
pub(super) fn with_alias(text: &str, model: &ModelName, alias: &str) -> Result<String, String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let borrowed: Vec<&str> = text.lines().collect();
    let Some(block) = find(&borrowed, model) else {
        return Ok(with_model(
            text,
            model,
            &format!("aliases = [{}]\n", quoted(alias)),
        ));
    };
    let Some(entry) = parsed(&borrowed, &block) else {
        return Err("the entry of that model cannot be told; edit the file by hand".to_owned());
    };
    let known = entry.get("aliases").and_then(toml::Value::as_array);
    let mut names: Vec<String> = known
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_str)
        .map(str::to_owned)
        .collect();
    if names.iter().any(|name| name == alias) {
        return Ok(text.to_owned());
    }
    names.push(alias.to_owned());
    let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    let line = format!("aliases = [{}]", names.join(", "));
    let place = (block.start..block.end).find(|place| {
        let text = borrowed.get(*place).map_or("", |line| line.trim_start());
        text.starts_with("aliases") && text.ends_with(']')
    });
    match (place, known) {
        (Some(place), _) => lines[place] = line,
        (None, None) => lines.insert(block.start + 1, line),
        (None, Some(_)) => {
            return Err("`aliases` of that model spans lines; edit the file by hand".to_owned());
        }
    }
    Ok(joined([&lines.join("\n"), "", ""]))
}

/// The text without a model, or without its price of one start; `None` when it holds no such thing.
pub(super) fn without(text: &str, model: &ModelName, from: Option<&str>) -> Option<String> {
    let mut lines: Vec<&str> = text.lines().collect();
    let mut block = find(&lines, model)?;
    if from.is_some() {
        block = price_of(&lines, &block, from)?;
    }
    let after = lines.split_off(block.end);
    lines.truncate(block.start);
    Some(joined([&lines.join("\n"), "", &after.join("\n")]))
}

/// Parts one below the other, with one line feed at the end.
fn joined(parts: [&str; 3]) -> String {
    let mut text = String::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        text.push_str(part);
        text.push('\n');
    }
    text
}

fn with_model(text: &str, model: &ModelName, content: &str) -> String {
    let before = match text.trim_end() {
        "" => "schema = 1\n".to_owned(),
        text => format!("{text}\n"),
    };
    format!(
        "{before}\n[[model]]\nprovider = {}\nid = {}\n{content}",
        quoted(&model.provider),
        quoted(&model.id)
    )
}

fn find(lines: &[&str], model: &ModelName) -> Option<Block> {
    let header = |line: &str| line.trim_start().starts_with('[');
    let of_model = |line: &str| line.trim_start().starts_with("[[model.");
    let home = lines
        .iter()
        .take_while(|line| !header(line))
        .copied()
        .collect::<Vec<_>>()
        .join("\n")
        .parse::<toml::Table>()
        .ok();
    let home = home
        .as_ref()
        .and_then(|table| table.get("provider")?.as_str());
    let starts = (0..lines.len()).filter(|place| is_header(lines, *place, "[[model]]"));
    for start in starts {
        let end = (start + 1..lines.len())
            .find(|place| {
                lines
                    .get(*place)
                    .is_some_and(|line| header(line) && !of_model(line))
            })
            .unwrap_or(lines.len());
        let block = Block {
            start,
            end: content_end(lines, start, end),
        };
        let entry = parsed(lines, &block);
        let fact = |name: &str| entry.as_ref()?.get(name)?.as_str().map(str::to_owned);
        let provider = fact("provider").or_else(|| home.map(str::to_owned));
        let same_id = fact("id").is_some_and(|id| id.trim().eq_ignore_ascii_case(&model.id));
        let same =
            provider.is_some_and(|name| provider_name(&name) == provider_name(&model.provider));
        if same_id && same {
            return Some(block);
        }
    }
    None
}

/// The standard price of a model that starts at `from`.
fn price_of(lines: &[&str], model: &Block, from: Option<&str>) -> Option<Block> {
    let header = |line: &str| line.trim_start().starts_with('[');
    let starts =
        (model.start..model.end).filter(|place| is_header(lines, *place, "[[model.price]]"));
    for start in starts {
        let end = (start + 1..model.end)
            .find(|place| lines.get(*place).is_some_and(|line| header(line)))
            .unwrap_or(model.end);
        let block = Block {
            start,
            end: content_end(lines, start, end),
        };
        let text = lines.get(start + 1..block.end)?.join("\n");
        let Ok(entry) = text.parse::<toml::Table>() else {
            continue;
        };
        let terms = ["when", "hours", "days", "context_over", "context_at_least"];
        let stated = entry.get("from").map(ToString::to_string);
        if stated.as_deref() == from && terms.iter().all(|term| !entry.contains_key(*term)) {
            return Some(block);
        }
    }
    None
}

fn is_header(lines: &[&str], place: usize, header: &str) -> bool {
    lines.get(place).is_some_and(|line| {
        let line = line.split('#').next().unwrap_or("");
        line.trim() == header
    })
}

/// An entry ends with its last line that says something: what stands below belongs to the next.
fn content_end(lines: &[&str], start: usize, end: usize) -> usize {
    let says = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let last = (start..end)
        .rev()
        .find(|place| lines.get(*place).is_some_and(says));
    last.map_or(end, |last| last + 1)
}

fn parsed(lines: &[&str], block: &Block) -> Option<toml::Table> {
    let text = lines.get(block.start..block.end)?.join("\n");
    let table: toml::Table = text.parse().ok()?;
    table.get("model")?.as_array()?.first()?.as_table().cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &str = "# ours\nschema = 1\n\n[[model]] # the first\nprovider = \"acme\"\nid = \"x\"\n\
        [[model.price]]\nrates = { input = \"1\" } # old\n\n# about y\n[[model]]\nprovider = \"acme\"\nid = \"y\"\n";

    fn model(text: &str) -> ModelName {
        text.parse().expect("a model")
    }

    fn sound(text: &str) -> bool {
        PriceBook::empty()
            .with_layer("edited", text, Path::new("book"))
            .is_ok()
    }

    #[test]
    fn a_price_takes_the_place_of_the_one_with_its_start_and_the_rest_stays() {
        let price = "rates = { input = \"2\" }\n";
        let changed = with_price(BOOK, &model("acme/X"), None, price);
        assert_eq!(
            changed,
            BOOK.replace(
                "rates = { input = \"1\" } # old",
                "rates = { input = \"2\" }"
            )
        );
        let dated = "from = 2026-01-01\nrates = { input = \"2\" }\n";
        let added = with_price(BOOK, &model("acme/x"), Some("2026-01-01"), dated);
        assert_eq!(
            added,
            BOOK.replace(
                "# old\n",
                "# old\n[[model.price]]\nfrom = 2026-01-01\nrates = { input = \"2\" }\n"
            )
        );
        assert_eq!(
            with_price(&added, &model("acme/x"), Some("2026-01-01"), dated),
            added
        );
        let new = with_price("", &model("b/z"), None, price);
        assert!(new.starts_with("schema = 1\n\n[[model]]\nprovider = \"b\"\nid = \"z\"\n"));
        for text in [&changed, &added, &new] {
            assert!(sound(text), "{text}");
        }
    }

    #[test]
    fn what_was_set_is_removed_and_nothing_else() {
        assert_eq!(without(BOOK, &model("acme/z"), None), None);
        assert_eq!(without(BOOK, &model("acme/x"), Some("2026-01-01")), None);
        assert_eq!(
            without(BOOK, &model("acme/x"), None).as_deref(),
            Some("# ours\nschema = 1\n\n\n# about y\n[[model]]\nprovider = \"acme\"\nid = \"y\"\n")
        );
        let added = with_price(BOOK, &model("acme/y"), None, "rates = { input = \"3\" }\n");
        let dated = with_price(
            &added,
            &model("acme/y"),
            Some("2026-01-01"),
            "from = 2026-01-01\nrates = { input = \"3\" }\n",
        );
        assert_eq!(
            without(&dated, &model("acme/y"), Some("2026-01-01")),
            Some(added)
        );
    }

    #[test]
    fn aliases_are_added_once() {
        let one = with_alias(BOOK, &model("acme/x"), "mine").expect("added");
        let two = with_alias(&one, &model("acme/x"), "ours").expect("added");
        assert!(
            two.contains("aliases = [\"mine\", \"ours\"]") && sound(&two),
            "{two}"
        );
        assert_eq!(
            with_alias(&two, &model("acme/x"), "ours").as_deref(),
            Ok(two.as_str())
        );
        let new = with_alias("", &model("openai/gpt-5.1"), "dep").expect("added");
        assert!(sound(&new), "{new}");
    }
}
