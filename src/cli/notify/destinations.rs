//! `[[webhook]]` and `[[command]]` of `llmcost.toml` to where notifications can go.
//!
//! They are taken from the user's own file (or the one named by `--config` or `LLMCOST_CONFIG`), never from the file of a project:
//! who checks a repository out has not agreed to run its programs or to write to its addresses. Messages name a
//! destination and never quote its address or its secret.

use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use toml::Table;
use toml::Value;

use crate::cli::settings::Section;
use crate::cli::settings::Settings;
use crate::error::Error;

/// How long a command may take where nothing is stated, and at most.
const USUAL_TIMEOUT: u64 = 10;
const LONGEST_TIMEOUT: u64 = 60;

/// Everything a budget may name.
#[derive(Debug, Default)]
pub(super) struct Destinations {
    webhooks: Vec<Webhook>,
    commands: Vec<Hook>,
    files: Vec<PathBuf>,
}

/// Where an event is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Webhook {
    name: String,
    pub(super) url: Address,
    /// The environment variable with the secret that signs.
    pub(super) secret_env: Option<String>,
    /// Private networks that it may be in.
    pub(super) allow: Vec<String>,
    /// A file with the authorities to trust instead of the usual ones.
    pub(super) certificates: Option<PathBuf>,
}

/// An address, or the environment variable it is in: some addresses are secrets themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    Stated(String),
    Variable(String),
}

/// A program that is run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hook {
    name: String,
    /// The program and its arguments; no shell reads them.
    pub(super) run: Vec<String>,
    pub(super) timeout: Duration,
}

impl Destinations {
    /// Those of the files that may name any.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a destination that is not complete, or is named twice.
    pub(super) fn of(settings: &Settings) -> Result<Self, Error> {
        let mut destinations = Self {
            files: settings.own_files().to_vec(),
            ..Self::default()
        };
        let sections = ["webhook", "command"].map(|name| settings.sections(name));
        for section in sections.into_iter().flatten() {
            if destinations.files.contains(&section.path) {
                let read = destinations.read(section);
                read.map_err(|reason| Error::Invalid {
                    path: section.path.clone(),
                    reason,
                })?;
            }
        }
        Ok(destinations)
    }

    /// The webhook of that name.
    pub(super) fn webhook(&self, name: &str) -> Result<&Webhook, String> {
        let mut named = self.webhooks.iter();
        named
            .find(|webhook| webhook.name == name)
            .ok_or_else(|| self.missing("webhook", name))
    }

    /// The command of that name.
    pub(super) fn command(&self, name: &str) -> Result<&Hook, String> {
        let mut named = self.commands.iter();
        named
            .find(|command| command.name == name)
            .ok_or_else(|| self.missing("command", name))
    }

    fn missing(&self, kind: &str, name: &str) -> String {
        let place = match self.files.as_slice() {
            [] => "your own llmcost.toml, which there is none of".to_owned(),
            files => {
                let files = files.iter().map(|path| format!("`{}`", path.display()));
                files.collect::<Vec<_>>().join(" or ")
            }
        };
        format!(
            "there is no [[{kind}]] with name = \"{name}\" in {place}; those of a project's file are not used"
        )
    }

    fn read(&mut self, section: &Section) -> Result<(), String> {
        let key = &section.name;
        let wrong = || format!("`{key}` is a list of tables: write [[{key}]] above each");
        let folder = section.path.parent().unwrap_or(Path::new("."));
        let entries = section.value.as_array().ok_or_else(wrong)?;
        for (number, entry) in (1..).zip(entries) {
            let table = entry.as_table().ok_or_else(wrong)?;
            self.add(key, table, folder)
                .map_err(|reason| format!("[[{key}]] {number}: {reason}"))?;
        }
        Ok(())
    }

    fn add(&mut self, key: &str, table: &Table, folder: &Path) -> Result<(), String> {
        let name = name(table)?;
        let is_known = match key {
            "webhook" => self.webhook(&name).is_ok(),
            _ => self.command(&name).is_ok(),
        };
        if is_known {
            return Err(format!("`{name}` is named twice"));
        }
        match key {
            "webhook" => self.webhooks.push(webhook(name, table, folder)?),
            _ => self.commands.push(command(name, table, folder)?),
        }
        Ok(())
    }
}

fn webhook(name: String, table: &Table, folder: &Path) -> Result<Webhook, String> {
    only(
        table,
        &[
            "name",
            "url",
            "url_env",
            "secret_env",
            "allow",
            "certificates",
        ],
    )?;
    let url = match (text(table, "url")?, text(table, "url_env")?) {
        (Some(url), None) => Address::Stated(url),
        (None, Some(variable)) => Address::Variable(variable),
        _ => return Err(
            "give either `url`, or `url_env` with the name of the environment variable it is in"
                .to_owned(),
        ),
    };
    Ok(Webhook {
        name,
        url,
        secret_env: text(table, "secret_env")?,
        allow: texts(table, "allow")?.unwrap_or_default(),
        certificates: text(table, "certificates")?.map(|path| folder.join(path)),
    })
}

