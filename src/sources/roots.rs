//! The user's folders to the places where agents keep their logs.

use std::path::{Path, PathBuf};

use super::SOURCES;

/// Folders and settings of the user's environment; nothing here asks the system.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    /// The home directory.
    pub home: &'a Path,
    /// The folder of configuration: `~/.config` and its like.
    pub config: &'a Path,
    /// The value of `CLAUDE_CONFIG_DIR`, if set.
    pub claude_config_dir: Option<&'a str>,
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
