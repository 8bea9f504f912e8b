//! A grid's sums to bytes, and back to a batch whose rows stand for several calls.

use std::ops::Range;

use super::SIZES;
use super::WHOLE;
use super::choice::Chosable;
use super::choice::Chosen;
use super::choice::band;
use super::choice::quantities;
use crate::event::Attribute;
use crate::event::Details;
use crate::event::Dictionary;
use crate::event::EventBatch;
use crate::event::Meter;
use crate::event::Numbers;
use crate::event::Rolled;
use crate::event::SeriesColumn;
use crate::store::bytes::Decoder;
use crate::store::bytes::Encoder;
use crate::store::bytes::Packed;
use crate::units::Period;

const CLASS: &str = "class";
const FIRST: &str = "first";
/// How long after the first call the last was made, and how long after that the last ended.
const LAST: &str = "last";
const END: &str = "end";
const SIZE: &str = "size";
const RECORDS: &str = "records";
/// Left out where they are as many as the records.
const CALLS: &str = "calls";
const TIMED: &str = "timed";
const DURATION: &str = "duration";
const COST_LOW: &str = "cost_low";
const COST_HIGH: &str = "cost_high";
/// Put before the name of an open unit.
const QUANTITY: &str = "q:";

/// The bytes of a grid; `None` where a sum leaves its range.
pub(super) fn encode(shared: &Chosable<'_>, chosen: &Chosen) -> Option<Vec<u8>> {
    let mut bytes = Encoder::default();
    bytes.number(chosen.classes.len() as u64);
    bytes.number(chosen.examples.len() as u64);
    let start = shared.order.first();
    bytes.signed(start.map_or(0, |row| shared.batch.times[*row as usize]));
    texts(&mut bytes, shared, chosen);
    for (name, values) in sums(shared, chosen)? {
        let mut packed = Encoder::default();
        packed.packed_wide(&values);
        bytes.text(&name).number(packed.0.len() as u64);
        bytes.0.append(&mut packed.0);
    }
    Some(bytes.0)
}

/// Per kept attribute its texts, and the code of each class.
fn texts(bytes: &mut Encoder, shared: &Chosable<'_>, chosen: &Chosen) {
    let batch = shared.batch;
    let examples = chosen.examples.iter();
    let examples: Vec<u32> = examples.map(|row| batch.series[*row as usize]).collect();
    let differing = chosen
        .kept
        .iter()
        .map(|attribute| (attribute, &examples[..]));
    let same = shared
        .same
        .iter()
        .map(|attribute| (attribute, &examples[..1]));
    bytes.number((chosen.kept.len() + shared.same.len()) as u64);
    for (attribute, series) in differing.chain(same) {
        let mut dictionary = Dictionary::default();
        let codes = series
            .iter()
            .map(|series| dictionary.code(batch.series_text(*series, *attribute)));
        let codes: Vec<u32> = codes.collect();
        let mut section = Encoder::default();
        section.number(dictionary.len() as u64 - 1);
        for text in dictionary.iter().skip(1) {
            section.text(text);
        }
        match codes.split_first() {
            Some((first, rest)) if rest.iter().all(|code| code == first) => {
                section.packed(&[*first])
            }
            _ => section.packed(&codes),
        };
        bytes.text(attribute.name()).number(section.0.len() as u64);
        bytes.0.append(&mut section.0);
    }
}

type Column = (String, Vec<u64>);

