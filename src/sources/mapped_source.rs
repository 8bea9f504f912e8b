//! Records to events by the rules of a user's mapping.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::About;
use super::Container;
use super::FileContext;
use super::Reader;
use super::Sample;
use super::Sink;
use super::Source;
use super::Verdict;
use super::convention::Input;
use super::convention::Reasoning;
use super::datum::Datum;
use super::field_names::Field;
use super::field_names::Meaning;
use super::field_names::Vocabulary;
use super::fields::Slots;
use super::flat;
use super::json::Object;
use super::json::Value;
use super::labels::Labels;
use super::mapping_path::Row;
use super::mapping_rules::{Rule, Rules};
use super::occurrence::object_content;
use super::occurrence::row_content;
use super::table_rows::cells;
use super::table_rows::delimiter;
use crate::event::tags;
use crate::units::Timestamp;

/// A format a user described.
#[derive(Debug)]
pub(super) struct MappedSource {
    name: &'static str,
    rules: Rules,
}

impl MappedSource {
    /// A format of that name.
    pub(super) fn new(name: &'static str, rules: Rules) -> Self {
        Self { name, rules }
    }
}

impl Source for MappedSource {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> About {
        About {
            title: "a format described by a mapping file",
            how_to_get: "name the mapping file with `--mapping FILE`",
            layer: "app",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        if self
            .rules
            .container
            .is_some_and(|kind| !kind.is(sample.container))
        {
            return false;
        }
        if let Container::Csv { delimiter } = sample.container {
            let header = sample.records.first().copied().unwrap_or_default();
            let columns = columns(&String::from_utf8_lossy(header), delimiter);
            return self
                .rules
                .fields
                .iter()
                .any(|rule| rule.path.is_column(&columns));
        }
        sample.records.iter().any(|record| {
            let object = Value::parse(record).ok().and_then(Value::as_object);
            object.is_some_and(|object| {
                records(&self.rules, object).into_iter().any(|object| {
                    let row = Row::Object(object);
                    is_taken(&self.rules, row) && slots(&self.rules, row).has_tokens()
                })
            })
        })
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        let is_table = matches!(file.container, Container::Csv { .. });
        Box::new(MappedReader {
            name: self.name,
            rules: self.rules.clone(),
            modified: file.modified,
            delimiter: is_table.then(|| delimiter(file.container)),
            header: None,
        })
    }
}

struct MappedReader {
    name: &'static str,
    rules: Rules,
    modified: Timestamp,
    /// The separator, for a table.
    delimiter: Option<u8>,
    header: Option<Vec<String>>,
}

impl Reader for MappedReader {
    fn record(&mut self, record: &[u8], line: u64, sink: &mut dyn Sink) -> Verdict {
        match self.delimiter {
            Some(delimiter) => self.table_row(record, delimiter, line, sink),
            None => self.json(record, line, sink),
        }
    }
}

impl MappedReader {
    fn table_row(
        &mut self,
        record: &[u8],
        delimiter: u8,
        line: u64,
        sink: &mut dyn Sink,
    ) -> Verdict {
        let text = String::from_utf8_lossy(record);
        let Some(header) = &self.header else {
            self.header = Some(columns(&text, delimiter));
            return Verdict::NotUsage("header");
        };
        let cells: Vec<Cow<'_, str>> = cells(&text, delimiter).collect();
        if cells.len() > header.len() {
            return Verdict::Rejected("more cells than columns");
        }
        let content = || {
            row_content(
                header
                    .iter()
                    .map(String::as_str)
                    .zip(cells.iter().map(|cell| &**cell)),
            )
        };
        self.event(Row::Cells(header, &cells), content, line, sink)
    }

    fn json(&self, record: &[u8], line: u64, sink: &mut dyn Sink) -> Verdict {
        let object = match Value::parse(record) {
            Ok(Value::Object(object)) => object,
            Ok(_) => return Verdict::NotUsage("not an object"),
            Err(error) => return Verdict::Rejected(error.reason()),
        };
        let mut verdict = Verdict::NotUsage("no record at the mapping's path");
        let mut parts = Parts { sink, part: 0 };
        for object in records(&self.rules, object) {
            let row = Row::Object(object);
            let found = self.event(row, || object_content(object), line, &mut parts);
            verdict = match (verdict, found) {
                // A record that holds several calls is not lost for one of them.
                (Verdict::Usage, Verdict::Rejected(reason))
                | (Verdict::Rejected(reason), Verdict::Usage) => {
                    parts.sink.warn(reason);
                    Verdict::Usage
                }
                (Verdict::Usage | Verdict::Rejected(_), Verdict::NotUsage(_)) => verdict,
                _ => found,
            };
        }
        verdict
    }

    fn event(
        &self,
        row: Row<'_>,
        content: impl FnOnce() -> u128,
        line: u64,
        sink: &mut dyn Sink,
    ) -> Verdict {
        if !is_taken(&self.rules, row) {
            return Verdict::NotUsage("left out by the mapping's filter");
        }
        let mut slots = slots(&self.rules, row);
        if let Some(id) = composite_id(&self.rules, row) {
            slots.put(meaning(Field::Id, 0), Datum::Cell(Cow::Owned(id)));
        }
        let mut context = flat::Context {
            source: self.name,
            convention: convention(&self.rules),
            ..flat::Context::generic(line, self.modified)
        };
        if let Some((path, format)) = &self.rules.time
            && let Some(datum) = path.first(row)
        {
            match format.read(&datum) {
                Ok(time) => context.time = Some(time),
                Err(reason) => return Verdict::Rejected(reason),
            }
        }
        let labels = labels(&self.rules, row);
        flat::event(&slots, &labels, context, sink, |sink| {
            sink.content_key(self.name, content())
        })
    }
}

/// Numbers the events of one record.
struct Parts<'a> {
    sink: &'a mut dyn Sink,
    part: u64,
}

