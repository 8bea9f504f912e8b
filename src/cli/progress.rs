//! A progress bar on standard error, where a person waits long enough to see it.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use indicatif::ProgressBar;
use indicatif::ProgressDrawTarget;
use indicatif::ProgressStyle;

use crate::cli::Session;

/// Redraws a second; the first comes late enough that short work shows nothing.
const REFRESH_RATE: u8 = 5;
const FIRST_SHOWN_AFTER: Duration = Duration::from_millis(700);

/// Bytes read of all that is to be read.
pub(super) struct Progress {
    bar: ProgressBar,
    started: std::time::Instant,
    is_watched: bool,
    shown: bool,
}

impl Progress {
    /// A bar over the bytes of some files; silent when nobody watches, and then no size is asked for.
    pub(super) fn over(files: &[PathBuf], session: &Session<'_>) -> Self {
        let is_watched =
            session.environment.stderr_is_terminal && !session.settings.switch("quiet");
        let watched = files.iter().filter(|_| is_watched);
        let bytes = watched.map(|path| size(path)).sum();
        let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::hidden());
        if let Ok(style) =
            ProgressStyle::with_template("reading {wide_bar} {bytes} of {total_bytes}, {eta} left")
        {
            bar.set_style(style);
        }
        Self {
            bar,
            started: std::time::Instant::now(),
            is_watched,
            shown: false,
        }
    }

    /// One more file is done.
    pub(super) fn done(&mut self, path: &Path) {
        if !self.is_watched {
            return;
        }
        self.bar.inc(size(path));
        if !self.shown && self.started.elapsed() > FIRST_SHOWN_AFTER {
            self.shown = true;
            self.bar
                .set_draw_target(ProgressDrawTarget::stderr_with_hz(REFRESH_RATE));
        }
    }
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
