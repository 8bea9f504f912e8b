//! Readers: bytes of one log format in, usage events out, every record accounted for.
//!
//! To add a format, see `formats`; the rest of this room is what formats share.

mod aggregate;
mod ahead;
pub(crate) mod anthropic_usage;
mod around;
mod bill;
mod bill_unit;
mod bill_words;
mod bodies;
mod boundary;
mod console_line;
mod containers;
mod convention;
mod datum;
mod detect;
mod driver;
mod envelope;
mod export;
mod field_aliases;
mod field_names;
mod fields;
mod file_sink;
mod flat;
mod formats;
mod gateway;
mod gemini_counts;
mod identity;
mod input;
pub(crate) mod instant;
pub(crate) mod json;
mod known_texts;
mod labels;
mod layout;
mod log_reader;
mod mapped_source;
mod mapping;
mod mapping_draft;
mod mapping_entry;
mod mapping_filter;
mod mapping_path;
mod mapping_rules;
mod mapping_time;
mod members;
mod message_stream;
mod moulds;
pub(crate) mod occurrence;
mod pages;
mod plausible;
mod quoted;
mod read;
mod read_container;
mod recognise;
mod records;
mod rescue;
mod response;
mod roots;
mod row;
mod sample;
mod session_total;
mod sharing;
mod status_hook;
mod table_rows;
mod tables;
mod tally;
pub(crate) mod token_count;
mod walk;
mod window;

use std::path::{Path, PathBuf};

pub use ahead::{Ahead, Given, Job};
pub use detect::source_named;
pub use formats::SOURCES;
pub use mapping::mappings;
pub use mapping_draft::draft_mapping;
pub use read::{
    FileOutcome, LINE_LIMIT, ReadOptions, Reading, ResumePoint, Share, is_continued_by, read_file,
    read_live,
};
pub use recognise::{Recognition, recognise};
pub use roots::{Places, Root, known_roots};
pub use sample::Sample;
pub use status_hook::status_session;
pub use tally::{Rejected, Tally};
pub use walk::{Found, companion, expand};

use crate::event::Key;
use crate::event::UsageEvent;
use crate::units::Timestamp;

/// A log format.
pub trait Source: Sync {
    /// The name in `--input-format`, in [`crate::event::Attribute::Source`] and under `fixtures/sources/`.
    fn name(&self) -> &'static str;

    /// What it is and how to get such a file, in one line each.
    fn about(&self) -> About;

    /// Whether a file that starts with `sample` is in this format, as far as formats tried before are not.
    fn recognises(&self, sample: &Sample<'_>) -> bool;

    /// The question that turns a database of this format into records, its tables given as the sample.
    fn query(&self, _sample: &Sample<'_>) -> Option<String> {
        None
    }

    /// A reader for one file or stream.
    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader>;

    /// Folders where an agent keeps such logs on a user's machine.
    fn roots(&self, _places: &Places<'_>) -> Vec<PathBuf> {
        Vec::new()
    }
}

/// What `llmcost sources` says of a format.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The product and log it reads.
    pub title: &'static str,
    /// How a user gets such a file.
    pub how_to_get: &'static str,
    /// Which layer sees these calls: `agent`, `app`, `gateway`, `provider` or `invoice`.
    pub layer: &'static str,
}

/// How records are laid out in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// JSON objects, one per line or following each other.
    JsonLines,
    /// One JSON array (or one object) over the whole file.
    JsonDocument,
    /// Comma-, semicolon- or tab-separated values under a header.
    Csv {
        /// The separator.
        delimiter: u8,
    },
    /// A SQLite database; its records are the rows of [`Source::query`], as JSON objects.
    Database,
}

/// What a reader may know about the file it reads.
#[derive(Clone, Copy, Debug)]
pub struct FileContext<'a> {
    /// Path as given, or `-` for standard input.
    pub path: &'a Path,
    /// When the file was last changed: the time of records that state none.
    pub modified: Timestamp,
    /// The container found.
    pub container: Container,
}

/// Reads the records of one file, one after the other.
pub trait Reader {
    /// Reads one record; its events go to `sink`. The first record of a table is its header, which is
    /// [`Verdict::NotUsage`]. The sink adds source, file, line and (where none is stated) layer to every event.
    fn record(&mut self, record: &[u8], line: u64, sink: &mut dyn Sink) -> Verdict;

    /// What must be known to go on from here when the file has grown: small and without content.
    fn state(&self) -> String {
        String::new()
    }

    /// Goes on from a [`Reader::state`].
    fn resume(&mut self, _state: &str) {}
}

/// What a record was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It held usage; its events went to the sink.
    Usage,
    /// It is sound and holds no usage, by kind: `user message`, `zero usage` …
    NotUsage(&'static str),
    /// It could not be used; the reason never quotes the record.
    Rejected(&'static str),
    /// It held several records, each counted by [`Sink::count`]: a whole session in one document, a batch of spans.
    Records,
}

/// Takes the events a reader finds.
pub trait Sink {
    /// Takes one event, which it may complete.
    fn event(&mut self, event: &mut UsageEvent<'_>);

    /// The key of a record without an id, from its content (`occurrence`): equal records of a file get different keys.
    fn content_key(&mut self, family: &str, content: u128) -> Key;

    /// Counts one of the records inside the one being read, which is then [`Verdict::Records`].
    fn count(&mut self, verdict: Verdict);

    /// Counts something the user should know of: an estimated time, an unresolved convention.
    fn warn(&mut self, what: &'static str);
}
