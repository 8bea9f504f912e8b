//! Where configuration files are looked for, and which of them are the user's own word.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::cli::environment::Environment;
use crate::error::Error;

/// The file name looked for in the user's configuration folder, and from the current directory upwards.
pub(super) const FILE_NAME: &str = "llmcost.toml";

fn user_file(environment: &Environment) -> Option<PathBuf> {
    let folder = environment.config_directory.as_ref()?;
    Some(folder.join(FILE_NAME))
}

/// The configuration files in force, the weakest first.
pub(super) fn in_force(
    environment: &Environment,
    config: Option<&Path>,
) -> Result<Vec<PathBuf>, Error> {
    if let Some(path) = config {
        return Ok(vec![path.to_owned()]);
    }
    if let Some(path) = environment.variable("LLMCOST_CONFIG") {
        return Ok(vec![PathBuf::from(path)]);
    }
    let mut files = Vec::new();
    let user = user_file(environment);
    let project = environment
        .directory
        .ancestors()
        .map(|folder| folder.join(FILE_NAME))
        .find(|path| path.is_file());
    for file in [user, project].into_iter().flatten() {
        match fs::metadata(&file) {
            Ok(_) if !files.contains(&file) => files.push(file),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Error::io("read", file)(error)),
        }
    }
    Ok(files)
}

/// Whether a file was written or named by the user, and not found in a project that somebody else may have written.
pub(super) fn is_own(file: &Path, environment: &Environment, config: Option<&Path>) -> bool {
    config.is_some()
        || environment.variable("LLMCOST_CONFIG").is_some()
        || user_file(environment).as_deref() == Some(file)
}
