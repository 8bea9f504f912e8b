//! The members of one record to slots by meaning; names repeat from record to record and are looked up once.

use std::borrow::Cow;
use std::collections::HashMap;

use super::datum::Datum;
use super::field_names::Field;
use super::field_names::Meaning;
use super::field_names::meaning;
use super::json;
use super::json::JsonError;
use super::json::Object;
use super::json::Text;
use super::json::Value;
use super::json::each_member;
use super::members::Members;
use super::moulds::Moulds;
use crate::event::same_bytes;

/// Meanings of the names seen so far.
#[derive(Default)]
pub(super) struct Names {
    /// What stood at each place of the last records: `"name":` as written.
    by_place: Vec<(Box<[u8]>, Option<Meaning>)>,
    known: HashMap<Box<str>, Option<Meaning>, foldhash::fast::RandomState>,
    pub(super) moulds: Moulds,
}

/// Names remembered at most: a log whose names are data must not fill the memory.
const MOST_NAMES: usize = 4096;
const MOST_PLACES: usize = 64;

impl Names {
    /// What a name at a place means.
    fn meaning(&mut self, place: usize, name: Text<'_>) -> Option<Meaning> {
        if let Some((seen, meaning)) = self.by_place.get(place)
            && let Some(seen) = seen.get(1..seen.len().saturating_sub(2))
            && same_bytes(seen, name.raw())
        {
            return *meaning;
        }
        // An escaped name is read anew each time.
        let written = || match name.unescaped() {
            Some(raw) => [b"\"", raw, b"\":"].concat().into_boxed_slice(),
            None => Box::default(),
        };
        let name = name.decode();
        let found = match self.known.get(&*name) {
            Some(found) => *found,
            None => {
                let found = meaning(&name);
                if self.known.len() < MOST_NAMES {
                    self.known.insert((&*name).into(), found);
                }
                found
            }
        };
        if let Some(remembered) = self.by_place.get_mut(place) {
            *remembered = (written(), found);
        } else if place == self.by_place.len() && place < MOST_PLACES {
            self.by_place.push((written(), found));
        }
        found
    }

    /// Checks a record and puts the members of its object in slots, in one pass; and keeps all where that is wanted.
    ///
    /// # Errors
    /// What kind of fault makes it no JSON object.
    pub(super) fn read<'a>(
        &mut self,
        record: &'a [u8],
        keep: bool,
        slots: &mut Slots<'a>,
    ) -> Result<(Object<'a>, Option<Members<'a>>), JsonError> {
        // Asked once for all of its texts and numbers.
        let sound = std::str::from_utf8(record).ok();
        if let Some(found) = self.moulds.cast(record, sound, keep, slots) {
            return Ok(found);
        }
        let mut filling = Filling {
            names: self,
            slots,
            place: 0,
        };
        let object = each_member(record, sound, &mut filling)?;
        if let Some(mould) = self.moulds.wanted(object) {
            let members = mould.members().zip(0..);
            let meant =
                members.filter_map(|((name, at), place)| Some((self.meaning(place, name)?, at)));
            let meant = meant.collect();
            self.moulds.add(mould, meant);
        }
        Ok((object, keep.then(|| Members::of(object))))
    }

    /// The members of an object by meaning.
    pub(super) fn slots<'a>(&mut self, object: Object<'a>) -> Slots<'a> {
        let mut slots = Slots::default();
        for (place, (name, value)) in object.entries().enumerate() {
            if let Some(meaning) = self.meaning(place, name) {
                slots.put(meaning, Datum::Json(value));
            }
        }
        slots
    }
}

/// Slots that are being filled from a record.
struct Filling<'n, 'a> {
    names: &'n mut Names,
    slots: &'n mut Slots<'a>,
    place: usize,
}

impl<'a> json::Members<'a> for Filling<'_, 'a> {
    fn expected(&self) -> &[u8] {
        let expected = self.names.by_place.get(self.place);
        expected.map_or(&[], |(written, _)| written)
    }

    fn as_expected(&mut self, value: Value<'a>) {
        if let Some((_, Some(meaning))) = self.names.by_place.get(self.place) {
            self.slots.put(*meaning, Datum::Json(value));
        }
        self.place += 1;
    }

