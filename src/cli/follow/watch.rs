//! Folders to notices of change: the system's notification where there is one, else nothing and the reader looks itself.

use std::collections::HashSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use notify::Config;
use notify::Event;
use notify::EventKind;
use notify::RecommendedWatcher;
use notify::RecursiveMode;
use notify::Watcher as _;
use notify::event::ModifyKind;

use crate::cli::follow::bell::Bell;
use crate::cli::follow::bell::Heard;
use crate::cli::follow::spots::Spots;

/// What is watched; dropped, nothing is any more.
pub(super) struct Watch {
    bell: Arc<Bell>,
    /// Where our own store lies: its files change because of what is read.
    own: PathBuf,
    watcher: Option<RecommendedWatcher>,
    pub(super) spots: Spots,
}

impl Watch {
    pub(super) fn new(bell: Arc<Bell>, own: PathBuf) -> Self {
        Self {
            bell,
            own,
            watcher: None,
            spots: Spots::default(),
        }
    }

    /// Watches anew if one of the watched folders itself went away or came: a watch does not outlive its folder.
    pub(super) fn check(&mut self, moved: &HashSet<PathBuf>) {
        let mut watched = self.spots.watched.iter();
        if watched.any(|spot| moved.contains(&spot.folder)) {
            self.watcher = None;
        }
    }

    /// Watches these folders from now on. Says why when the system cannot.
    pub(super) fn set(&mut self, spots: Spots) -> Result<(), String> {
        if self.watcher.is_some() && spots.watched == self.spots.watched {
            self.spots = spots;
            return Ok(());
        }
        // The new watch begins before the old one ends: nothing is missed between them.
        let watcher = self.watcher_of(&spots).map_err(|error| why(&error))?;
        self.watcher = Some(watcher);
        self.spots = spots;
        Ok(())
    }

    fn watcher_of(&self, spots: &Spots) -> notify::Result<RecommendedWatcher> {
        let bell = Arc::clone(&self.bell);
        let own = self.own.clone();
        let handler = move |event: notify::Result<Event>| match event {
            Ok(event) if concerns(&event, &own) => bell.hear(|heard| note(event, heard)),
            Ok(_) => {}
            Err(_) => bell.hear(|heard| heard.is_deaf = true),
        };
        let config = Config::default().with_follow_symlinks(false);
        let mut watcher = RecommendedWatcher::new(handler, config)?;
        for spot in &spots.watched {
            let mode = if spot.is_deep {
                RecursiveMode::Recursive
            } else {
                RecursiveMode::NonRecursive
            };
            watcher.watch(&spot.folder, mode)?;
        }
        Ok(watcher)
    }
}

/// Whether an event is more than our own reading and writing.
fn concerns(event: &Event, own: &Path) -> bool {
    let is_ours = !event.paths.is_empty() && event.paths.iter().all(|path| path.starts_with(own));
    !event.kind.is_access() && !is_ours
}

fn note(event: Event, heard: &mut Heard) {
    heard.anything |= event.need_rescan();
    let is_content = matches!(
        event.kind,
        EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_))
    );
    let paths = if is_content {
        &mut heard.changed
    } else {
        &mut heard.moved
    };
    paths.extend(event.paths);
}

fn why(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "the system's limit of watched folders is reached".to_owned()
        }
        notify::ErrorKind::Io(error) => error.to_string(),
        _ => "this system does not tell of changes".to_owned(),
    }
}
