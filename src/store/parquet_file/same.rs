//! A column with one value for all rows to a dictionary of that value and the number of rows, without looking at each.

use bytes::Bytes;
use parquet::basic::Compression;
use parquet::basic::Encoding;
use parquet::column::page::CompressedPage;
use parquet::column::page::Page;
use parquet::column::page::PageWriter;
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::ParquetError;
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::writer::SerializedPageWriter;
use parquet::file::writer::SerializedRowGroupWriter;
use parquet::file::writer::TrackedWrite;
use parquet::schema::types::ColumnDescPtr;

use super::PAGE_ROWS;

/// Writes the next column, whose value of each row has these bytes.
pub(super) fn write(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    description: ColumnDescPtr,
    value: &[u8],
    rows: usize,
) -> Result<(), ParquetError> {
    let mut sink = TrackedWrite::new(Vec::new());
    let mut pages = SerializedPageWriter::new(&mut sink);
    let dictionary = Page::DictionaryPage {
        buf: Bytes::copy_from_slice(value),
        num_values: 1,
        encoding: Encoding::PLAIN,
        is_sorted: false,
    };
    let mut size = put(&mut pages, dictionary)?;
    let data_from = size;
    let mut left = rows;
    while left > 0 {
        let count = left.min(PAGE_ROWS);
        size += put(&mut pages, page(count))?;
        left -= count;
    }
    let metadata = ColumnChunkMetaData::builder(description)
        // Shorter than what a compressor puts before its bytes.
        .set_compression(Compression::UNCOMPRESSED)
        .set_encodings(vec![
            Encoding::PLAIN,
            Encoding::RLE,
            Encoding::RLE_DICTIONARY,
        ])
        .set_total_compressed_size(size)
        .set_total_uncompressed_size(size)
        .set_num_values(number(rows)?)
        .set_dictionary_page_offset(Some(0))
        .set_data_page_offset(data_from)
        .build()?;
    let close = ColumnCloseResult {
        bytes_written: number(size)?,
        rows_written: number(rows)?,
        metadata,
        bloom_filter: None,
        column_index: None,
        offset_index: None,
    };
    group.append_column(&Bytes::from(sink.into_inner()?), close)
}

/// The page of so many rows that all have the first value of the dictionary: a code of no bits, and how often.
fn page(rows: usize) -> Page {
    let mut bytes = vec![0];
    let mut run = rows << 1;
    while run >= 0x80 {
        bytes.push(run as u8 | 0x80);
        run >>= 7;
    }
    bytes.push(run as u8);
    Page::DataPage {
        buf: Bytes::from(bytes),
        num_values: u32::try_from(rows).unwrap_or(u32::MAX),
        encoding: Encoding::RLE_DICTIONARY,
        def_level_encoding: Encoding::RLE,
        rep_level_encoding: Encoding::RLE,
        statistics: None,
    }
}

/// Writes a page; says how many bytes that took.
fn put(pages: &mut impl PageWriter, page: Page) -> Result<i64, ParquetError> {
    let size = page.buffer().len();
    let written = pages.write_page(CompressedPage::new(page, size))?;
    number(written.bytes_written)
}

fn number<N, M: TryFrom<N>>(number: N) -> Result<M, ParquetError> {
    let fault = |_| ParquetError::General("a column of more bytes than can be counted".to_owned());
    M::try_from(number).map_err(fault)
}