    fn other(&mut self, name: Text<'a>, value: Value<'a>) {
        if let Some(meaning) = self.names.meaning(self.place, name) {
            self.slots.put(meaning, Datum::Json(value));
        }
        self.place += 1;
    }
}

/// One value per [`Field`], and the objects that may hold more.
///
/// A record states a dozen of the fields: their values lie close together, found by a byte per field.
#[derive(Clone, Debug)]
pub(super) struct Slots<'a> {
    /// Where in `values` a field's value lies, counted from 1; 0 where it is not stated.
    places: [u8; Field::COUNT],
    values: Vec<(Meaning, Datum<'a>)>,
    /// Objects one level down.
    nested: [Option<Object<'a>>; 4],
    /// Objects of user-defined values; a JSON text in place of an object counts too.
    tags: [Option<Datum<'a>>; 3],
}

impl Default for Slots<'_> {
    fn default() -> Self {
        Self {
            places: [0; Field::COUNT],
            values: Vec::with_capacity(USUAL_FIELDS),
            nested: [None; 4],
            tags: [const { None }; 3],
        }
    }
}

/// Room for the fields most records state.
const USUAL_FIELDS: usize = 20;

impl<'a> Slots<'a> {
    /// Puts a value in its slot unless a better-named one is there; blank values are not stated.
    pub(super) fn put(&mut self, meaning: Meaning, datum: Datum<'a>) {
        if datum.is_blank() {
            return;
        }
        match meaning.field {
            Field::Nest => {
                let free = self.nested.iter_mut().find(|place| place.is_none());
                if let (Some(free), Some(object)) = (free, datum.object()) {
                    *free = Some(object);
                    return;
                }
            }
            Field::Tags => {
                if let Some(free) = self.tags.iter_mut().find(|place| place.is_none()) {
                    *free = Some(datum);
                }
                return;
            }
            _ => {}
        }
        if !fits(meaning.field, &datum) {
            return;
        }
        match self.named_mut(meaning.field) {
            Some(kept) if meaning.rank <= kept.0.rank => *kept = (meaning, datum),
            Some(_) => {}
            None => self.add(meaning, datum),
        }
    }

    /// As [`Slots::put`] of a JSON value, of a field with one meaning in its record that is neither an object's nor that of tags.
    #[inline(always)]
    pub(super) fn put_apart(&mut self, meaning: Meaning, value: Value<'a>) {
        let fits = match value {
            Value::Null => false,
            Value::Object(_) | Value::Array(_) => is_any(meaning.field),
            _ => true,
        };
        if fits {
            self.add(meaning, Datum::Json(value));
        }
    }

    /// States no field any more; objects and tags stay.
    pub(super) fn forget_values(&mut self) {
        self.places = [0; Field::COUNT];
        self.values.clear();
    }

    /// The same, its fields in their own order.
    #[cfg(test)]
    pub(super) fn in_order(mut self) -> Self {
        let mut values = std::mem::take(&mut self.values);
        values.sort_by_key(|(meaning, _)| meaning.field as usize);
        self.forget_values();
        for (meaning, datum) in values {
            self.add(meaning, datum);
        }
        self
    }

    /// States a field that is not stated yet; there are fewer fields than a byte counts.
    #[inline]
    fn add(&mut self, meaning: Meaning, datum: Datum<'a>) {
        self.values.push((meaning, datum));
        self.places[meaning.field as usize] = self.values.len() as u8;
    }

    fn named_mut(&mut self, field: Field) -> Option<&mut (Meaning, Datum<'a>)> {
        let place = usize::from(self.places[field as usize]).checked_sub(1)?;
        self.values.get_mut(place)
    }

    /// The value of a field.
    pub(super) fn get(&self, field: Field) -> Option<&Datum<'a>> {
        self.named(field).map(|(_, datum)| datum)
    }

    /// The value of a field and what its name meant.
    pub(super) fn named(&self, field: Field) -> Option<&(Meaning, Datum<'a>)> {
        let place = usize::from(self.places[field as usize]).checked_sub(1)?;
        self.values.get(place)
    }

    /// The text of a field.
    pub(super) fn text(&self, field: Field) -> Option<Cow<'a, str>> {
        self.get(field)?.text()
    }

    /// Whether a field is stated.
    pub(super) fn has(&self, field: Field) -> bool {
        self.places[field as usize] != 0
    }

    /// How many fields are stated.
    pub(super) fn stated(&self) -> usize {
        self.values.len()
    }

    /// Whether any count of tokens is stated.
    pub(super) fn has_tokens(&self) -> bool {
        [
            Field::Input,
            Field::Output,
            Field::Total,
            Field::CacheRead,
            Field::CacheWrite,
            Field::Reasoning,
        ]
        .into_iter()
        .any(|field| self.has(field))
    }

    /// Objects that may hold the fields one level down.
    pub(super) fn nested(&self) -> impl Iterator<Item = Object<'a>> {
        self.nested.into_iter().flatten()
    }

    /// User-defined values.
    pub(super) fn tags(&self) -> impl Iterator<Item = &Datum<'a>> {
        self.tags.iter().flatten()
    }

    /// Takes from the fields of a request what is not stated here and tells of the caller.
    pub(super) fn fill_caller_from(&mut self, request: Slots<'a>) {
        let of_caller = [Field::Model, Field::User, Field::Session];
        let caller = Slots {
            tags: request.tags,
            ..Slots::default()
        };
        self.fill_from(caller);
        for (meaning, datum) in request.values {
            if of_caller.contains(&meaning.field) && !self.has(meaning.field) {
                self.add(meaning, datum);
            }
        }
    }

    /// Takes from what is around a record who made it and when, but no counts.
    pub(super) fn fill_who_from(&mut self, around: &Self) {
        let mut who = around.clone();
        who.values.retain(|(meaning, _)| !is_count(meaning.field));
        self.fill_from(who);
    }

    /// Takes from `others` what is not stated here.
    pub(super) fn fill_from(&mut self, others: Slots<'a>) {
        for (meaning, datum) in others.values {
            if !self.has(meaning.field) {
                self.add(meaning, datum);
            }
        }
        for datum in others.tags.into_iter().flatten() {
            if let Some(free) = self.tags.iter_mut().find(|place| place.is_none()) {
                *free = Some(datum);
            }
        }
    }
}

