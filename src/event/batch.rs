//! Many events as columns: integers only, texts behind codes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::facts::Facts;
use super::series::SeriesCodes;
use super::{
    Attribute, Attributes, Dictionary, Key, Meter, Meters, Numbers, Rolled, Series, SeriesColumns,
    UsageEvent,
};
use crate::units::{Timestamp, Usd};

/// What a stated cost is where its record does not tell.
pub(super) const UNTOLD_COST_KIND: &str = "estimated";

/// Events as columns of integers.
///
/// All attributes but run, session and file are folded into one *series* code, so that filters, dimensions
/// and prices are worked out once per distinct series instead of once per event.
#[derive(Clone, Debug, Default)]
pub struct EventBatch {
    pub(crate) keys: Vec<Key>,
    pub(crate) times: Vec<i64>,
    pub(crate) series: Vec<u32>,
    series_table: Vec<Series>,
    /// The series of a batch read from disk, in place of the table.
    pub(crate) series_columns: SeriesColumns,
    series_codes: SeriesCodes,
    /// The series last asked for, and its code: logs repeat, and the table is far.
    last_series: (Series, Option<u32>),
    pub(crate) dictionaries: [Dictionary; Attribute::COUNT],
    pub(crate) runs: Vec<u32>,
    pub(crate) sessions: Vec<u32>,
    pub(crate) files: Vec<u32>,
    pub(crate) meters: [Numbers; Meter::COUNT],
    pub(crate) quantities: BTreeMap<String, Numbers>,
    pub(crate) facts: Facts,
    /// There where rows stand for several calls.
    pub(crate) rolled: Option<Box<Rolled>>,
}

