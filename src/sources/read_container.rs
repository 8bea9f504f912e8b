//! Archives and databases to their events and counts: a file that holds files, or rows instead of lines.

use std::io;
use std::path::Path;

use super::Container;
use super::FileContext;
use super::Sample;
use super::Verdict;
use super::containers::archive;
use super::containers::database::Database;
use super::containers::database::Stop;
use super::detect::detect;
use super::driver::Driver;
use super::file_sink::FileSink;
use super::input;
use super::read::FileOutcome;
use super::read::ReadOptions;
use super::read::Reading;
use super::read::read_text;
use super::tally::Tally;
use super::window::DAMAGED;
use crate::error::Error;
use crate::event::UsageEvent;

/// How often a database is read again that its owner changes meanwhile.
const TRIES: usize = 5;

/// Reads every log and export in an archive; their counts are added.
///
/// # Errors
/// When the archive itself cannot be read.
pub(super) fn read_archive(
    path: &Path,
    options: ReadOptions<'_>,
    consume: &mut dyn FnMut(&UsageEvent<'_>),
) -> io::Result<Reading> {
    let modified = input::modified(&path.metadata()?);
    let mut whole: Option<FileOutcome> = None;
    let mut unread = Tally::default();
    for (member, number) in archive::members(path)?.into_iter().zip(1..) {
        let place = match member.place {
            Ok(place) => place,
            Err(reason) => {
                unread.count(Verdict::Rejected(reason), number);
                continue;
            }
        };
        let content = place.open(path);
        let Ok(text) = content.and_then(|content| input::decode(content, None, modified)) else {
            unread.count(Verdict::Rejected(DAMAGED), number);
            continue;
        };
        match read_text(&path.join(member.name), text, options, consume) {
            Reading::Done(outcome) => match &mut whole {
                Some(whole) => {
                    whole.tally.add(&outcome.tally);
                    whole.format = whole.format.or(outcome.format);
                }
                None => whole = Some(outcome),
            },
            Reading::UnknownFormat | Reading::NeedsFullRead => {
                let reason = "file in the archive whose format cannot be told";
                unread.count(Verdict::Rejected(reason), number);
            }
        }
    }
    let Some(mut whole) = whole else {
        return Ok(Reading::UnknownFormat);
    };
    whole.tally.add(&unread);
    Ok(Reading::Done(whole))
}

/// Reads the rows that a format asks of its database.
///
/// # Errors
/// When it cannot be opened, or never keeps still.
pub(super) fn read_database(
    path: &Path,
    options: ReadOptions<'_>,
    consume: &mut dyn FnMut(&UsageEvent<'_>),
) -> Result<Reading, Error> {
    let failed = |reason: String| Error::io("read", path)(io::Error::other(reason));
    for _ in 0..TRIES {
        let opened = Database::open(path, options.line_limit);
        let database = opened.map_err(|error| failed(error.to_string()))?;
        let tables = match database.tables() {
            Ok(tables) => tables,
            Err(_) if database.has_changed() => continue,
            Err(_) => return Err(failed("it is a damaged database".to_owned())),
        };
        let sample = Sample::new(
            Container::Database,
            tables.iter().map(Vec::as_slice).collect(),
        );
        let asked = options.format.or_else(|| detect(&sample));
        let Some((source, query)) = asked.and_then(|source| Some((source, source.query(&sample)?)))
        else {
            return Ok(Reading::UnknownFormat);
        };
        let file = FileContext {
            path,
            modified: database.modified(),
            container: Container::Database,
        };
        let sink = FileSink::new(&file, source, options, false, consume);
        let mut driver = Driver::new(&file, source, sink);
        let mut number = 0;
        let end = database.rows(&query, |row| {
            number += 1;
            driver.record(row, number);
        });
        match end {
            Err(Stop::Changed) => continue,
            Err(Stop::Damaged) => driver.count(Verdict::Rejected(DAMAGED), number + 1),
            Ok(()) => {}
        }
        return Ok(driver.outcome(None));
    }
    Err(failed("its owner keeps changing it; try again".to_owned()))
}
