//! Agents' telemetry to what their own session logs leave of it.
//!
//! A coding agent that exports OpenTelemetry events and writes session logs tells of each call twice, without an id in
//! common: but both name the session. A session with a log of its own is told by that.

use std::collections::HashSet;
use std::ops::Range;

use super::codes::EXCLUDED;
use crate::event::Attribute;
use crate::event::EventBatch;

/// How the names of telemetry formats end, and a format that is no telemetry but tells of sessions likewise.
const SUFFIX: &str = "-otel";
const PRINTED: &str = "claude-code-output";

/// Whether a series is of a telemetry format.
pub(super) fn is_exported(batch: &EventBatch, series: u32) -> bool {
    let source = batch.series_text(series, Attribute::Source);
    source.ends_with(SUFFIX) || source == PRINTED
}

/// Whether a series is an agent's telemetry.
fn is_telemetry(batch: &EventBatch, series: u32) -> bool {
    is_exported(batch, series) && batch.series_text(series, Attribute::Layer) == "agent"
}

/// Sessions that agents' own logs tell of.
#[derive(Debug, Default)]
pub(super) struct LoggedSessions(HashSet<Box<str>>);

impl LoggedSessions {
    /// Adds the sessions of a batch; `counts` says of each series whether it is looked at.
    pub(super) fn add(&mut self, batch: &EventBatch, counts: &[bool]) {
        let Some((codes, names)) = batch.own_column(Attribute::Session) else {
            return;
        };
        let is_log = |series: u32| {
            counts.get(series as usize).copied().unwrap_or(false)
                && batch.series_text(series, Attribute::Layer) == "agent"
                && !is_telemetry(batch, series)
        };
        let series: Vec<bool> = (0..).take(batch.series_count()).map(is_log).collect();
        let rows = batch.series().iter().zip(codes);
        let logged = rows.filter(|(series_code, _)| {
            let place = **series_code as usize;
            series.get(place).copied().unwrap_or(false)
        });
        let logged: HashSet<u32> = logged.map(|(_, session)| *session).collect();
        for session in logged {
            let name = names.text(session);
            if !name.is_empty() && !self.0.contains(name) {
                self.0.insert(Box::from(name));
            }
        }
    }

    /// Adds those that another has met.
    pub(super) fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Which series of a batch are telemetry that may be left out; empty where none is.
    pub(super) fn telemetry(&self, batch: &EventBatch) -> Vec<bool> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let series = (0..).take(batch.series_count());
        let series: Vec<bool> = series.map(|series| is_telemetry(batch, series)).collect();
        if series.contains(&true) {
            series
        } else {
            Vec::new()
        }
    }

    /// Leaves out the telemetry of sessions with a log, and hands each row's series to `tell`. `series` is what
    /// [`LoggedSessions::telemetry`] says of the batch.
    pub(super) fn exclude(
        &self,
        batch: &EventBatch,
        series: &[bool],
        rows: &Range<usize>,
        codes: &mut [u32],
        mut tell: impl FnMut(u32),
    ) {
        let Some((sessions, names)) = batch.own_column(Attribute::Session) else {
            return;
        };
        if series.is_empty() {
            return;
        }
        let of = batch.series().get(rows.clone()).unwrap_or(&[]);
        let sessions = sessions.get(rows.clone()).unwrap_or(&[]);
        for (code, (series_code, session)) in codes.iter_mut().zip(of.iter().zip(sessions)) {
            let is_telemetry = series.get(*series_code as usize).copied().unwrap_or(false);
            if is_telemetry && *code != EXCLUDED && self.0.contains(names.text(*session)) {
                *code = EXCLUDED;
                tell(*series_code);
            }
        }
    }
}