impl EventBatch {
    /// How many events there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.times.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.times.is_empty()
    }

    /// How many bytes its distinct texts take.
    pub(crate) fn text_bytes(&self) -> usize {
        self.dictionaries.iter().map(Dictionary::bytes).sum()
    }

    /// Makes room for more events.
    pub(super) fn reserve(&mut self, events: usize) {
        self.keys.reserve(events);
        self.times.reserve(events);
        self.series_table.reserve(events);
        self.series_codes.reserve(events);
        for codes in [
            &mut self.series,
            &mut self.runs,
            &mut self.sessions,
            &mut self.files,
        ] {
            codes.reserve(events);
        }
    }

    /// Adds an event and says its row.
    pub fn push(&mut self, event: &UsageEvent<'_>) -> usize {
        let row = self.len();
        self.keys.push(event.key);
        self.times.push(event.time.0);
        let series = self.series_code(event);
        self.series.push(series);
        let [run, session, file] = self.own_codes(event);
        self.runs.push(run);
        self.sessions.push(session);
        self.files.push(file);
        self.set_numbers(row, event);
        row
    }

    /// Overwrites the event of a row.
    pub fn replace(&mut self, row: usize, event: &UsageEvent<'_>) {
        self.keys[row] = event.key;
        self.times[row] = event.time.0;
        self.series[row] = self.series_code(event);
        [self.runs[row], self.sessions[row], self.files[row]] = self.own_codes(event);
        self.set_numbers(row, event);
    }

    /// Forgets every event and keeps the room they took.
    pub(crate) fn clear(&mut self) {
        self.keys.clear();
        self.times.clear();
        self.series.clear();
        self.series_table.clear();
        self.series_columns = SeriesColumns::default();
        self.series_codes.clear();
        self.last_series.1 = None;
        self.dictionaries.iter_mut().for_each(Dictionary::clear);
        for codes in [&mut self.runs, &mut self.sessions, &mut self.files] {
            codes.clear();
        }
        self.meters.iter_mut().for_each(Numbers::clear);
        self.quantities.clear();
        self.facts.each_mut().into_iter().for_each(Numbers::clear);
        self.rolled = None;
    }

    fn own_codes(&mut self, event: &UsageEvent<'_>) -> [u32; 3] {
        let mut code = |attribute: Attribute| {
            self.dictionaries[attribute as usize].code(&event.attributes[attribute])
        };
        let (run, session) = (code(Attribute::Run), code(Attribute::Session));
        [run, session, code(Attribute::File)]
    }

    fn set_numbers(&mut self, row: usize, event: &UsageEvent<'_>) {
        for (column, count) in self.meters.iter_mut().zip(event.meters.0) {
            // Most are zero, in all rows.
            if count > 0 || !column.is_zero() {
                column.set(row, count);
            }
        }
        for column in self.quantities.values_mut() {
            column.set(row, 0);
        }
        for (name, amount) in &event.quantities {
            if let Some(column) = self.quantities.get_mut(name.as_ref()) {
                column.set(row, *amount);
            } else {
                let mut column = Numbers::default();
                column.set(row, *amount);
                self.quantities.insert(name.clone().into_owned(), column);
            }
        }
        let bits = event.reported_cost.unwrap_or_default().0.cast_unsigned();
        self.facts.cost_low.set(row, bits as u64);
        self.facts.cost_high.set(row, (bits >> 64) as u64);
        self.facts.span.set(row, event.span);
        self.facts.duration.set(row, event.duration);
        self.facts
            .time_to_first_token
            .set(row, event.time_to_first_token);
        self.facts.calls.set(row, event.calls);
        self.facts.copy.set(row, event.copy);
        self.facts.line.set(row, event.line);
    }

    /// The event of a row, borrowing its texts.
    #[must_use]
    pub fn event(&self, row: usize) -> UsageEvent<'_> {
        let mut attributes = Attributes::default();
        for attribute in Attribute::ALL {
            attributes[attribute] = Cow::Borrowed(self.text(row, attribute));
        }
        let mut meters = Meters::default();
        for meter in Meter::ALL {
            meters[meter] = self.meters[meter as usize].get(row);
        }
        UsageEvent {
            key: self.key(row),
            time: Timestamp(self.times[row]),
            span: self.facts.span.get(row),
            meters,
            quantities: self
                .quantities
                .iter()
                .map(|(name, column)| (Cow::Borrowed(name.as_str()), column.get(row)))
                .filter(|(_, amount)| *amount > 0)
                .collect(),
            reported_cost: self.reported_cost(row),
            duration: self.facts.duration.get(row),
            time_to_first_token: self.facts.time_to_first_token.get(row),
            calls: self.facts.calls.get(row),
            copy: self.facts.copy.get(row),
            line: self.facts.line.get(row),
            part: 0,
            attributes,
        }
    }

    /// The identity of a row; zero where the batch was read without keys.
    #[must_use]
    pub fn key(&self, row: usize) -> Key {
        self.keys.get(row).copied().unwrap_or_default()
    }

    /// The instant of a row.
    #[must_use]
    pub fn time(&self, row: usize) -> Timestamp {
        Timestamp(self.times[row])
    }

    /// The instants of all rows, in microseconds since 1970.
    #[must_use]
    pub fn times(&self) -> &[i64] {
        &self.times
    }

    /// The series code of every row.
    #[must_use]
    pub fn series(&self) -> &[u32] {
        &self.series
    }

    /// How many distinct series there are; codes count from 0.
    #[must_use]
    pub fn series_count(&self) -> usize {
        self.series_table
            .len()
            .max(self.series_columns.count as usize)
    }

    /// The codes of all series, by attribute.
    pub(crate) fn series_columns(&self) -> Cow<'_, SeriesColumns> {
        match self.series_table.is_empty() {
            true => Cow::Borrowed(&self.series_columns),
            false => Cow::Owned(SeriesColumns::of(&self.series_table)),
        }
    }

    /// The text of an attribute in a series. Run, session and file are no part of it: empty.
    #[must_use]
    pub fn series_text(&self, series: u32, attribute: Attribute) -> &str {
        let place = attribute as usize;
        let code = match self.series_table.get(series as usize) {
            Some(codes) => codes.get(place).copied(),
            None => self
                .series_columns
                .columns
                .get(place)
                .map(|column| column.get(series)),
        };
        self.dictionaries[place].text(code.unwrap_or(0))
    }

    /// The codes of an attribute that has a column of its own (run, session, file), with their dictionary.
    #[must_use]
    pub fn own_column(&self, attribute: Attribute) -> Option<(&[u32], &Dictionary)> {
        let codes = match attribute {
            Attribute::Run => &self.runs,
            Attribute::Session => &self.sessions,
            Attribute::File => &self.files,
            _ => return None,
        };
        Some((codes, &self.dictionaries[attribute as usize]))
    }

    /// The text of any attribute of a row.
    #[must_use]
    pub fn text(&self, row: usize, attribute: Attribute) -> &str {
        match self.own_column(attribute) {
            Some((codes, dictionary)) => dictionary.text(codes[row]),
            None => self.series_text(self.series[row], attribute),
        }
    }

    /// The counts of a meter.
    #[must_use]
    pub fn meter(&self, meter: Meter) -> &Numbers {
        &self.meters[meter as usize]
    }

    /// The open map of other units: thousandths by unit name.
    #[must_use]
    pub fn quantities(&self) -> &BTreeMap<String, Numbers> {
        &self.quantities
    }

    /// How many calls each row stands for.
    #[must_use]
    pub fn calls(&self) -> &Numbers {
        &self.facts.calls
    }

    /// Durations in microseconds; 0 where not stated.
    #[must_use]
    pub fn durations(&self) -> &Numbers {
        &self.facts.duration
    }

    /// How far each row reaches past its time, in microseconds; 0 for calls.
    #[must_use]
    pub fn spans(&self) -> &Numbers {
        &self.facts.span
    }

    /// The cost the log stated for a row.
    #[must_use]
    pub fn reported_cost(&self, row: usize) -> Option<Usd> {
        if self.text(row, Attribute::CostKind).is_empty() {
            return None;
        }
        let low = u128::from(self.facts.cost_low.get(row));
        let high = u128::from(self.facts.cost_high.get(row));
        Some(Usd((high << 64 | low).cast_signed()))
    }

    /// Total input of a row, every modality and cached part included.
    #[must_use]
    pub fn input(&self, row: usize) -> u64 {
        Meter::INPUT.iter().fold(0, |sum: u64, meter| {
            sum.saturating_add(self.meters[*meter as usize].get(row))
        })
    }

    /// Makes the series read from disk a table that can grow.
    fn thaw(&mut self) {
        if self.series_columns.count == 0 {
            return;
        }
        self.series_table = std::mem::take(&mut self.series_columns).rows();
        self.series_codes = SeriesCodes::of(&self.series_table);
    }

    fn series_code(&mut self, event: &UsageEvent<'_>) -> u32 {
        // A stated cost always has a kind, and a kind always a cost.
        let kind: &str = match &*event.attributes[Attribute::CostKind] {
            _ if event.reported_cost.is_none() => "",
            "" => UNTOLD_COST_KIND,
            kind => kind,
        };
        let mut series: Series = [0; Attribute::SERIES];
        // Compared code by code: all of it is not yet in memory.
        let (last, last_code) = self.last_series;
        let mut is_last = last_code.is_some();
        let mut code = |place: usize, dictionary: &mut Dictionary, text| {
            series[place] = dictionary.code(text);
            is_last &= series[place] == last[place];
        };
        const COST_KIND: usize = Attribute::CostKind as usize;
        let (others, kinds) = self.dictionaries.split_at_mut(COST_KIND);
        let texts = event.attributes.texts();
        for (place, (dictionary, text)) in others.iter_mut().zip(texts).enumerate() {
            code(place, dictionary, text);
        }
        code(COST_KIND, &mut kinds[0], kind);
        if let Some(code) = last_code.filter(|_| is_last) {
            return code;
        }
        self.thaw();
        let (code, is_new) = self.series_codes.one(&series);
        if is_new {
            self.series_table.push(series);
        }
        self.last_series = (series, Some(code));
        code
    }

    /// The codes that a series is made of.
    pub(super) fn series_codes(&self, series: u32) -> Series {
        match self.series_table.get(series as usize) {
            Some(codes) => *codes,
            None => std::array::from_fn(|place| {
                let column = self.series_columns.columns.get(place);
                column.map_or(0, |column| column.get(series))
            }),
        }
    }

    /// Tells the code of each series by its place, new or known.
    pub(super) fn codes_of(&mut self, wanted: &[Series], mut told: impl FnMut(usize, u32)) {
        self.thaw();
        let table = &mut self.series_table;
        self.series_codes.each(wanted, |place, code, is_new| {
            if is_new {
                table.push(wanted[place]);
            }
            told(place, code);
        });
    }
}
