//! Bytes in any format to what is wrong with how they are read; shared by the fuzzer and by the replay in the tests.

use std::fs;
use std::fs::File;
use std::path::Path;
use std::time::Duration;
use std::time::SystemTime;

use llmcost::event::Attribute;
use llmcost::event::Key;
use llmcost::event::Ledger;
use llmcost::event::Meter;
use llmcost::event::UsageEvent;
use llmcost::sources::FileOutcome;
use llmcost::sources::LINE_LIMIT;
use llmcost::sources::ReadOptions;
use llmcost::sources::Reading;
use llmcost::sources::ResumePoint;
use llmcost::sources::Source;
use llmcost::sources::read_file;
use llmcost::sources::recognise;

type Events = Vec<UsageEvent<'static>>;

/// No attribute but tags and paths holds more: it would be what somebody wrote.
const LONGEST_NAME: usize = 1000;

/// Reads `bytes` as a file of a format, and as one of any; says what promise was broken.
pub(crate) fn check(
    source: &'static dyn Source,
    bytes: &[u8],
    folder: &Path,
) -> Result<(), String> {
    let path = folder.join("input");
    let bytes = match database(bytes) {
        Some(made) => made,
        None => bytes.to_vec(),
    };
    write(&path, &bytes);
    let forced = ReadOptions {
        format: Some(source),
        ..ReadOptions::default()
    };
    // What cannot be opened has an error of its own.
    if let Ok((outcome, events)) = read(&path, forced, None) {
        is_sound(outcome.as_ref(), &events)?;
        let again = read(&path, forced, None).map_err(|()| "once read, once not".to_owned())?;
        if again != (outcome.clone(), events.clone()) {
            return Err("read twice, it is not the same".to_owned());
        }
        if let Some(outcome) = outcome {
            is_the_same_in_two_steps(&path, &bytes, forced, &outcome, &events)?;
        }
    }
    write(&path, &bytes);
    if let Ok((outcome, events)) = read(&path, ReadOptions::default(), None) {
        is_sound(outcome.as_ref(), &events)?;
    }
    let _ = recognise(&path, LINE_LIMIT);
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).expect("a file");
    let modified = SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600);
    let file = File::options().write(true).open(path).expect("the file");
    file.set_modified(modified).expect("a time");
}

fn read(
    path: &Path,
    options: ReadOptions<'_>,
    resume: Option<&ResumePoint>,
) -> Result<(Option<FileOutcome>, Events), ()> {
    let mut events = Vec::new();
    let mut keep = |event: &UsageEvent<'_>| events.push(event.clone().into_owned());
    match read_file(path, options, resume, &mut keep) {
        Ok(Reading::Done(outcome)) => Ok((Some(outcome), events)),
        Ok(Reading::UnknownFormat | Reading::NeedsFullRead) => Ok((None, Vec::new())),
        Err(_) => Err(()),
    }
}

/// Every record is accounted for, and no event says what cannot be.
fn is_sound(outcome: Option<&FileOutcome>, events: &Events) -> Result<(), String> {
    let Some(outcome) = outcome else {
        return Ok(());
    };
    let tally = &outcome.tally;
    if !tally.is_conserved() {
        return Err(format!("not conserved: {tally:?}"));
    }
    let records = events.iter().filter(|event| event.part == 0).count() as u64;
    if records != tally.usage {
        return Err(format!("{records} events of {} usage records", tally.usage));
    }
    for event in events {
        if event.meters[Meter::Reasoning] > event.meters[Meter::Output] {
            return Err("more reasoning than output".to_owned());
        }
        for attribute in Attribute::ALL {
            let is_long = event.attributes[attribute].len() > LONGEST_NAME;
            if is_long && !matches!(attribute, Attribute::Tags | Attribute::File) {
                return Err(format!("{attribute:?} holds a long text"));
            }
        }
    }
    Ok(())
}

/// A file cut behind a line and read on when it has grown holds the same calls.
fn is_the_same_in_two_steps(
    path: &Path,
    bytes: &[u8],
    options: ReadOptions<'_>,
    whole: &FileOutcome,
    expected: &Events,
) -> Result<(), String> {
    if whole.resume.is_none() {
        return Ok(());
    }
    let lines = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let ends: Vec<usize> = lines.map(|(place, _)| place + 1).collect();
    let Some(&cut) = ends.get(ends.len() / 2) else {
        return Ok(());
    };
    write(path, &bytes[..cut]);
    let Ok((Some(first), mut events)) = read(path, options, None) else {
        return Ok(());
    };
    // Half a row of a table is read too; the store drops it when the whole one comes.
    let is_alike =
        |point: &ResumePoint| first.container == whole.container && point.offset == cut as u64;
    let Some(point) = first.resume.filter(is_alike) else {
        return Ok(());
    };
    write(path, bytes);
    let stored = |key: Key| events.iter().any(|event| event.key == key);
    let known = ReadOptions {
        known: &stored,
        ..options
    };
    let Ok((Some(_), rest)) = read(path, known, Some(&point)) else {
        return Ok(());
    };
    events.extend(rest);
    if kept(&events) != kept(expected) {
        return Err(format!("cut at byte {cut}, it holds other calls"));
    }
    Ok(())
}

/// The calls that a store would hold.
fn kept(events: &Events) -> Events {
    let mut ledger = Ledger::default();
    for event in events {
        ledger.record(event);
    }
    let mut kept: Events = (0..ledger.len())
        .map(|row| ledger.batch().event(row).into_owned())
        .collect();
    kept.sort_by_key(|event| event.key);
    kept
}

/// The database that SQL makes, for formats that read one; nothing that reaches out of it is run.
fn database(bytes: &[u8]) -> Option<Vec<u8>> {
    let sql = std::str::from_utf8(bytes).ok()?;
    let words = sql.to_ascii_lowercase();
    let is_sql = words.trim_start().starts_with("create table") || words.starts_with("--");
    let reaches_out = ["attach", "vacuum", "pragma", "recursive", "load_extension"];
    if !is_sql || reaches_out.iter().any(|word| words.contains(word)) {
        return None;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("made.db");
    let connection = rusqlite::Connection::open(&path).expect("a database");
    // What stands before a fault has been run.
    let _ = connection.execute_batch(sql);
    drop(connection);
    fs::read(&path).ok().filter(|made| !made.is_empty())
}