fn is_count(field: Field) -> bool {
    matches!(
        field,
        Field::Input
            | Field::Output
            | Field::CacheRead
            | Field::CacheWrite
            | Field::CacheWrite5m
            | Field::CacheWrite1h
            | Field::Reasoning
            | Field::Total
            | Field::Requests
            | Field::WebSearches
            | Field::Cost
            | Field::Duration
            | Field::FirstToken
            | Field::Id
            | Field::Body
    )
}

/// Whether a value can be meant: `tokens` may be an object and `error` anything, but a model is a text.
fn fits(field: Field, datum: &Datum<'_>) -> bool {
    match datum {
        Datum::Json(Value::Object(_) | Value::Array(_)) => is_any(field),
        _ => true,
    }
}

/// Whether a field may be an object or a list.
fn is_any(field: Field) -> bool {
    matches!(field, Field::Error | Field::Body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(json: &str) -> Object<'_> {
        Value::parse(json.as_bytes())
            .ok()
            .and_then(Value::as_object)
            .expect("an object")
    }

    #[test]
    fn the_better_name_wins_and_blank_is_not_stated() {
        let mut names = Names::default();
        let first = object(
            r#"{"requestModel":"a","response_model":"b","agent":null,"app":"shop","tokens":{"x":1}}"#,
        );
        let slots = names.slots(first);
        assert_eq!(slots.text(Field::Model).as_deref(), Some("b"));
        assert_eq!(slots.text(Field::Agent).as_deref(), Some("shop"));
        assert!(!slots.has(Field::Total));
        // The same names at other places.
        let second =
            object(r#"{"app":"shop","response_model":"b","requestModel":"a","agent":"planner"}"#);
        let slots = names.slots(second);
        assert_eq!(slots.text(Field::Model).as_deref(), Some("b"));
        assert_eq!(slots.text(Field::Agent).as_deref(), Some("planner"));
    }

    #[test]
    fn a_repeated_name_counts_once_with_its_last_value() {
        let slots = Names::default().slots(object(r#"{"model":"a","model":"b"}"#));
        assert_eq!(slots.text(Field::Model).as_deref(), Some("b"));
    }
}
