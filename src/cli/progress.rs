//! A progress bar on standard error, where a person waits long enough to see it.

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
    shown: bool,
}

impl Progress {
    /// A bar for so many bytes; silent when nobody watches.
    pub(super) fn new(bytes: u64, session: &Session<'_>) -> Self {
        let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::hidden());
        if let Ok(style) =
            ProgressStyle::with_template("reading {wide_bar} {bytes} of {total_bytes}, {eta} left")
        {
            bar.set_style(style);
        }
        Self {
            bar,
            started: std::time::Instant::now(),
            shown: !session.environment.stderr_is_terminal || session.settings.switch("quiet"),
        }
    }

    /// So many bytes more are done.
    pub(super) fn advance(&mut self, bytes: u64) {
        self.bar.inc(bytes);
        if !self.shown && self.started.elapsed() > FIRST_SHOWN_AFTER {
            self.shown = true;
            self.bar
                .set_draw_target(ProgressDrawTarget::stderr_with_hz(REFRESH_RATE));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