fn sums(shared: &Chosable<'_>, chosen: &Chosen) -> Option<Vec<Column>> {
    let Chosable { batch, order, .. } = shared;
    let (rows, places) = (chosen.classes.len(), &chosen.places);
    let sum = |numbers: &Numbers| {
        let mut sums = vec![0_u64; rows];
        for (place, row) in places.iter().zip(*order) {
            let sum = &mut sums[*place as usize];
            *sum = sum.checked_add(numbers.get(*row as usize))?;
        }
        Some(sums)
    };
    let mut times = vec![(i64::MAX, i64::MIN, i64::MIN); rows];
    let mut records = vec![0_u64; rows];
    let mut timed = vec![0_u64; rows];
    let facts = &batch.facts;
    for (place, row) in places.iter().zip(*order) {
        let (place, row) = (*place as usize, *row as usize);
        let (time, duration) = (batch.times[row], facts.duration.get(row));
        let (first, last, end) = &mut times[place];
        *first = (*first).min(time);
        *last = (*last).max(time);
        *end = (*end).max(time.saturating_add_unsigned(duration));
        records[place] += 1;
        timed[place] += u64::from(duration > 0);
    }
    let start = order.first().map_or(0, |row| batch.times[*row as usize]);
    let gap = |left: i64, right: i64| left.wrapping_sub(right).cast_unsigned();
    let each = |value: fn(&(i64, i64, i64)) -> (i64, i64)| -> Vec<u64> {
        let pairs = times.iter().map(value);
        pairs.map(|(left, right)| gap(left, right)).collect()
    };
    let firsts = times.iter().map(|(first, ..)| gap(*first, start)).collect();
    let mut all: Vec<Column> = Vec::new();
    let mut add = |name: &str, values: Vec<u64>| all.push((name.to_owned(), values));
    add(
        CLASS,
        chosen.classes.iter().copied().map(u64::from).collect(),
    );
    add(FIRST, firsts);
    add(LAST, each(|(first, last, _)| (*last, *first)));
    let size = |row: &u32| band(batch.input(*row as usize)) as u64;
    let sizes: Vec<u64> = chosen.examples.iter().map(size).collect();
    let of_class = |class: &u32| sizes.get(*class as usize).copied().unwrap_or(0);
    add(SIZE, chosen.classes.iter().map(of_class).collect());
    if !shared.is_single {
        let calls = sum(&facts.calls)?;
        if calls != records {
            add(CALLS, calls);
        }
    }
    let duration = sum(&facts.duration)?;
    if duration.iter().any(|sum| *sum > 0) {
        add(DURATION, duration);
        add(END, each(|(_, last, end)| (*end, *last)));
        if timed != records {
            add(TIMED, timed);
        }
    }
    add(RECORDS, records);
    if !(facts.cost_low.is_zero() && facts.cost_high.is_zero()) {
        let (low, high) = costs(shared, chosen)?;
        add(COST_LOW, low);
        add(COST_HIGH, high);
    }
    for meter in Meter::ALL
        .into_iter()
        .filter(|meter| !batch.meter(*meter).is_zero())
    {
        add(meter.name(), sum(batch.meter(meter))?);
    }
    for (name, numbers) in quantities(batch, order) {
        add(&format!("{QUANTITY}{name}"), sum(numbers)?);
    }
    // A column that is all zero is not written; that of the calls says something even then.
    all.retain(|(name, values)| name == CALLS || values.iter().any(|value| *value > 0));
    Some(all)
}

/// Sums of the costs that the rows of the grid state, as lower and upper halves.
fn costs(shared: &Chosable<'_>, chosen: &Chosen) -> Option<(Vec<u64>, Vec<u64>)> {
    let mut sums = vec![0_i128; chosen.classes.len()];
    let facts = &shared.batch.facts;
    for (place, row) in chosen.places.iter().zip(shared.order) {
        let row = *row as usize;
        let low = u128::from(facts.cost_low.get(row));
        let high = u128::from(facts.cost_high.get(row));
        let sum = &mut sums[*place as usize];
        *sum = sum.checked_add((high << 64 | low).cast_signed())?;
    }
    let halves = sums.iter().map(|sum| sum.cast_unsigned());
    Some(halves.map(|sum| (sum as u64, (sum >> 64) as u64)).unzip())
}

/// The batch of [`encode`]'s bytes, with the details asked for, of the slots of time that `spans`, in order, have a part of;
/// `None` for other bytes. `most` bounds its rows.
pub(super) fn decode(
    bytes: &[u8],
    slot: i64,
    spans: &[Period],
    details: Details,
    most: usize,
) -> Option<EventBatch> {
    let mut bytes = Decoder(bytes);
    let rows = usize::try_from(bytes.number()?).ok()?;
    let classes = bytes.small()?;
    let start = bytes.signed()?;
    if rows > most || classes as usize > rows {
        return None;
    }
    let mut batch = EventBatch::default();
    batch.series_columns.count = classes;
    for _ in 0..bytes.number()? {
        let attribute = Attribute::named(bytes.text()?)?;
        let size = usize::try_from(bytes.number()?).ok()?;
        let section = Decoder(bytes.bytes(size)?);
        if details.want(attribute) {
            fill_texts(&mut batch, attribute, section)?;
        }
    }
    let mut columns = Vec::new();
    while !bytes.0.is_empty() {
        let name = bytes.text()?;
        let size = usize::try_from(bytes.number()?).ok()?;
        let mut section = Decoder(bytes.bytes(size)?);
        columns.push((name, section.packed_wide(rows)?));
        section.end(())?;
    }
    let first = columns.iter().find(|(name, _)| *name == FIRST);
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for span in spans {
        let stretch = match first {
            Some((_, gaps)) => within(gaps, start, rows, slot, *span)?,
            // All calls were made at the same instant.
            None => 0..rows,
        };
        // Slots that have a part of two spans are not taken twice.
        let from = stretches.last().map_or(0, |last| last.end);
        stretches.push(stretch.start.max(from)..stretch.end.max(from));
    }
    let mut filled = Columns::default();
    for (name, packed) in columns {
        if is_wanted(name, details) {
            filled.fill(&mut batch, name, packed.stretches(&stretches)?)?;
        }
    }
    let rows = stretches.iter().map(Range::len).sum();
    filled.finish(batch, rows, start, details)
}

