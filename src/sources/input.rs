//! A path or standard input to a stream of UTF-8 bytes: decompressed, transcoded, in bounded memory.

use std::cell::Cell;
use std::fs::{File, Metadata};
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;

use flate2::read::MultiGzDecoder;

use super::containers::columns::ColumnText;
use crate::units::Timestamp;

/// Where a stream starts in its file, and whether its offsets are the file's.
pub(crate) struct Input {
    /// The decoded bytes.
    pub(crate) stream: Box<dyn Read>,
    /// The file behind an uncompressed UTF-8 stream, whose offsets can be returned to.
    pub(crate) plain: Option<File>,
    /// Offset in a plain file of the first byte of the stream.
    pub(crate) start: u64,
    /// When the file was last changed; the epoch for standard input.
    pub(crate) modified: Timestamp,
}

/// Opens a file, or standard input for `-`.
///
/// # Errors
/// When it cannot be opened or is neither a regular file nor a pipe.
pub(crate) fn open(path: &Path) -> io::Result<Input> {
    if path.as_os_str() == "-" {
        return decode(Box::new(io::stdin()), None, Timestamp::default());
    }
    // Looked at before it is opened: opening some devices has effects of its own.
    check_kind(&path.metadata()?)?;
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    check_kind(&metadata)?;
    let plain = if metadata.is_file() {
        Some(file.try_clone()?)
    } else {
        None
    };
    decode(Box::new(file), plain, modified(&metadata))
}

/// The text of a Parquet file.
///
/// # Errors
/// When it cannot be opened or is damaged.
pub(crate) fn of_columns(path: &Path) -> io::Result<Input> {
    Ok(Input {
        stream: Box::new(ColumnText::open(path)?),
        plain: None,
        start: 0,
        modified: modified(&path.metadata()?),
    })
}

/// Opens a plain file at an offset that an earlier reading ended at.
///
/// # Errors
/// When it cannot be opened or positioned.
pub(crate) fn open_at(path: &Path, offset: u64) -> io::Result<Input> {
    check_kind(&path.metadata()?)?;
    let mut file = File::open(path)?;
    let metadata = file.metadata()?;
    check_kind(&metadata)?;
    file.seek(SeekFrom::Start(offset))?;
    Ok(Input {
        plain: Some(file.try_clone()?),
        stream: Box::new(file),
        start: offset,
        modified: modified(&metadata),
    })
}

fn check_kind(metadata: &Metadata) -> io::Result<()> {
    let reason = if metadata.is_dir() {
        "it is a directory"
    } else if metadata.is_file() || is_pipe(metadata) {
        return Ok(());
    } else {
        "it is neither a regular file nor a pipe"
    };
    Err(io::Error::new(io::ErrorKind::InvalidInput, reason))
}

#[cfg(unix)]
fn is_pipe(metadata: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&metadata.file_type())
}

#[cfg(not(unix))]
fn is_pipe(_metadata: &Metadata) -> bool {
    false
}

pub(crate) fn modified(metadata: &Metadata) -> Timestamp {
    let since_epoch = metadata
        .modified()
        .ok()
        .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    let micros = since_epoch.and_then(|time| i64::try_from(time.as_micros()).ok());
    Timestamp(micros.unwrap_or_default())
}

