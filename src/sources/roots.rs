//! The user's folders to the places where agents keep their logs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::SOURCES;

/// Folders and settings of the user's environment; nothing here asks the system.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    /// The home directory.
    pub home: &'a Path,
    /// The folder of configuration: `~/.config` and its like.
    pub config: &'a Path,
    /// The folder of programs' data: `~/.local/share` and its like.
    pub data: &'a Path,
    /// The value of `CLAUDE_CONFIG_DIR`, if set.
    pub claude_config_dir: Option<&'a str>,
    /// Environment variables, with which agents let their folders be moved.
    pub variables: &'a BTreeMap<String, String>,
}

impl<'a> Places<'a> {
    /// A variable that is set and not blank.
    pub(crate) fn variable(&self, name: &str) -> Option<&'a str> {
        let value = self.variables.get(name)?.trim();
        (!value.is_empty()).then_some(value)
    }

    /// The folder a variable names, else the usual one.
    pub(crate) fn folder(&self, variable: &str, usual: PathBuf) -> PathBuf {
        self.variable(variable).map_or(usual, PathBuf::from)
    }
}

/// A folder where an agent keeps its logs; it need not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// Name of the format.
    pub format: &'static str,
    /// The folder.
    pub path: PathBuf,
}

/// Every place the known formats are kept at, each once.
#[must_use]
pub fn known_roots(places: &Places<'_>) -> Vec<Root> {
    let mut roots: Vec<Root> = Vec::new();
    for source in SOURCES {
        for path in source.roots(places) {
            if roots.iter().all(|root| root.path != path) {
                let format = source.name();
                roots.push(Root { format, path });
            }
        }
    }
    roots
}
