//! A configuration's text and a change to one budget, in: the text with that change and everything else as it was, out.
//!
//! Budgets are found by their headers and changed as lines, so that comments, order and layout stay. The result is read
//! again before it is written.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use super::config;
use crate::cli::Session;
use crate::cli::config_files::FILE_NAME;
use crate::cli::whole_file::Readers;
use crate::cli::whole_file::write_atomically;
use crate::error::Error;

/// Keys and their values as TOML, in the order they are written.
pub(super) type Keys = Vec<(&'static str, String)>;

/// The file in which a new budget is written: the strongest there is, else the user's.
pub(super) fn target(session: &Session<'_>) -> Result<PathBuf, Error> {
    let strongest = session.settings.files().last().cloned();
    let user = || {
        let folder = session.environment.config_directory.as_ref()?;
        Some(folder.join(FILE_NAME))
    };
    strongest.or_else(user).ok_or_else(|| {
        Error::Usage(
            "there is no home folder to keep a configuration in; name a file with `--file`".into(),
        )
    })
}

/// The text of a file; empty where there is none.
pub(super) fn read(path: &Path) -> Result<String, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(Error::io("read", path)(error)),
    }
}

/// Writes a changed configuration, unless its budgets cannot be read.
pub(super) fn write(path: &Path, text: &str, session: &Session<'_>) -> Result<(), Error> {
    let table: toml::Table = text
        .parse()
        .map_err(|error: toml::de::Error| Error::Invalid {
            path: path.to_owned(),
            reason: error.to_string().trim_end().to_owned(),
        })?;
    if let Some(budgets) = table.get("budget") {
        config::read(budgets, path, session.settings.timezone()?)?;
    }
    write_atomically(path, text.as_bytes(), Readers::Others)
}

/// Whether a text has a budget.
pub(super) fn has(text: &str, name: &str) -> bool {
    find(&text.lines().collect::<Vec<_>>(), name).is_some()
}

/// The text in which a budget has these keys, besides those it had; a new one at the end where there is none.
pub(super) fn with(text: &str, name: &str, keys: &Keys) -> Result<String, String> {
    let lines: Vec<&str> = text.lines().collect();
    let Some(block) = find(&lines, name) else {
        let mut text = match text.trim_end() {
            "" => String::new(),
            text => format!("{text}\n\n"),
        };
        text.push_str(&format!("[[budget]]\nname = {}\n", quoted(name)));
        for (key, value) in keys {
            text.push_str(&format!("{key} = {value}\n"));
        }
        return Ok(text);
    };
    let mut lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
    let (start, mut end) = (block.start, block.keys_end);
    for (key, value) in keys {
        let place =
            (start..end).find(|place| lines.get(*place).is_some_and(|line| sets(line, key)));
        match place {
            Some(place) => {
                let line = lines.get_mut(place).ok_or("the file changed")?;
                // A value that goes on below is none on its own.
                if line.parse::<toml::Table>().is_err() {
                    return Err(format!(
                        "`{key}` of `{name}` spans lines; edit the file by hand"
                    ));
                }
                *line = format!("{key} = {value}");
            }
            None if block.tables.iter().any(|table| table == key) => {
                return Err(format!(
                    "`{key}` of `{name}` is a table of its own; edit the file by hand"
                ));
            }
            None => {
                lines.insert(end, format!("{key} = {value}"));
                end += 1;
            }
        }
    }
    Ok(lines.join("\n") + "\n")
}

/// The text without a budget; `None` when it holds no such thing.
pub(super) fn without(text: &str, name: &str) -> Option<String> {
    let mut lines: Vec<&str> = text.lines().collect();
    let block = find(&lines, name)?;
    let mut after = lines.split_off(block.end);
    lines.truncate(block.start);
    // One blank line between what stood around it.
    while after.first().is_some_and(|line| line.trim().is_empty()) {
        after.remove(0);
    }
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    if !lines.is_empty() && !after.is_empty() {
        lines.push("");
    }
    lines.append(&mut after);
    Some(match lines.is_empty() {
        true => String::new(),
        false => lines.join("\n") + "\n",
    })
}

/// A text as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// The lines of one budget.
struct Block {
    /// Its header.
    start: usize,
    /// The line after its own keys, before tables inside it.
    keys_end: usize,
    /// The line after its last that says something.
    end: usize,
    /// The keys that are tables of their own.
    tables: Vec<String>,
}

