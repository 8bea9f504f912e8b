//! Pages of an API, which nest records in buckets, to rows that know their bucket; tables of the same are read alike.

use super::About;
use super::Container;
use super::FileContext;
use super::Reader;
use super::Sample;
use super::Sink;
use super::Source;
use super::Verdict;
use super::export::ExportReader;
use super::json::Value;
use super::json::object_of;
use super::members::Members;
use super::row::Header;
use super::row::Row;

/// A page nests buckets, a bucket nests records.
const DEPTH: u32 = 3;

/// A format of records on pages (`{"data": […]}`) and in buckets (`{"results": […]}`), or in the rows of a table.
pub(super) struct Pages {
    /// As in [`Source::name`].
    pub(super) name: &'static str,
    /// As in [`Source::about`].
    pub(super) about: About,
    /// Whether a record, or a table's header (a row of blank cells), is in this format.
    pub(super) is_record: fn(&Row<'_>) -> bool,
    /// Whether an empty bucket or page is taken for one of this format, where there is nothing else to tell by.
    pub(super) is_empty: fn(&Row<'_>) -> bool,
    /// Reads one record; the fields of the bucket and the page around it are its own. An error is the reason it is rejected.
    pub(super) record: fn(&Row<'_>, &mut dyn Sink) -> Result<Verdict, &'static str>,
}

impl Source for Pages {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> About {
        self.about
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        if let Container::Csv { delimiter } = sample.container {
            return sample.records.first().is_some_and(|header| {
                let header = Header::of(&String::from_utf8_lossy(header), delimiter);
                (self.is_record)(&Row::blank(&header))
            });
        }
        // Pages are all of one kind: the first thing that is none ends the search.
        let mut has_empty = false;
        for object in sample.objects() {
            let (mut has_record, mut has_other) = (false, false);
            each(&Members::of(object), DEPTH, &mut |row| match row {
                Ok(row) if (self.is_record)(&row) => has_record = true,
                Ok(Row::Object(own)) if (self.is_empty)(&Row::of_object(own.object)) => {
                    has_empty = true;
                }
                Ok(row) if is_error(&row) => {}
                _ => has_other = true,
            });
            if has_record || has_other {
                return has_record;
            }
        }
        has_empty
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        let record = self.record;
        match file.container {
            Container::Csv { delimiter } => Box::new(ExportReader::of_table(record, delimiter)),
            _ => Box::new(PagesReader { record }),
        }
    }
}

struct PagesReader {
    record: fn(&Row<'_>, &mut dyn Sink) -> Result<Verdict, &'static str>,
}

impl Reader for PagesReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let object = match object_of(record) {
            Ok(object) => object,
            Err(reason) => return Verdict::Rejected(reason),
        };
        each(&Members::of(object), DEPTH, &mut |row| {
            let read = row.and_then(|row| self.read(&row, sink));
            sink.count(read.unwrap_or_else(Verdict::Rejected));
        });
        Verdict::Records
    }
}

impl PagesReader {
    fn read(&self, row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
        // What should be here is missing.
        if is_error(row) {
            return Err("an error instead of a page");
        }
        (self.record)(row, sink)
    }
}

fn is_error(row: &Row<'_>) -> bool {
    row.get("error").and_then(|error| error.object()).is_some()
}

/// Hands on the innermost records; an empty bucket or page is one itself.
fn each<'a>(
    members: &Members<'a>,
    depth: u32,
    take: &mut dyn FnMut(Result<Row<'a>, &'static str>),
) {
    let inside = members.object.get_many(["data", "results"]);
    let mut inside = inside.into_iter().flatten().filter(|_| depth > 0);
    let mut deeper = |inner: Value<'a>| match inner.as_object() {
        Some(inner) => each(&Members::of(inner).within(members), depth - 1, take),
        None => take(Err("no JSON object")),
    };
    let holds_records = |value: &Value<'_>| match value {
        Value::Array(items) => items.items().next().is_some(),
        other => other.as_object().is_some(),
    };
    match inside.find(holds_records) {
        Some(Value::Array(items)) => items.items().for_each(deeper),
        Some(object) => deeper(object),
        None => take(Ok(Row::Object(members.clone()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_know_their_bucket_and_nothing_is_passed_over() {
        let text = br#"{"object":"page","data":[
            {"object":"bucket","day":"1","results":[{"n":1},{"n":2,"day":"own"},7]},
            {"object":"bucket","day":"2","results":[]}]}"#;
        let page = Value::parse(text).ok().and_then(Value::as_object);
        let mut found = Vec::new();
        each(&Members::of(page.expect("a page")), DEPTH, &mut |row| {
            let text =
                |row: Row<'_>| ["object", "day", "n"].map(|name| row.text(name).into_owned());
            found.push(row.map(text));
        });
        let row = |texts: [&str; 3]| Ok(texts.map(str::to_owned));
        let expected = [
            row(["bucket", "1", "1"]),
            row(["bucket", "own", "2"]),
            Err("no JSON object"),
            row(["bucket", "2", ""]),
        ];
        assert_eq!(found, expected);
    }
}
