//! Every setting and where its value came from: default < user file < project file < environment < flag.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

mod known;

pub(super) use known::SETTINGS;
pub(super) use known::Setting;
pub(super) use known::SettingKind;

use crate::analysis;
use crate::cli::config_files;
use crate::cli::environment::Environment;
use crate::error::Error;

/// Tables of `llmcost.toml` besides the settings.
const SECTIONS: [&str; 3] = ["budget", "command", "webhook"];

/// Who said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// Nobody: built in.
    Default,
    /// A configuration file.
    File(PathBuf),
    /// An environment variable.
    Variable(&'static str),
    /// A flag of this command.
    Flag(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Variable(name) => write!(f, "environment variable {name}"),
            Self::Flag(name) => write!(f, "flag --{name}"),
        }
    }
}

/// The value of every setting, with its origin.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    values: BTreeMap<&'static str, (Vec<String>, Origin)>,
    /// What files say under [`SECTIONS`], the weakest file first; the commands that need it read it.
    sections: Vec<Section>,
    /// The files, the weakest first.
    files: Vec<PathBuf>,
    /// The files that the user wrote or named.
    own_files: Vec<PathBuf>,
}

/// What a file says that is no setting.
#[derive(Clone, Debug)]
pub(super) struct Section {
    /// One of [`SECTIONS`].
    pub(super) name: String,
    /// As written.
    pub(super) value: toml::Value,
    /// Where.
    pub(super) path: PathBuf,
}