fn find(lines: &[&str], name: &str) -> Option<Block> {
    let starts = (0..lines.len()).filter(|place| header(lines, *place) == Some("[[budget]]"));
    for start in starts {
        let is_foreign =
            |place: &usize| header(lines, *place).is_some_and(|header| inside(header).is_none());
        let end = (start + 1..lines.len())
            .find(is_foreign)
            .unwrap_or(lines.len());
        let end = says_until(lines, start, end);
        let entry: Option<toml::Table> = lines
            .get(start..end)
            .and_then(|lines| lines.join("\n").parse().ok());
        let known = entry.as_ref().and_then(|entry| {
            entry
                .get("budget")?
                .as_array()?
                .first()?
                .get("name")?
                .as_str()
        });
        if known.map(str::trim) != Some(name) {
            continue;
        }
        let tables: Vec<usize> = (start + 1..end)
            .filter(|place| header(lines, *place).is_some())
            .collect();
        let keys_end = tables.first().copied().unwrap_or(end);
        return Some(Block {
            start,
            keys_end: says_until(lines, start, keys_end),
            end,
            tables: tables
                .into_iter()
                .filter_map(|place| inside(header(lines, place)?).map(str::to_owned))
                .collect(),
        });
    }
    None
}

/// The header that a line is, without comment.
fn header<'l>(lines: &[&'l str], place: usize) -> Option<&'l str> {
    let line = lines.get(place)?.trim_start();
    let line = line.split('#').next().unwrap_or("").trim_end();
    // An array inside a key is no header.
    (line.starts_with('[') && line.ends_with(']') && !line.contains(['"', ','])).then_some(line)
}

/// The key of a table inside a budget: `scope` of `[budget.scope]`.
fn inside(header: &str) -> Option<&str> {
    let name = header.trim_matches(['[', ']']).trim();
    name.strip_prefix("budget.").map(str::trim)
}

/// The line after the last that says something: what stands below belongs to the next.
fn says_until(lines: &[&str], start: usize, end: usize) -> usize {
    let says = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let last = (start..end)
        .rev()
        .find(|place| lines.get(*place).is_some_and(says));
    last.map_or(end, |last| last + 1)
}

/// Whether a line gives a key its value.
fn sets(line: &str, key: &str) -> bool {
    line.split_once('=')
        .is_some_and(|(name, _)| name.trim().replace('_', "-") == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# ours\nformat = \"table\"\n\n[[budget]] # of the team\nname = \"team\"\nlimit = 20 # for now\n\
        period = \"month\"\n[budget.scope]\nagent = \"a\"\n\n# about runs\n[[budget]]\nname = \"runs\"\nlimit = 1\n\
        thresholds = [\n  \"80%\",\n]\n\n[other]\nx = 1\n";

    fn keys(pairs: &[(&'static str, &str)]) -> Keys {
        let keys = pairs.iter();
        keys.map(|(key, value)| (*key, (*value).to_owned()))
            .collect()
    }

    #[test]
    fn a_key_takes_the_place_of_its_own_and_the_rest_stays() {
        let changed = with(FILE, "team", &keys(&[("limit", "30"), ("anchor-day", "5")]));
        let expected = FILE
            .replace("limit = 20 # for now", "limit = 30")
            .replace("\"month\"\n[budget", "\"month\"\nanchor-day = 5\n[budget");
        assert_eq!(changed.as_deref(), Ok(expected.as_str()));
        for (name, key) in [("team", "scope"), ("runs", "thresholds")] {
            let refused = with(FILE, name, &keys(&[(key, "1")]));
            assert!(
                refused.is_err_and(|reason| reason.contains("by hand")),
                "{key}"
            );
        }
    }

    #[test]
    fn a_new_one_comes_last_and_is_removed_again() {
        let added = with(FILE, "new", &keys(&[("limit", "1")])).expect("added");
        assert_eq!(
            added,
            format!("{FILE}\n[[budget]]\nname = \"new\"\nlimit = 1\n")
        );
        assert_eq!(without(&added, "new").as_deref(), Some(FILE));
        assert_eq!(without(FILE, "new"), None);
        let first = with("", "new", &keys(&[("limit", "1")])).expect("added");
        assert_eq!(first, "[[budget]]\nname = \"new\"\nlimit = 1\n");
        assert_eq!(without(&first, "new").as_deref(), Some(""));
        let rest = without(FILE, "team").expect("removed");
        assert_eq!(
            rest,
            "# ours\nformat = \"table\"\n\n# about runs\n[[budget]]\nname = \"runs\"\nlimit = 1\n\
            thresholds = [\n  \"80%\",\n]\n\n[other]\nx = 1\n"
        );
    }
}
