//! How far a source file was read, and how to tell that it is still the same file.

use super::bytes::{Decoder, Encoder};

/// Version of the record in the catalogue.
const VERSION: u64 = 1;

/// How far a source was read. The store keeps it and gives no meaning to it.
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
    /// First byte not read yet.
    pub offset: u64,
    /// Hash of the beginning, which tells a replaced file from a grown one.
    pub head_hash: u64,
    /// Hash of the bytes before `offset`.
    pub tail_hash: u64,
    /// The format it was read as: a name of the sources registry.
    pub format: String,
    /// What the reader must know to go on from `offset`.
    pub reader_state: String,
    /// Records read so far, so that line numbers go on.
    pub records: u64,
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
            .number(self.offset)
            .number(self.head_hash)
            .number(self.tail_hash)
            .text(&self.format)
            .text(&self.reader_state)
            .number(self.records);
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
            offset: bytes.number()?,
            head_hash: bytes.number()?,
            tail_hash: bytes.number()?,
            format: bytes.text()?.to_owned(),
            reader_state: bytes.text()?.to_owned(),
            records: bytes.number()?,
        };
        bytes.end(cursor)
    }
}
