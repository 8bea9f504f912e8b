//! Every byte of the store against what was written: a list of what is wrong.

use std::path::Path;

use super::catalogue::{self, Catalogue, Table};
use super::segment::{self, Part, Segment};
use super::state::{State, nonsense};
use super::sums::Version;
use super::{Delivery, Hold, Store, crossings, disk, pending, twice};
use crate::error::Error;
use crate::event::EventBatch;

/// What is said of bytes that no catalogue names.
const LEFT_OVER: &str = "left over from an interrupted write; the next write removes it";

/// Something wrong with the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file or table concerned.
    pub place: String,
    /// What is wrong with it.
    pub problem: String,
    /// Whether figures are lost or in doubt; leftovers of an interrupted write are not.
    pub damage: bool,
}

impl Finding {
    fn damage(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            problem: problem.into(),
            damage: true,
        }
    }
}

impl Store {
    /// Reads everything and says what is not as it was written; nothing is changed.
    ///
    /// # Errors
    /// When the store is from a newer llmcost, or a file cannot be read for reasons other than damage.
    pub fn check(&self) -> Result<Vec<Finding>, Error> {
        let _reading = self.reading();
        let mut findings = Vec::new();
        let state = match self.check_catalogue(&mut findings) {
            Ok(state) => state,
            Err(error) => {
                findings.push(as_finding(catalogue::FILE, error)?);
                return Ok(findings);
            }
        };
        let directory = self.segments();
        for segment in state.segments.values() {
            let before = findings.len();
            for part in segment.parts() {
                if let Err(error) = segment.verified(&directory, part) {
                    let path = segment.path(&directory, part);
                    findings.push(as_finding(&path.display().to_string(), error)?);
                }
            }
            if findings.len() == before && segment.kept {
                findings.extend(kept_finding(segment, &directory)?);
            } else if findings.len() == before {
                let place = segment
                    .path(&directory, Part::Columns)
                    .display()
                    .to_string();
                match segment.read_whole(&directory) {
                    Ok(batch) => {
                        let problems = inconsistencies(segment, &batch, &state);
                        findings.extend(problems.map(|problem| Finding::damage(&place, problem)));
                        if findings.len() == before {
                            findings.extend(sums_finding(segment, &batch, &directory));
                        }
                    }
                    Err(error) => findings.push(as_finding(&place, error)?),
                }
            }
        }
        if findings.is_empty() {
            match twice::counted_twice(&state, &directory) {
                Ok(0) => {}
                Ok(calls) => findings.push(Finding::damage(
                    directory.display().to_string(),
                    format!("{calls} calls are counted more than once"),
                )),
                Err(error) => findings.push(as_finding(catalogue::FILE, error)?),
            }
        }
        let longer = state.packs.values();
        for pack in longer.filter(|pack| pack.is_longer(&directory)) {
            findings.push(Finding {
                place: pack.file.path(&directory).display().to_string(),
                problem: LEFT_OVER.to_owned(),
                damage: false,
            });
        }
        let named = state.files(&directory);
        for name in disk::list(&directory)? {
            let path = directory.join(&name);
            if !named.contains(&path) {
                let problem = if segment::is_own_name(&name) {
                    LEFT_OVER
                } else {
                    "not the store's own; it is not read, and better kept elsewhere"
                };
                findings.push(Finding {
                    place: path.display().to_string(),
                    problem: problem.to_owned(),
                    damage: false,
                });
            }
        }
        Ok(findings)
    }

    fn check_catalogue(&self, findings: &mut Vec<Finding>) -> Result<State, Error> {
        let Some(catalogue) = self.catalogue(false)? else {
            return Ok(State::default());
        };
        findings.extend(sqlite_findings(&catalogue)?);
        let view = catalogue.view()?;
        let state = State::load(&view)?;
        view.load(Table::Cursors)?;
        for (key, record) in &state.pending {
            pending::decode(*key, record).ok_or_else(|| nonsense(Table::Pending))?;
        }
        for (_, record) in view.load(Table::Crossings)? {
            crossings::decoded(&record)?;
        }
        for (_, record) in view.load(Table::Outbox)? {
            Delivery::decoded(&record)?;
        }
        for (key, record) in view.load(Table::Holds)? {
            Hold::decoded(&key, &record)?;
        }
        Ok(state)
    }
}

