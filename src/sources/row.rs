//! One record of an export, a JSON object or a table's row, to its fields by name.

use std::borrow::Cow;
use std::collections::HashMap;

use super::datum::Datum;
use super::json::Object;
use super::json::Value;
use super::members::Members;
use super::occurrence::object_content;
use super::occurrence::row_content;
use super::table_rows::cells;
use crate::units::Timestamp;
use crate::units::Usd;

/// The columns of a table, by name.
#[derive(Debug)]
pub(super) struct Header {
    names: Vec<String>,
    places: HashMap<String, usize>,
    /// The same by names in lower case.
    folded: HashMap<String, usize>,
}

impl Header {
    /// Reads a header line.
    pub(super) fn of(line: &str, delimiter: u8) -> Self {
        let trimmed = |name: Cow<'_, str>| name.trim().to_owned();
        let names: Vec<String> = cells(line, delimiter).map(trimmed).collect();
        let mut places = HashMap::new();
        let mut folded = HashMap::new();
        for (place, name) in names.iter().enumerate() {
            // The first of columns with one name counts.
            places.entry(name.clone()).or_insert(place);
            folded.entry(name.to_ascii_lowercase()).or_insert(place);
        }
        Self {
            names,
            places,
            folded,
        }
    }

    /// Whether a line is this header again.
    pub(super) fn is(&self, line: &str, delimiter: u8) -> bool {
        let mut names = self.names.iter();
        let is_name = |cell: Cow<'_, str>| names.next().is_some_and(|name| name == cell.trim());
        cells(line, delimiter).all(is_name)
    }

    /// Whether there is a column of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }
}

/// A record by the names of its fields.
#[derive(Debug)]
pub(super) enum Row<'a> {
    /// From JSON.
    Object(Members<'a>),
    /// From a table.
    Cells {
        /// The columns.
        header: &'a Header,
        /// The cells, as many as there are columns at most.
        cells: Vec<Cow<'a, str>>,
    },
}

impl<'a> Row<'a> {
    /// A record of JSON.
    pub(super) fn of_object(object: Object<'a>) -> Self {
        Self::Object(Members::of(object))
    }

