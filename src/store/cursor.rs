//! How far a source file was read, and how to tell that it is still the same file.

use super::bytes::{Decoder, Encoder};
use crate::event::Key;

/// Version of the record in the catalogue.
const VERSION: u64 = 1;

/// What is remembered of a source file. The store keeps it and gives no meaning to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The source as it is named in the store: its path.
    pub path: String,
    /// Size when last read, in bytes.
    pub size: u64,
    /// Time of the last change of the content, in nanoseconds since 1970.
    pub modified_ns: i64,
    /// Time of the last change of the content or of the file's own record, in nanoseconds since 1970.
    pub changed_ns: i64,
    /// The file's number in its file system.
    pub inode: u64,
    /// The format it was read as: a name of the sources registry; empty for a file without records.
    pub format: String,
    /// Calls of a last row that had no line end: they do not count if the row turns out to be longer.
    pub provisional: Vec<Key>,
    /// Where to go on when it has grown; `None` for a file that can only be read from its start.
    pub resume: Option<Resume>,
}

/// Where the reading of a file ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resume {
    /// The separator of a table; `None` for JSON lines.
    pub delimiter: Option<u8>,
    /// First byte not read yet.
    pub offset: u64,
    /// Lines before that byte.
    pub line: u64,
    /// Hash of the beginning, which tells a replaced file from a grown one.
    pub head: u128,
    /// Hash of the bytes before `offset`.
    pub tail: u128,
    /// What the reader must know to go on.
    pub state: String,
}

fn key_of(whole: u128) -> Key {
    Key {
        call: (whole >> 64) as u64,
        request: whole as u64,
    }
}

impl Cursor {
    /// The catalogue's record of it, the path apart.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = Encoder::default();
        bytes
            .number(VERSION)
            .number(self.size)
            .signed(self.modified_ns)
            .signed(self.changed_ns)
            .number(self.inode)
            .text(&self.format)
            .number(self.provisional.len() as u64);
        for key in &self.provisional {
            bytes.wide(u128::from(key.call) << 64 | u128::from(key.request));
        }
        bytes.number(u64::from(self.resume.is_some()));
        if let Some(resume) = &self.resume {
            // 0 stands for no separator: a table is never separated by NUL.
            bytes
                .number(u64::from(resume.delimiter.unwrap_or(0)))
                .number(resume.offset)
                .number(resume.line)
                .wide(resume.head)
                .wide(resume.tail)
                .text(&resume.state);
        }
        bytes.0
    }

    /// What [`Cursor::encode`] wrote; `None` for other bytes.
    pub(super) fn decode(path: &str, bytes: &[u8]) -> Option<Self> {
        let mut bytes = Decoder(bytes);
        if bytes.number()? != VERSION {
            return None;
        }
        let cursor = Self {
            path: path.to_owned(),
            size: bytes.number()?,
            modified_ns: bytes.signed()?,
            changed_ns: bytes.signed()?,
            inode: bytes.number()?,
            format: bytes.text()?.to_owned(),
            provisional: (0..bytes.small()?)
                .map(|_| bytes.wide().map(key_of))
                .collect::<Option<_>>()?,
            resume: match bytes.number()? {
                0 => None,
                _ => Some(Resume {
                    delimiter: u8::try_from(bytes.number()?).ok().filter(|byte| *byte != 0),
                    offset: bytes.number()?,
                    line: bytes.number()?,
                    head: bytes.wide()?,
                    tail: bytes.wide()?,
                    state: bytes.text()?.to_owned(),
                }),
            },
        };
        bytes.end(cursor)
    }
}