impl Settings {
    /// Collects the settings of files, environment and flags, in that order of rising strength.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a file that is no TOML, has an unknown key or a value of the wrong kind;
    /// [`Error::Usage`] for an environment variable that does not fit its setting.
    pub(super) fn collect(
        environment: &Environment,
        config: Option<&Path>,
        flags: &[(&'static str, Vec<String>)],
    ) -> Result<Self, Error> {
        let mut settings = Self {
            values: BTreeMap::new(),
            sections: Vec::new(),
            files: config_files::in_force(environment, config)?,
            own_files: Vec::new(),
        };
        for setting in SETTINGS {
            let values = split(setting.kind, setting.default);
            settings
                .values
                .insert(setting.name, (values, Origin::Default));
        }
        for file in settings.files.clone() {
            settings.add_file(&file)?;
            if config_files::is_own(&file, environment, config) {
                settings.own_files.push(file);
            }
        }
        for setting in SETTINGS {
            let Some(value) = environment.variable(setting.variable) else {
                continue;
            };
            check(setting, value).map_err(|reason| {
                Error::Usage(format!(
                    "environment variable {}: {reason}",
                    setting.variable
                ))
            })?;
            settings.values.insert(
                setting.name,
                (
                    split(setting.kind, value),
                    Origin::Variable(setting.variable),
                ),
            );
        }
        for (name, values) in flags {
            settings
                .values
                .insert(name, (values.clone(), Origin::Flag(name)));
        }
        Ok(settings)
    }

    /// Every setting with its values and origin, in the order of [`SETTINGS`].
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'static Setting, &[String], &Origin)> {
        SETTINGS.iter().filter_map(|setting| {
            let (values, origin) = self.values.get(setting.name)?;
            Some((setting, values.as_slice(), origin))
        })
    }

    /// The text of a setting; empty where none is set.
    #[must_use]
    pub(super) fn text(&self, name: &str) -> &str {
        self.values(name).first().map_or("", String::as_str)
    }

    /// Whether a switch is on.
    #[must_use]
    pub(super) fn switch(&self, name: &str) -> bool {
        self.text(name) == "true"
    }

    /// The paths of a setting.
    #[must_use]
    pub(super) fn paths(&self, name: &str) -> Vec<PathBuf> {
        self.values(name).iter().map(PathBuf::from).collect()
    }

    /// The configuration files that the user wrote or named; a project's file, found on the way up from the current
    /// directory, is none of them.
    pub(super) fn own_files(&self) -> &[PathBuf] {
        &self.own_files
    }

    /// Who set a setting.
    pub(super) fn origin(&self, name: &str) -> &Origin {
        self.values
            .get(name)
            .map_or(&Origin::Default, |(_, origin)| origin)
    }

    /// The zone days are cut in.
    ///
    /// # Errors
    /// [`Error::Usage`] when there is no such zone.
    pub(super) fn timezone(&self) -> Result<chrono_tz::Tz, Error> {
        analysis::zone(self.text("timezone"))
    }

    /// How long to wait for another writer.
    #[must_use]
    pub(super) fn lock_timeout(&self) -> Duration {
        Duration::from_secs(self.text("lock-timeout").parse().unwrap_or(0))
    }

    /// The longest record that is read, in bytes.
    #[must_use]
    pub(super) fn max_record_bytes(&self) -> usize {
        self.text("max-record-bytes").parse().unwrap_or(usize::MAX)
    }

    /// The folder of the store.
    ///
    /// # Errors
    /// [`Error::Usage`] when neither a setting nor a home folder says where it is.
    pub(super) fn store(&self, environment: &Environment) -> Result<PathBuf, Error> {
        let stated = self.text("store");
        if !stated.is_empty() {
            return Ok(PathBuf::from(stated));
        }
        environment.data_directory.clone().ok_or_else(|| {
            Error::Usage(
                "there is no home folder to keep a store in; name one with `--store DIR`".into(),
            )
        })
    }

    /// The configuration files in force, the weakest first.
    pub(super) fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// What files say under a name of [`SECTIONS`], the weakest file first.
    pub(super) fn sections<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Section> {
        self.sections
            .iter()
            .filter(move |section| section.name == name)
    }

    fn values(&self, name: &str) -> &[String] {
        self.values
            .get(name)
            .map_or(&[], |(values, _)| values.as_slice())
    }

    fn add_file(&mut self, path: &Path) -> Result<(), Error> {
        let invalid = |reason: String| Error::Invalid {
            path: path.to_owned(),
            reason,
        };
        let text = fs::read_to_string(path).map_err(Error::io("read", path))?;
        let table: toml::Table = text
            .parse()
            .map_err(|error: toml::de::Error| invalid(error.to_string().trim_end().to_owned()))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        for (key, value) in &table {
            if SECTIONS.contains(&key.as_str()) {
                self.sections.push(Section {
                    name: key.clone(),
                    value: value.clone(),
                    path: path.to_owned(),
                });
                continue;
            }
            let setting = SETTINGS
                .iter()
                .find(|setting| setting.name == key.replace('_', "-"))
                .ok_or_else(|| {
                    let known: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
                    invalid(format!(
                        "`{key}` is no setting; there are {}",
                        known.join(", ")
                    ))
                })?;
            let values = texts(setting, value, folder)
                .map_err(|reason| invalid(format!("`{key}`: {reason}")))?;
            for value in &values {
                check(setting, value).map_err(|reason| invalid(format!("`{key}`: {reason}")))?;
            }
            self.values
                .insert(setting.name, (values, Origin::File(path.to_owned())));
        }
        Ok(())
    }
}

/// A value of a file as texts; relative paths start at the file's folder.
fn texts(setting: &Setting, value: &toml::Value, folder: &Path) -> Result<Vec<String>, String> {
    let path = |text: &str| folder.join(text).display().to_string();
    match (setting.kind, value) {
        (SettingKind::Text, toml::Value::String(text)) => Ok(vec![text.clone()]),
        (SettingKind::Switch, toml::Value::Boolean(on)) => Ok(vec![on.to_string()]),
        (SettingKind::Number, toml::Value::Integer(number)) => Ok(vec![number.to_string()]),
        (SettingKind::Path, toml::Value::String(text)) => Ok(vec![path(text)]),
        (SettingKind::Paths, toml::Value::String(text)) => Ok(vec![path(text)]),
        (SettingKind::Paths, toml::Value::Array(values)) => values
            .iter()
            .map(|value| value.as_str().map(path).ok_or_else(|| expected(setting)))
            .collect(),
        _ => Err(expected(setting)),
    }
}

fn expected(setting: &Setting) -> String {
    let what = match setting.kind {
        SettingKind::Text => "a text in quotes",
        SettingKind::Switch => "true or false",
        SettingKind::Number => "a whole number",
        SettingKind::Path => "a path in quotes",
        SettingKind::Paths => "a list of paths in quotes",
    };
    format!("expected {what}: {}", setting.about)
}

fn check(setting: &Setting, value: &str) -> Result<(), String> {
    let fits = match setting.kind {
        SettingKind::Switch => matches!(value, "true" | "false"),
        SettingKind::Number => value.parse::<u64>().is_ok(),
        SettingKind::Text if setting.name == "color" => {
            matches!(value, "auto" | "always" | "never")
        }
        SettingKind::Text | SettingKind::Path | SettingKind::Paths => true,
    };
    if fits { Ok(()) } else { Err(expected(setting)) }
}

/// A text of the environment or a default as values; lists are separated as in `PATH`.
fn split(kind: SettingKind, text: &str) -> Vec<String> {
    match kind {
        _ if text.is_empty() => Vec::new(),
        SettingKind::Paths => std::env::split_paths(text)
            .map(|path| path.display().to_string())
            .collect(),
        _ => vec![text.to_owned()],
    }
}