fn sqlite_findings(catalogue: &Catalogue) -> Result<impl Iterator<Item = Finding>, Error> {
    let lines = catalogue.integrity()?;
    Ok(lines
        .into_iter()
        .map(|line| Finding::damage(catalogue::FILE, line)))
}

/// What the catalogue and the segment's own files disagree on, or what cannot be.
fn inconsistencies<'a>(
    segment: &'a Segment,
    batch: &'a EventBatch,
    state: &'a State,
) -> impl Iterator<Item = &'static str> {
    let times = batch.times();
    let ends = (times.first().copied(), times.last().copied());
    let superseded = state.superseded.get(&segment.id);
    let outside = |codes: &[u32], count: usize| codes.iter().any(|code| *code as usize >= count);
    let own_columns = [
        crate::event::Attribute::Run,
        crate::event::Attribute::Session,
        crate::event::Attribute::File,
    ];
    [
        (!times.is_sorted(), "not in order of time"),
        (
            ends != (Some(segment.first.0), Some(segment.last.0)),
            "not of the time the catalogue states",
        ),
        (
            outside(batch.series(), batch.series_count())
                || own_columns
                    .into_iter()
                    .filter_map(|attribute| batch.own_column(attribute))
                    .any(|(codes, dictionary)| outside(codes, dictionary.len())),
            "has codes without a text",
        ),
        (
            superseded
                .and_then(|rows| rows.last())
                .is_some_and(|row| *row >= segment.rows),
            "has fewer rows than the catalogue has replaced",
        ),
    ]
    .into_iter()
    .filter_map(|(wrong, problem)| wrong.then_some(problem))
}

/// What is wrong with the sums beside a segment, made once more from its rows. Only sums that would be read and are others
/// than these put figures in doubt.
fn sums_finding(segment: &Segment, batch: &EventBatch, directory: &Path) -> Option<Finding> {
    let rows: Vec<u32> = (0..segment.rows).collect();
    let path = segment.sums_path(directory);
    let file = segment.open_sums(directory);
    let found = file.and_then(|file| file.read().ok());
    let version = found.as_deref().and_then(Version::of);
    let expected = segment.encode_sums(batch, &rows, version.unwrap_or(Version::NEWEST));
    if expected == found {
        return None;
    }
    let sound = segment.sums(directory).is_some_and(|sums| sums.is_sound());
    let problem = match (found, expected) {
        (None, _) => {
            "no sums lie beside the segment, so reports read all of it; `llmcost store rebuild` makes them"
        }
        (Some(_), Some(_)) if sound => {
            "other sums than the segment's calls add up to; `llmcost store rebuild` makes them again"
        }
        (Some(_), _) => {
            "not as it was written, and not read; `llmcost store rebuild` makes it again"
        }
    };
    Some(Finding {
        place: path.display().to_string(),
        problem: problem.to_owned(),
        damage: sound,
    })
}

/// What is wrong with sums that stand for calls which are removed.
fn kept_finding(segment: &Segment, directory: &Path) -> Result<Option<Finding>, Error> {
    let place = segment.path(directory, Part::Columns);
    let place = place.display().to_string();
    if let Err(error) = segment.keys(directory).and_then(|keys| keys.all()) {
        return as_finding(&place, error).map(Some);
    }
    let sums = segment.sums(directory);
    let is_sound = sums.is_some_and(|sums| sums.are_of(segment.rows));
    Ok((!is_sound).then(|| Finding::damage(place, "not the sums of as many calls as it has keys")))
}

/// Damage as a finding; what is no damage stays an error.
fn as_finding(place: &str, error: Error) -> Result<Finding, Error> {
    match error {
        Error::Damaged(problem) => Ok(Finding::damage(place, problem)),
        Error::Catalogue(problem) => Ok(Finding::damage(catalogue::FILE, problem)),
        other => Err(other),
    }
}
