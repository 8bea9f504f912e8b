//! The paths to follow to the folders that must be watched, and what is seen there back to the paths as they were given.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;

/// A folder to watch. A folder of the same name that took its place is another one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) folder: PathBuf,
    pub(super) is_deep: bool,
    device: u64,
    inode: u64,
    /// Numbers of files are used again: when it was made, where that is known.
    created: Option<SystemTime>,
}

/// What is watched for some paths, and how to tell whose change was seen. All paths but the given ones are full.
#[derive(Debug, Default)]
pub(super) struct Spots {
    pub(super) watched: BTreeSet<Spot>,
    /// Followed folders and what they were called.
    folders: Vec<(PathBuf, PathBuf)>,
    /// Followed files and what they were called.
    files: HashMap<PathBuf, PathBuf>,
    /// Where a followed path will be when it appears.
    awaited: Vec<PathBuf>,
}

impl Spots {
    /// What must be watched now. `files` are followed wherever they lie: links, and logs under a new name.
    pub(super) fn of(roots: &[PathBuf], files: &[PathBuf], current: &Path) -> Self {
        let mut spots = Self::default();
        for root in roots {
            spots.add(root, &current.join(root));
        }
        for file in files {
            spots.file(file, &current.join(file));
        }
        // What lies inside a watched folder is watched with it.
        let deep = spots.watched.iter().filter(|spot| spot.is_deep);
        let deep: Vec<PathBuf> = deep.map(|spot| spot.folder.clone()).collect();
        spots.watched.retain(|spot| {
            !deep.iter().any(|folder| {
                spot.folder.starts_with(folder) && (spot.folder != *folder || !spot.is_deep)
            })
        });
        spots
    }

    fn add(&mut self, given: &Path, full: &Path) {
        match fs::metadata(full) {
            Ok(about) if about.is_dir() => {
                let Ok(folder) = full.canonicalize() else {
                    return;
                };
                self.watch(&folder, true);
                self.folders.push((folder, given.to_owned()));
            }
            Ok(_) => self.file(given, full),
            Err(_) => self.wait_for(full),
        }
    }

    /// A file is watched through its folder: what replaces it is seen there.
    fn file(&mut self, given: &Path, full: &Path) {
        let (Some(folder), Some(name)) = (full.parent(), full.file_name()) else {
            return;
        };
        if let Ok(folder) = folder.canonicalize() {
            self.watch(&folder, false);
            self.files.insert(folder.join(name), given.to_owned());
        }
        if full.is_symlink()
            && let Ok(target) = full.canonicalize()
        {
            if let Some(folder) = target.parent() {
                self.watch(folder, false);
            }
            self.files.insert(target, given.to_owned());
        }
    }

    /// What is not there yet appears in the nearest folder above it that is there.
    fn wait_for(&mut self, full: &Path) {
        let above = full.ancestors().skip(1);
        let nearest = above
            .filter(|folder| folder.is_dir())
            .find_map(|folder| Some((folder, folder.canonicalize().ok()?)));
        let Some((named, folder)) = nearest else {
            return;
        };
        let rest = full.strip_prefix(named).unwrap_or(full);
        self.watch(&folder, false);
        self.awaited.push(folder.join(rest));
    }

    fn watch(&mut self, folder: &Path, is_deep: bool) {
        if let Ok(about) = fs::metadata(folder) {
            self.watched.insert(Spot {
                folder: folder.to_owned(),
                is_deep,
                device: about.dev(),
                inode: about.ino(),
                created: about.created().ok(),
            });
        }
    }

    /// The followed paths that something seen at `full` may stand for, as they were given.
    pub(super) fn given<'a>(&'a self, full: &'a Path) -> impl Iterator<Item = PathBuf> + 'a {
        let inside = self.folders.iter().filter_map(move |(folder, given)| {
            full.strip_prefix(folder).ok().map(|rest| given.join(rest))
        });
        self.files.get(full).cloned().into_iter().chain(inside)
    }

    /// Whether what appeared or went away at `full` can change which files are followed.
    pub(super) fn concern(&self, full: &Path) -> bool {
        self.given(full).next().is_some()
            || self.awaited.iter().any(|path| path.starts_with(full))
            || self.watched.iter().any(|spot| spot.folder == full)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_is_called_as_it_was_given() {
        let home = tempfile::tempdir().expect("a folder");
        let home = home.path().canonicalize().expect("a full path");
        fs::create_dir_all(home.join("logs/deep")).expect("folders");
        fs::write(home.join("one.jsonl"), "").expect("a file");
        std::os::unix::fs::symlink(home.join("logs"), home.join("link")).expect("a link");
        let roots = ["link", "logs/deep", "one.jsonl", "later/logs"].map(PathBuf::from);
        let spots = Spots::of(&roots, &[], &home);
        let watched = spots.watched.iter();
        let watched: Vec<_> = watched
            .map(|spot| (spot.folder.clone(), spot.is_deep))
            .collect();
        assert_eq!(watched, [(home.clone(), false), (home.join("logs"), true)]);
        let given = |inside: &str| spots.given(&home.join(inside)).collect::<Vec<_>>();
        assert_eq!(given("one.jsonl"), [PathBuf::from("one.jsonl")]);
        assert_eq!(
            given("logs/deep/a.jsonl"),
            ["link/deep/a.jsonl", "logs/deep/a.jsonl"].map(PathBuf::from)
        );
        assert!(given("two.jsonl").is_empty());
        assert!(spots.concern(&home.join("later")));
        assert!(spots.concern(&home.join("logs")));
        assert!(!spots.concern(&home.join("other")));
    }
}