/// Undoes compression by its magic number, then the encoding by its byte order mark.
pub(crate) fn decode(
    mut raw: Box<dyn Read>,
    plain: Option<File>,
    modified: Timestamp,
) -> io::Result<Input> {
    let head = peek(&mut raw, 4)?;
    let is_compressed = head.starts_with(&[0x1F, 0x8B]) || is_zstd(&head);
    let packed = Rc::new(Cell::new(head.len() as u64));
    let rest = Counted {
        stream: raw,
        count: Rc::clone(&packed),
    };
    let whole = Cursor::new(head.clone()).chain(rest);
    let mut stream: Box<dyn Read> = if head.starts_with(&[0x1F, 0x8B]) {
        Box::new(MultiGzDecoder::new(BufReader::with_capacity(
            1 << 16,
            whole,
        )))
    } else if is_zstd(&head) {
        Box::new(zstd::stream::read::Decoder::new(whole)?)
    } else {
        Box::new(whole)
    };
    if is_compressed {
        stream = Box::new(Unpacked::new(stream, packed));
    }
    let head = peek(&mut stream, 3)?;
    let (skip, wide) = match head.as_slice() {
        [0xEF, 0xBB, 0xBF] => (3, None),
        [0xFF, 0xFE, ..] => (2, Some(u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0xFE, 0xFF, ..] => (2, Some(u16::from_be_bytes as fn([u8; 2]) -> u16)),
        _ => (0, None),
    };
    let rest = Cursor::new(head.get(skip..).unwrap_or_default().to_vec()).chain(stream);
    let stream: Box<dyn Read> = match wide {
        Some(unit) => Box::new(Utf16::new(Box::new(rest), unit)),
        None => Box::new(rest),
    };
    Ok(Input {
        stream,
        plain: plain.filter(|_| !is_compressed && wide.is_none()),
        start: skip as u64,
        modified,
    })
}

/// How much may be unpacked from whatever little: real logs grow ten- to a hundredfold.
const UNSUSPICIOUS: u64 = 256 << 20;
/// How much larger than its packed form a stream may become beyond that.
const MOST_GROWTH: u64 = 1000;

/// Counts the bytes of a packed stream.
struct Counted {
    stream: Box<dyn Read>,
    count: Rc<Cell<u64>>,
}

impl Read for Counted {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(target)?;
        self.count
            .set(self.count.get().saturating_add(count as u64));
        Ok(count)
    }
}

/// An unpacked stream; one that is made to fill memory or time ends in an error.
pub(super) struct Unpacked {
    stream: Box<dyn Read>,
    packed: Rc<Cell<u64>>,
    unpacked: u64,
}

impl Unpacked {
    /// A stream that comes out of as many packed bytes as `packed` says by then.
    pub(super) fn new(stream: Box<dyn Read>, packed: Rc<Cell<u64>>) -> Self {
        Self {
            stream,
            packed,
            unpacked: 0,
        }
    }
}

impl Read for Unpacked {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(target)?;
        self.unpacked = self.unpacked.saturating_add(count as u64);
        let most = self.packed.get().saturating_mul(MOST_GROWTH);
        match self.unpacked > UNSUSPICIOUS.max(most) {
            true => Err(io::ErrorKind::FileTooLarge.into()),
            false => Ok(count),
        }
    }
}

/// A zstd frame, or a skippable frame in front of one.
fn is_zstd(head: &[u8]) -> bool {
    match head {
        [0x28, 0xB5, 0x2F, 0xFD] => true,
        [first, 0x2A, 0x4D, 0x18] => (0x50..0x60).contains(first),
        _ => false,
    }
}

/// Up to `count` bytes, fewer only at the end.
fn peek(stream: &mut dyn Read, count: u64) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    stream.take(count).read_to_end(&mut head)?;
    Ok(head)
}

/// UTF-16 code units to UTF-8; what is no character reads as U+FFFD.
struct Utf16 {
    source: Box<dyn Read>,
    unit: fn([u8; 2]) -> u16,
    /// Bytes read and not yet decoded: less than a chunk.
    raw: Vec<u8>,
    text: Vec<u8>,
    given: usize,
    is_over: bool,
}

impl Utf16 {
    fn new(source: Box<dyn Read>, unit: fn([u8; 2]) -> u16) -> Self {
        Self {
            source,
            unit,
            raw: Vec::new(),
            text: Vec::new(),
            given: 0,
            is_over: false,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let read = (&mut self.source)
            .take(1 << 16)
            .read_to_end(&mut self.raw)?;
        self.is_over = read == 0;
        let mut units: Vec<u16> = self
            .raw
            .chunks_exact(2)
            .filter_map(|pair| pair.try_into().ok())
            .map(self.unit)
            .collect();
        // Half a surrogate pair waits for the other half.
        if !self.is_over && matches!(units.last(), Some(0xD800..0xDC00)) {
            units.pop();
        }
        self.raw.drain(..units.len() * 2);
        self.text.clear();
        self.given = 0;
        for character in char::decode_utf16(units) {
            let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
            let mut bytes = [0; 4];
            self.text
                .extend_from_slice(character.encode_utf8(&mut bytes).as_bytes());
        }
        Ok(())
    }
}

impl Read for Utf16 {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() && !self.is_over {
            self.fill()?;
        }
        let mut rest = self.text.get(self.given..).unwrap_or_default();
        let count = rest.read(target)?;
        self.given += count;
        Ok(count)
    }
}
