//! The flag that puts another period beside the one asked about, the same for every question of cost over time.

use clap::Args;

use crate::analysis::Comparison;
use crate::analysis::Periods;
use crate::cli::Session;
use crate::error::Error;
use crate::units::Period;

/// What a period is compared with.
#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// Compare with another period: `previous`, `last-year`, a period such as `2026-09`, or FROM..TO (TO not included); one
    /// that is not over is compared to the same point
    #[arg(long, value_name = "PERIOD")]
    compare: Option<String>,
}

impl CompareArgs {
    /// Both periods, where another was asked for.
    pub(super) fn periods(
        &self,
        period: Period,
        session: &Session<'_>,
    ) -> Result<Option<Periods>, Error> {
        let Some(text) = &self.compare else {
            return Ok(None);
        };
        let zone = session.settings.timezone()?;
        let now = session.environment.now;
        let with = Comparison::parse(text, zone, now)?;
        Periods::of(period, with, zone, now).map(Some)
    }
}