    /// A row of a table.
    ///
    /// # Errors
    /// When it has more cells than there are columns.
    pub(super) fn of_line(
        header: &'a Header,
        line: &'a str,
        delimiter: u8,
    ) -> Result<Self, &'static str> {
        let cells: Vec<_> = cells(line, delimiter).collect();
        if cells.len() > header.names.len() {
            return Err("more cells than columns");
        }
        Ok(Self::Cells { header, cells })
    }

    /// A row that states nothing: what is known of a table by its header alone.
    pub(super) fn blank(header: &'a Header) -> Self {
        let cells = Vec::new();
        Self::Cells { header, cells }
    }

    /// A field, as stated; `None` where it is absent or blank.
    pub(super) fn get(&self, name: &str) -> Option<Datum<'a>> {
        let datum = match self {
            Self::Object(members) => Datum::Json(members.get(name)?),
            Self::Cells { header, cells } => {
                Datum::Cell(cells.get(*header.places.get(name)?)?.clone())
            }
        };
        (!datum.is_blank()).then_some(datum)
    }

    /// A field by its name in lower case, whatever the case of its letters.
    pub(super) fn folded(&self, name: &str) -> Option<Datum<'a>> {
        let datum = match self {
            Self::Object(members) => Datum::Json(members.get_folded(name)?),
            Self::Cells { header, cells } => {
                Datum::Cell(cells.get(*header.folded.get(name)?)?.clone())
            }
        };
        (!datum.is_blank()).then_some(datum)
    }

    /// A field in a field: the member of a member, or the column a table has in its place (`service.description`,
    /// `service_description`).
    pub(super) fn inside(&self, outer: &str, inner: &str) -> Option<Datum<'a>> {
        if let Self::Object(members) = self
            && let Some(object) = members.inner([outer])
        {
            let datum = Datum::Json(object.get(inner)?);
            return (!datum.is_blank()).then_some(datum);
        }
        self.get(&format!("{outer}.{inner}"))
            .or_else(|| self.get(&format!("{outer}_{inner}")))
    }

    /// The fields stated whose names start so, by the rest of their names.
    pub(super) fn starting(&self, prefix: &str) -> Vec<(String, Datum<'a>)> {
        let names: Vec<String> = match self {
            Self::Object(members) => members
                .object
                .members()
                .map(|(name, _)| name.into())
                .collect(),
            Self::Cells { header, .. } => header.names.clone(),
        };
        let fields = names.iter().filter_map(|name| {
            let rest = name.strip_prefix(prefix)?;
            Some((rest.to_owned(), self.get(name)?))
        });
        fields.collect()
    }

    /// The first of several spellings of a field that is stated.
    pub(super) fn first<const N: usize>(&self, names: [&str; N]) -> Option<Datum<'a>> {
        names.into_iter().find_map(|name| self.get(name))
    }

    /// Whether the field exists, blank or not.
    pub(super) fn has(&self, name: &str) -> bool {
        match self {
            Self::Object(members) => members.has(name),
            Self::Cells { header, .. } => header.has(name),
        }
    }

    /// A text or number as text; empty where nothing is stated or it is too long to be a name.
    pub(super) fn text(&self, name: &str) -> Cow<'a, str> {
        let text = self.get(name).and_then(|datum| datum.text());
        text.unwrap_or_default()
    }

    /// A count; 0 where nothing is stated.
    ///
    /// # Errors
    /// Why it is no count.
    pub(super) fn count(&self, name: &str) -> Result<u64, &'static str> {
        match self.get(name) {
            Some(datum) => Ok(datum.count()?.unwrap_or(0)),
            None => Ok(0),
        }
    }

    /// A count that many calls add up to; `None` where nothing is stated.
    ///
    /// # Errors
    /// Why it is no count.
    pub(super) fn total(&self, name: &str) -> Result<Option<u64>, &'static str> {
        self.get(name).map_or(Ok(None), |datum| datum.total())
    }

    /// A time that must be there.
    ///
    /// # Errors
    /// When it is absent or not understood.
    pub(super) fn time(&self, name: &str) -> Result<Timestamp, &'static str> {
        self.get(name).ok_or("no timestamp")?.time()
    }

    /// An amount whose unit is 10^`exponent` dollars (0 dollars, -2 cents, -6 micro-dollars); `None` where none is stated.
    pub(super) fn money(&self, name: &str, exponent: i32) -> Option<Usd> {
        self.get(name)?.money(exponent)
    }

    /// A hash of what these fields say, where stated: who a record is whose other fields may be restated.
    pub(super) fn identity<'n>(
        &self,
        fields: impl Iterator<Item = (&'n str, Option<Datum<'a>>)>,
    ) -> u128 {
        let texts: Vec<(&str, Cow<'_, str>)> = fields
            .filter_map(|(name, datum)| Some((name, datum?.identifying_text())))
            .collect();
        row_content(texts.iter().map(|(name, text)| (*name, &**text)))
    }

    /// The JSON in a field, an object or array or a text that is one; empty where there is none.
    pub(super) fn json(&self, name: &str) -> Cow<'a, [u8]> {
        self.get(name)
            .and_then(|datum| datum.json())
            .unwrap_or_default()
    }

    /// A record inside a field, from what [`Row::json`] gave; without members where there is none.
    pub(super) fn of_json(json: &'a [u8]) -> Self {
        let object = Value::parse(json).ok().and_then(Value::as_object);
        Self::of_object(object.unwrap_or_default())
    }

    /// The count under the first of several names that is stated.
    ///
    /// # Errors
    /// Why it is no count.
    pub(super) fn stated<const N: usize>(
        &self,
        names: [&str; N],
    ) -> Result<Option<u64>, &'static str> {
        self.first(names).map_or(Ok(None), |datum| datum.count())
    }

    /// The largest count under several names, which repeat one number.
    ///
    /// # Errors
    /// Why one is no count.
    pub(super) fn largest<const N: usize>(
        &self,
        names: [&str; N],
    ) -> Result<Option<u64>, &'static str> {
        let mut largest = None;
        for datum in names.into_iter().filter_map(|name| self.get(name)) {
            largest = largest.max(datum.count()?);
        }
        Ok(largest)
    }

    /// A hash of everything the record says: its identity where it has no id.
    pub(super) fn content(&self) -> u128 {
        match self {
            Self::Object(members) => object_content(members.object),
            Self::Cells { header, cells } => {
                let names = header.names.iter().map(String::as_str);
                row_content(names.zip(cells.iter().map(|cell| &**cell)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_objects_read_alike() {
        let header = Header::of("id, n,cost,id,when", b',');
        let line = "a,\"1,250\",$0.5,b,2026-03-15T00:00:00Z";
        let cells = Row::of_line(&header, line, b',').expect("a row");
        let json = br#"{"id":"a","n":1250,"cost":"0.5","when":1773532800,"x":null}"#;
        let object = Value::parse(json).ok().and_then(Value::as_object);
        let object = Row::of_object(object.expect("an object"));
        for row in [&cells, &object] {
            assert_eq!(row.text("id"), "a");
            assert_eq!(row.count("n"), Ok(1250));
            assert_eq!(
                row.money("cost", -2)
                    .map(|cost| cost.to_string())
                    .as_deref(),
                Some("0.005")
            );
            assert_eq!(row.time("when"), Ok(Timestamp(1_773_532_800_000_000)));
            assert_eq!(row.time("never"), Err("no timestamp"));
            assert!(row.get("x").is_none());
        }
        assert!(object.has("x") && !cells.has("x"));
        let header = Header::of("metadata,n", b',');
        let line = r#""{""deep"":{""n"":3}}",1"#;
        let cells = Row::of_line(&header, line, b',').expect("a row");
        let json = br#"{"metadata":"{\"deep\":{\"n\":3}}"}"#;
        let object = Value::parse(json).ok().and_then(Value::as_object);
        let object = Row::of_object(object.expect("an object"));
        for row in [&cells, &object] {
            let metadata = row.json("metadata");
            let deep = Row::of_json(&metadata).json("deep").into_owned();
            assert_eq!(Row::of_json(&deep).stated(["m", "n"]), Ok(Some(3)));
            assert_eq!(Row::of_json(&row.json("n")).count("n"), Ok(0));
        }
        assert!(Row::of_line(&header, "1,2,3,4,5,6", b',').is_err());
    }
}