impl Sink for Parts<'_> {
    fn event(&mut self, event: &mut crate::event::UsageEvent<'_>) {
        event.part = self.part;
        self.part += 1;
        self.sink.event(event);
    }

    fn content_key(&mut self, family: &str, content: u128) -> crate::event::Key {
        self.sink.content_key(family, content)
    }

    fn count(&mut self, verdict: Verdict) {
        self.sink.count(verdict);
    }

    fn warn(&mut self, what: &'static str) {
        self.sink.warn(what);
    }
}

fn columns(header: &str, delimiter: u8) -> Vec<String> {
    cells(header, delimiter)
        .map(|name| name.trim().to_owned())
        .collect()
}

/// The objects the mapping is for: at its path, or the record itself where the document was taken apart before.
fn records<'a>(rules: &Rules, object: Object<'a>) -> Vec<Object<'a>> {
    let Some(path) = &rules.records else {
        return vec![object];
    };
    let found = path.objects(object);
    let is_one = || slots(rules, Row::Object(object)).has_tokens();
    if found.is_empty() && is_one() {
        vec![object]
    } else {
        found
    }
}

fn is_taken(rules: &Rules, row: Row<'_>) -> bool {
    rules.filter.as_ref().is_none_or(|filter| filter.holds(row))
}

fn meaning(field: Field, exponent: i8) -> Meaning {
    Meaning {
        field,
        rank: 0,
        exponent,
        vocabulary: Vocabulary::Neutral,
    }
}

fn slots<'a>(rules: &Rules, row: Row<'a>) -> Slots<'a> {
    let mut slots = Slots::default();
    for (field, text) in &rules.constants {
        slots.put(meaning(*field, 0), Datum::Cell(Cow::Owned(text.clone())));
    }
    if let Some(currency) = &rules.currency {
        slots.put(
            meaning(Field::Currency, 0),
            Datum::Cell(Cow::Owned(currency.clone())),
        );
    }
    for rule in &rules.fields {
        let datum = match rule.path.is_plural() {
            true => sum(rule, row),
            false => rule.path.first(row),
        };
        let stripped = datum.as_ref().and_then(|datum| strip(datum, &rule.prefix));
        if let Some(datum) = stripped.or(datum) {
            slots.put(meaning(rule.field, rule.exponent), datum);
        }
    }
    slots
}

/// Several counts are one in sum; of anything else the first is taken.
fn sum<'a>(rule: &Rule, row: Row<'a>) -> Option<Datum<'a>> {
    let mut sum: Option<u64> = None;
    let mut is_count = true;
    rule.path.visit(row, &mut |_, datum| match datum.count() {
        Ok(Some(count)) => sum = Some(sum.unwrap_or(0).saturating_add(count)),
        Ok(None) => {}
        Err(_) => is_count = false,
    });
    match sum.filter(|_| is_count) {
        Some(sum) => Some(Datum::Cell(Cow::Owned(sum.to_string()))),
        None => rule.path.first(row),
    }
}

fn strip<'a>(datum: &Datum<'a>, prefix: &str) -> Option<Datum<'a>> {
    if prefix.is_empty() {
        return None;
    }
    let text = datum.text()?;
    let rest = text.strip_prefix(prefix)?;
    Some(Datum::Cell(Cow::Owned(rest.to_owned())))
}

/// The id of several members together; `None` where none of them is stated.
fn composite_id(rules: &Rules, row: Row<'_>) -> Option<String> {
    let parts: Vec<Option<Datum<'_>>> = rules.id.iter().map(|path| path.first(row)).collect();
    parts.iter().any(Option::is_some).then(|| {
        let texts = parts
            .iter()
            .map(|part| part.as_ref().and_then(Datum::text).unwrap_or_default());
        texts.collect::<Vec<_>>().join("\u{1f}")
    })
}

fn convention(rules: &Rules) -> Option<(Input, Reasoning)> {
    if rules.input.is_none() && rules.reasoning.is_none() {
        return None;
    }
    let unknown = Input::Unknown {
        guess_exclusive: false,
    };
    Some((
        rules.input.unwrap_or(unknown),
        rules.reasoning.unwrap_or(Reasoning::Inside),
    ))
}

fn labels(rules: &Rules, row: Row<'_>) -> Vec<Rc<Labels>> {
    let mut found = BTreeMap::new();
    for path in &rules.tags {
        path.visit(row, &mut |name, datum| {
            let truth = || datum.truth().map(|truth| Cow::Owned(truth.to_string()));
            let name = if path.is_plural() {
                name
            } else {
                path.last_name()
            };
            if let Some(text) = datum.text().or_else(truth) {
                found.insert(name.to_owned(), text.into_owned());
            }
        });
    }
    if found.is_empty() {
        return Vec::new();
    }
    vec![Rc::new(Labels {
        attributes: Vec::new(),
        tags: tags::encode(&found),
    })]
}
