//! A ZIP archive to the text of the logs and exports in it.

use std::cell::Cell;
use std::fs::File;
use std::io;
use std::io::Read;
use std::io::Seek as _;
use std::io::SeekFrom;
use std::path::Path;
use std::path::PathBuf;
use std::rc::Rc;

use flate2::CrcReader;
use flate2::read::DeflateDecoder;
use zip::CompressionMethod;
use zip::ZipArchive;

use crate::sources::input::Unpacked;
use crate::sources::walk::is_log;

/// A file in an archive.
pub(in crate::sources) struct Member {
    /// Its name in the archive.
    pub(in crate::sources) name: PathBuf,
    /// Where its content lies; or why it cannot be read.
    pub(in crate::sources) place: Result<Place, &'static str>,
}

/// Where the content of a file lies in an archive.
pub(in crate::sources) struct Place {
    start: u64,
    size: u64,
    is_packed: bool,
    sum: u32,
}

/// The logs and exports in an archive, in the order of their names.
///
/// # Errors
/// When the archive cannot be opened or its list of files is damaged.
pub(in crate::sources) fn members(path: &Path) -> io::Result<Vec<Member>> {
    let mut archive = ZipArchive::new(File::open(path)?).map_err(io::Error::other)?;
    let mut members = Vec::new();
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(io::Error::other)?;
        // The name is only shown, never opened; one that leads out of the archive is not even shown.
        let name = file.enclosed_name();
        let Some(name) = name.filter(|name| file.is_file() && is_log(name)) else {
            continue;
        };
        let is_packed = file.compression() == CompressionMethod::DEFLATE;
        let is_known = is_packed || file.compression() == CompressionMethod::Stored;
        let place = match file.data_start() {
            _ if file.encrypted() => Err("file in the archive is encrypted"),
            Some(start) if is_known => Ok(Place {
                start,
                size: file.compressed_size(),
                is_packed,
                sum: file.crc32(),
            }),
            _ => Err("file in the archive is compressed in a way llmcost does not read"),
        };
        members.push(Member { name, place });
    }
    members.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(members)
}

impl Place {
    /// The content, checked against its checksum at the end.
    ///
    /// # Errors
    /// When the archive cannot be opened any more.
    pub(in crate::sources) fn open(&self, archive: &Path) -> io::Result<Box<dyn Read>> {
        let mut bytes = File::open(archive)?;
        bytes.seek(SeekFrom::Start(self.start))?;
        let bytes = bytes.take(self.size);
        let content: Box<dyn Read> = if self.is_packed {
            let packed = Rc::new(Cell::new(self.size));
            Box::new(Unpacked::new(Box::new(DeflateDecoder::new(bytes)), packed))
        } else {
            Box::new(bytes)
        };
        Ok(Box::new(Checked {
            content: CrcReader::new(content),
            sum: self.sum,
        }))
    }
}

/// Fails at the end when the content is not what its checksum says.
struct Checked {
    content: CrcReader<Box<dyn Read>>,
    sum: u32,
}

impl Read for Checked {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let count = self.content.read(target)?;
        if count == 0 && !target.is_empty() && self.content.crc().sum() != self.sum {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "wrong checksum"));
        }
        Ok(count)
    }
}