/// The rows whose slots a period has a part of, of all in order of their first calls, which are so long after `start`.
fn within(
    gaps: &Packed<'_>,
    start: i64,
    rows: usize,
    slot: i64,
    period: Period,
) -> Option<Range<usize>> {
    if slot == WHOLE || period == Period::ALL {
        return Some(0..rows);
    }
    let from = period.start.0.div_euclid(slot).saturating_mul(slot);
    let before = |instant: i64| {
        let (mut low, mut high) = (0, rows);
        while low < high {
            let middle = low.midpoint(high);
            match after(start, gaps.get(middle)?) < instant {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        Some(low)
    };
    let from = before(from)?;
    Some(from..before(period.end.0)?.max(from))
}

fn is_wanted(column: &str, details: Details) -> bool {
    match column {
        DURATION | TIMED | END => details.durations,
        COST_LOW | COST_HIGH => details.reported_costs,
        _ => true,
    }
}

fn fill_texts(
    batch: &mut EventBatch,
    attribute: Attribute,
    mut section: Decoder<'_>,
) -> Option<()> {
    let mut dictionary = Dictionary::default();
    let count = section.small()?;
    for code in 1..=count {
        // Texts are distinct: each is given the next code.
        if dictionary.code(section.text()?) != code {
            return None;
        }
    }
    let codes = section.packed()?;
    let classes = batch.series_columns.count as usize;
    if codes.iter().any(|code| *code > count) {
        return None;
    }
    batch.dictionaries[attribute as usize] = dictionary;
    let column = batch.series_columns.columns.get_mut(attribute as usize)?;
    *column = match codes.as_slice() {
        [only] => SeriesColumn::Same(*only),
        _ if codes.len() == classes => SeriesColumn::Each(codes),
        _ => return None,
    };
    section.end(())
}

/// The columns that a batch does not have under their own names; empty where all are zero.
#[derive(Default)]
struct Columns {
    class: Vec<u64>,
    first: Vec<u64>,
    last: Vec<u64>,
    end: Vec<u64>,
    size: Vec<u64>,
    records: Vec<u64>,
    timed: Option<Vec<u64>>,
    calls: Option<Vec<u64>>,
}

impl Columns {
    fn fill(&mut self, batch: &mut EventBatch, name: &str, values: Vec<u64>) -> Option<()> {
        let numbers = match name {
            CLASS => return put(&mut self.class, values),
            FIRST => return put(&mut self.first, values),
            LAST => return put(&mut self.last, values),
            END => return put(&mut self.end, values),
            SIZE => return put(&mut self.size, values),
            RECORDS => return put(&mut self.records, values),
            TIMED => return put(self.timed.get_or_insert_default(), values),
            CALLS => return put(self.calls.get_or_insert_default(), values),
            DURATION => &mut batch.facts.duration,
            COST_LOW => &mut batch.facts.cost_low,
            COST_HIGH => &mut batch.facts.cost_high,
            _ => match name.strip_prefix(QUANTITY) {
                Some(unit) => batch.quantities.entry(unit.to_owned()).or_default(),
                None => batch.meters.get_mut(Meter::named(name)? as usize)?,
            },
        };
        *numbers = Numbers::from_values(values);
        Some(())
    }

    fn finish(
        mut self,
        mut batch: EventBatch,
        rows: usize,
        start: i64,
        details: Details,
    ) -> Option<EventBatch> {
        for column in [
            &mut self.class,
            &mut self.first,
            &mut self.last,
            &mut self.size,
            &mut self.records,
        ] {
            column.resize(rows, 0);
        }
        let classes = u64::from(batch.series_columns.count);
        if self.class.iter().any(|class| *class >= classes) {
            return None;
        }
        batch.series = self.class.iter().map(|class| *class as u32).collect();
        // Taken over, each in the room that it has already.
        let first = self.first.into_iter();
        batch.times = first.map(|gap| after(start, gap)).collect();
        let last = self.last.into_iter().zip(&batch.times);
        let last: Vec<i64> = last.map(|(gap, first)| after(*first, gap)).collect();
        let mut rolled = Rolled {
            sizes: self.size.iter().map(size).collect::<Option<_>>()?,
            ..Rolled::default()
        };
        if details.durations && !batch.facts.duration.is_zero() {
            self.end.resize(rows, 0);
            let end = last.iter().zip(&self.end);
            rolled.end = end.map(|(last, gap)| after(*last, *gap)).collect();
            rolled.timed = self.timed.unwrap_or_else(|| self.records.clone());
        }
        let calls = self.calls.unwrap_or_else(|| self.records.clone());
        batch.facts.calls = Numbers::from_values(calls);
        rolled.last = last;
        rolled.records = self.records;
        batch.rolled = Some(Box::new(rolled));
        Some(batch)
    }
}

fn after(time: i64, gap: u64) -> i64 {
    time.wrapping_add(gap.cast_signed())
}

fn put(place: &mut Vec<u64>, values: Vec<u64>) -> Option<()> {
    *place = values;
    Some(())
}

/// The sizes of a band: its first and its last.
fn size(band: &u64) -> Option<(u64, u64)> {
    let band = usize::try_from(*band).ok()?;
    let most = SIZES.get(band + 1).map_or(u64::MAX, |next| next - 1);
    Some((*SIZES.get(band)?, most))
}
