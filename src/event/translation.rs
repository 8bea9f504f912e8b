//! Rows of one batch to rows of another: a text is looked up once per batch it comes from, not once per event.

use std::ops::Range;

use super::Attribute;
use super::EventBatch;
use super::Series;

/// Not looked up yet.
const UNKNOWN: u32 = u32::MAX;
/// About to be looked up.
const WAITING: u32 = u32::MAX - 1;
/// Series looked up together: their table is far, and what is asked of it in one go arrives in one go.
const TOGETHER: usize = 32;

/// What the codes of one batch are in another.
#[derive(Debug, Default)]
pub(crate) struct Translation {
    codes: [Vec<u32>; Attribute::COUNT],
    series: Vec<u32>,
}

/// The place of a code, with room made for it.
fn place(codes: &mut Vec<u32>, code: u32) -> &mut u32 {
    let at = code as usize;
    if codes.len() <= at {
        codes.resize(at + 1, UNKNOWN);
    }
    &mut codes[at]
}

impl Translation {
    #[inline]
    fn code(
        &mut self,
        attribute: Attribute,
        code: u32,
        from: &EventBatch,
        to: &mut EventBatch,
    ) -> u32 {
        if code == 0 {
            return 0;
        }
        let known = place(&mut self.codes[attribute as usize], code);
        if *known == UNKNOWN {
            let text = from.dictionaries[attribute as usize].text(code);
            *known = to.dictionaries[attribute as usize].code(text);
        }
        *known
    }

    /// Looks up series that are not known yet, in the order given.
    fn learn(&mut self, series: &[u32], from: &EventBatch, to: &mut EventBatch) {
        let mut codes = Vec::with_capacity(TOGETHER);
        let mut waiting = Vec::with_capacity(TOGETHER);
        for code in series {
            let known = place(&mut self.series, *code);
            if *known != UNKNOWN {
                continue;
            }
            *known = WAITING;
            let theirs = from.series_codes(*code);
            let mut series: Series = [0; Attribute::SERIES];
            let places = Attribute::ALL.into_iter().zip(theirs).zip(&mut series);
            for ((attribute, code), place) in places {
                *place = self.code(attribute, code, from, to);
            }
            codes.push(*code);
            waiting.push(series);
            if waiting.len() == TOGETHER {
                self.settle(&mut codes, &mut waiting, to);
            }
        }
        self.settle(&mut codes, &mut waiting, to);
    }

    fn settle(&mut self, codes: &mut Vec<u32>, waiting: &mut Vec<Series>, to: &mut EventBatch) {
        to.codes_of(waiting, |at, code| {
            *place(&mut self.series, codes[at]) = code
        });
        codes.clear();
        waiting.clear();
    }
}

impl EventBatch {
    /// Adds rows of another batch, whose keys are there already, their lines counted from `lines` on. `translation` is
    /// that of the other batch's codes to this one's, and used for no other.
    pub(super) fn append(
        &mut self,
        from: &Self,
        rows: Range<usize>,
        lines: u64,
        translation: &mut Translation,
    ) {
        if rows.is_empty() {
            return;
        }
        let place = self.times.len();
        self.times.extend_from_slice(&from.times[rows.clone()]);
        translation.learn(&from.series[rows.clone()], from, self);
        for row in rows.clone() {
            self.series
                .push(translation.series[from.series[row] as usize]);
            let mut code = |attribute, code| translation.code(attribute, code, from, self);
            let run = code(Attribute::Run, from.runs[row]);
            let session = code(Attribute::Session, from.sessions[row]);
            let file = code(Attribute::File, from.files[row]);
            self.runs.push(run);
            self.sessions.push(session);
            self.files.push(file);
        }
        for (meter, theirs) in self.meters.iter_mut().zip(&from.meters) {
            meter.append(place, theirs, rows.clone());
        }
        for (name, theirs) in &from.quantities {
            if (rows.clone()).any(|row| theirs.get(row) > 0) {
                let column = self.quantities.entry(name.clone()).or_default();
                column.append(place, theirs, rows.clone());
            }
        }
        let facts = self.facts.each_mut().into_iter();
        for (fact, theirs) in facts.zip(from.facts.each()) {
            fact.append(place, theirs, rows.clone());
        }
        if lines > 0 {
            for (place, row) in (place..).zip(rows) {
                let line = from.facts.line.get(row).saturating_add(lines);
                self.facts.line.set(place, line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::event::Key;
    use crate::event::Meter;
    use crate::event::UsageEvent;
    use crate::units::Usd;

    #[test]
    fn a_copied_row_is_the_row_and_codes_are_given_in_the_same_order() {
        let mut source = EventBatch::default();
        let mut pushed = EventBatch::default();
        for number in 0..200_u64 {
            let mut event = UsageEvent::call();
            event.key = Key::of_id("test", &number.to_string());
            event.line = number;
            event.meters[Meter::ALL[number as usize % Meter::COUNT]] = number;
            event.attributes[Attribute::Model] = format!("m{}", number % 7).into();
            event.attributes[Attribute::Run] = format!("r{}", number / 3).into();
            event.reported_cost = (number % 2 == 0).then_some(Usd(-1));
            if number % 5 == 0 {
                event.quantities = vec![(Cow::Borrowed("image"), number)];
            }
            source.push(&event);
            event.line += 1000;
            pushed.push(&event);
        }
        let mut copied = EventBatch::default();
        let mut translation = Translation::default();
        for rows in [0..0, 0..1, 1..77, 77..200] {
            copied.keys.extend_from_slice(&source.keys[rows.clone()]);
            copied.append(&source, rows, 1000, &mut translation);
        }
        for row in 0..source.len() {
            assert_eq!(copied.event(row), pushed.event(row));
        }
        assert_eq!(copied.len(), pushed.len());
        assert_eq!(copied.series, pushed.series);
        assert_eq!(copied.runs, pushed.runs);
    }
}