fn command(name: String, table: &Table, folder: &Path) -> Result<Hook, String> {
    only(table, &["name", "run", "timeout_seconds"])?;
    let mut run = texts(table, "run")?.unwrap_or_default();
    let Some(program) = run.first_mut() else {
        return Err(
            "give `run`, the program and its arguments: run = [\"/usr/local/bin/page\", \"ops\"]"
                .to_owned(),
        );
    };
    // A bare name is looked up in PATH; a path starts at the file that states it.
    if program.contains('/') {
        *program = folder.join(&*program).display().to_string();
    }
    let seconds = match table.get("timeout_seconds") {
        None => USUAL_TIMEOUT,
        Some(value) => value
            .as_integer()
            .and_then(|seconds| u64::try_from(seconds).ok())
            .filter(|seconds| (1..=LONGEST_TIMEOUT).contains(seconds))
            .ok_or_else(|| {
                format!("`timeout_seconds` is a whole number from 1 to {LONGEST_TIMEOUT}")
            })?,
    };
    Ok(Hook {
        name,
        run,
        timeout: Duration::from_secs(seconds),
    })
}

fn name(table: &Table) -> Result<String, String> {
    text(table, "name")?
        .filter(|name| !name.is_empty())
        .ok_or_else(|| "it has no `name`".to_owned())
}

fn only(table: &Table, known: &[&str]) -> Result<(), String> {
    match table.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(format!(
            "`{key}` is no key of it; there are {}",
            known.join(", ")
        )),
        None => Ok(()),
    }
}

fn text(table: &Table, key: &str) -> Result<Option<String>, String> {
    match table.get(key) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(format!("`{key}` is a text in quotes")),
    }
}

fn texts(table: &Table, key: &str) -> Result<Option<Vec<String>>, String> {
    let wrong = || format!("`{key}` is a list of texts in quotes");
    let Some(value) = table.get(key) else {
        return Ok(None);
    };
    let values = value.as_array().ok_or_else(wrong)?.iter();
    values
        .map(|value| value.as_str().map(str::to_owned).ok_or_else(wrong))
        .collect::<Result<_, _>>()
        .map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Destinations, String> {
        let mut destinations = Destinations::default();
        for (name, value) in text.parse::<Table>().expect("TOML") {
            let path = PathBuf::from("/etc/llmcost/llmcost.toml");
            destinations.read(&Section { name, value, path })?;
        }
        Ok(destinations)
    }

    #[test]
    fn destinations_are_found_by_name() {
        let found = read(
            "[[webhook]]\nname = 'team'\nurl_env = 'HOOK'\nallow = ['10.0.0.0/8']\ncertificates = 'ca.pem'\n\
             [[command]]\nname = 'page'\nrun = ['bin/page', 'a b']\ntimeout_seconds = 3",
        )
        .expect("sound");
        let webhook = found.webhook("team").expect("there");
        assert_eq!(webhook.url, Address::Variable("HOOK".to_owned()));
        assert_eq!(
            webhook.certificates.as_deref(),
            Some(Path::new("/etc/llmcost/ca.pem"))
        );
        let command = found.command("page").expect("there");
        assert_eq!(command.run, ["/etc/llmcost/bin/page", "a b"]);
        assert!(
            found
                .command("team")
                .is_err_and(|reason| reason.contains("[[command]]"))
        );
    }

    #[test]
    fn what_is_wrong_is_said_without_quoting_a_value() {
        for (text, expected) in [
            ("webhook = 'x'", "[[webhook]]"),
            ("[[webhook]]\nname = 'a'", "`url_env`"),
            (
                "[[webhook]]\nname = 'a'\nurl = 'secret'\nurl_env = 'secret'",
                "`url_env`",
            ),
            ("[[webhook]]\nurl = 'secret'", "no `name`"),
            (
                "[[webhook]]\nname = 'a'\nurl = 'x'\nsecret = 'secret'",
                "`secret` is no key",
            ),
            (
                "[[webhook]]\nname = 'a'\nurl = ['secret']",
                "`url` is a text",
            ),
            (
                "[[webhook]]\nname = 'a'\nurl = 'x'\n[[webhook]]\nname = 'a'\nurl = 'y'",
                "twice",
            ),
            ("[[command]]\nname = 'a'", "`run`"),
            ("[[command]]\nname = 'a'\nrun = 'rm -rf /'", "list of texts"),
            (
                "[[command]]\nname = 'a'\nrun = ['x']\ntimeout_seconds = 0",
                "1 to 60",
            ),
        ] {
            let reason = read(text).expect_err(text);
            assert!(reason.contains(expected), "{reason}");
            assert!(
                !reason.replace("`secret` is no key", "").contains("secret'"),
                "{reason}"
            );
        }
    }
}
