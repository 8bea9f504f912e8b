//! The texts of a segment: its dictionaries and its table of series.
//!
//! A file of their own, not Parquet metadata: they are read without touching a column. Each attribute is a section
//! that can be passed over, compressed by itself, and the table of series is kept by column: a reader unpacks what it asks
//! for.

use std::borrow::Cow;
use std::io::Read as _;

use super::bytes::{Decoder, Encoder};
use crate::event::Attribute;
use crate::event::Details;
use crate::event::Dictionary;
use crate::event::EventBatch;
use crate::event::SeriesColumn;

const MAGIC: &[u8; 8] = b"llmcnam3";
/// Whose sections are not compressed.
const PLAIN: &[u8; 8] = b"llmcnam2";

/// How hard zstd tries.
const LEVEL: i32 = 3;

/// The bytes of a batch's texts. Attributes are named, so that a later order of theirs does not matter.
pub(super) fn encode(batch: &EventBatch) -> Vec<u8> {
    let mut bytes = Encoder(MAGIC.to_vec());
    bytes.number(batch.series_count() as u64);
    bytes.number(Attribute::COUNT as u64);
    let series = batch.series_columns();
    for attribute in Attribute::ALL {
        let mut section = Encoder::default();
        texts(&mut section, &batch.dictionaries[attribute as usize]);
        match series.columns.get(attribute as usize) {
            Some(SeriesColumn::Each(codes)) => section.packed(codes),
            Some(SeriesColumn::Same(code)) => section.packed(&[*code]),
            None => &mut section,
        };
        let size = section.0.len();
        // Compressing into memory does not fail; where it does not help, the section is kept as it is. Its size is known: most
        // sections are small, and a compressor made for any size takes more than a megabyte.
        let packed = zstd::bulk::compress(&section.0, LEVEL).ok();
        let mut kept = packed
            .filter(|packed| packed.len() < size)
            .unwrap_or(section.0);
        bytes.text(attribute.name()).number(size as u64);
        bytes.number(kept.len() as u64);
        bytes.0.append(&mut kept);
    }
    bytes.0
}

/// The bytes of a section of this size: as they are, or compressed to fewer.
fn unpacked(kept: &[u8], size: usize) -> Option<Cow<'_, [u8]>> {
    if kept.len() == size {
        return Some(Cow::Borrowed(kept));
    }
    let mut bytes = Vec::new();
    // One byte more than stated, so that more is noticed and a false section cannot fill memory.
    let most = u64::try_from(size).ok()?.checked_add(1)?;
    let reader = zstd::Decoder::new(kept).ok()?;
    reader.take(most).read_to_end(&mut bytes).ok()?;
    (bytes.len() == size).then_some(Cow::Owned(bytes))
}

fn texts(section: &mut Encoder, dictionary: &Dictionary) {
    section.number(dictionary.len() as u64 - 1);
    for text in dictionary.iter().skip(1) {
        section.number(text.len() as u64);
    }
    section.text(&dictionary.iter().collect::<String>());
}

/// An empty batch with the texts [`encode`] wrote, of the attributes asked for; `None` for other bytes.
pub(super) fn decode(bytes: &[u8], details: Details) -> Option<EventBatch> {
    let mut bytes = Decoder(bytes);
    let is_plain = match bytes.bytes(MAGIC.len())? {
        magic if magic == MAGIC => false,
        magic if magic == PLAIN => true,
        _ => return None,
    };
    let mut batch = EventBatch::default();
    batch.series_columns.count = bytes.small()?;
    for _ in 0..bytes.number()? {
        let attribute = Attribute::named(bytes.text()?)?;
        let size = usize::try_from(bytes.number()?).ok()?;
        let kept = match is_plain {
            true => size,
            false => usize::try_from(bytes.number()?).ok()?,
        };
        let kept = bytes.bytes(kept)?;
        if details.want(attribute) {
            fill(&mut batch, attribute, Decoder(&unpacked(kept, size)?))?;
        }
    }
    bytes.end(batch)
}

fn fill(batch: &mut EventBatch, attribute: Attribute, mut section: Decoder<'_>) -> Option<()> {
    let mut ends = Vec::new();
    let mut end = 0_usize;
    for _ in 0..section.small()? {
        end = end.checked_add(usize::try_from(section.number()?).ok()?)?;
        ends.push(end);
    }
    let buffer = section.text()?;
    if buffer.len() != end {
        return None;
    }
    batch.dictionaries[attribute as usize] = Dictionary::of(buffer.to_owned(), ends);
    let Some(column) = batch.series_columns.columns.get_mut(attribute as usize) else {
        return section.end(());
    };
    let codes = section.packed()?;
    *column = match codes.as_slice() {
        [only] => SeriesColumn::Same(*only),
        _ if codes.len() == batch.series_columns.count as usize => SeriesColumn::Each(codes),
        _ => return None,
    };
    section.end(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::UsageEvent;

    #[test]
    fn what_is_asked_for_comes_back_and_nothing_else() {
        let mut batch = EventBatch::default();
        for (model, agent, run) in [("a", "x", "r1"), ("b", "x", "r2"), ("a", "é", "r3")] {
            let mut event = UsageEvent::call();
            event.attributes[Attribute::Model] = model.into();
            event.attributes[Attribute::Agent] = agent.into();
            event.attributes[Attribute::Run] = run.into();
            batch.push(&event);
        }
        let bytes = encode(&batch);
        let all = decode(&bytes, Details::ALL).expect("sound");
        let some = decode(&bytes, Details::NONE.with(Attribute::Agent)).expect("sound");
        for series in 0..3 {
            for attribute in Attribute::ALL {
                let text = batch.series_text(series, attribute);
                assert_eq!(all.series_text(series, attribute), text);
                let wanted = attribute == Attribute::Agent;
                assert_eq!(
                    some.series_text(series, attribute),
                    if wanted { text } else { "" }
                );
            }
        }
        assert_eq!((all.series_count(), some.series_count()), (3, 3));
        let runs: Vec<&str> = all.dictionaries[Attribute::Run as usize].iter().collect();
        assert_eq!(runs, ["", "r1", "r2", "r3"]);
        for cut in 0..bytes.len() {
            assert!(decode(&bytes[..cut], Details::ALL).is_none());
        }
    }

    #[test]
    fn texts_of_any_length_come_back_from_a_compressed_section_and_from_an_older_file() {
        let mut batch = EventBatch::default();
        for number in 0..2000 {
            let mut event = UsageEvent::call();
            event.attributes[Attribute::Run] = format!("pipeline-{number}").into();
            batch.push(&event);
        }
        let bytes = encode(&batch);
        let mut older = Encoder(PLAIN.to_vec());
        older.number(1).number(1);
        let mut section = Encoder::default();
        texts(&mut section, &batch.dictionaries[Attribute::Run as usize]);
        assert!(bytes.len() < section.0.len() / 2, "{}", bytes.len());
        older.text(Attribute::Run.name());
        older.number(section.0.len() as u64);
        older.0.append(&mut section.0);
        for bytes in [bytes, older.0] {
            let read = decode(&bytes, Details::ALL).expect("sound");
            let texts = read.dictionaries[Attribute::Run as usize].iter().skip(1);
            assert!(texts.eq((0..2000).map(|number| format!("pipeline-{number}"))));
        }
    }
}
