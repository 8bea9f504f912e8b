//! Records of one's own making: JSON lines, arrays and tables with fields for a model and token counts.

use crate::sources::About;
use crate::sources::Container;
use crate::sources::FileContext;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Source;
use crate::sources::console_line;
use crate::sources::field_names::Field;
use crate::sources::field_names::meaning;
use crate::sources::fields::Names;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::log_reader::LogReader;
use crate::sources::quoted::unquoted;
use crate::sources::table_rows::RowReader;
use crate::sources::table_rows::cells;

/// Records an application makes itself, of whatever fields.
pub(crate) struct Generic;

impl Source for Generic {
    fn name(&self) -> &'static str {
        "generic"
    }

    fn about(&self) -> About {
        About {
            title: "JSON lines, a JSON array, CSV or TSV with a field for the model and fields for token counts",
            how_to_get: "log one record per call; names like input_tokens, promptTokens or `Input Tokens` are understood, \
                others by a mapping file",
            layer: "app",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        match sample.container {
            Container::Csv { delimiter } => sample.records.first().is_some_and(|header| {
                let header = String::from_utf8_lossy(header);
                cells(&header, delimiter).any(|name| is_count(&name))
            }),
            Container::Database => false,
            Container::JsonLines | Container::JsonDocument => {
                let mut names = Names::default();
                let is_console = |record: &&[u8]| {
                    console_line::slots(&String::from_utf8_lossy(record)).is_some()
                };
                sample.records.iter().any(is_console)
                    || sample.objects().any(|object| {
                        let slots = names.slots(object);
                        slots.has_tokens()
                            || (slots.has(Field::Cost) && slots.has(Field::Model))
                            || slots
                                .nested()
                                .chain(inner(object))
                                .any(|inner| Names::default().slots(inner).has_tokens())
                            || holds_text_with_tokens(object)
                    })
            }
        }
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        match file.container {
            Container::Csv { .. } => Box::new(RowReader::new(file)),
            _ => Box::new(LogReader::new(file)),
        }
    }
}

/// Whether the record is kept as a text in a member of another.
fn holds_text_with_tokens(object: Object<'_>) -> bool {
    let whole = unquoted(object).unwrap_or_default();
    let object = Value::parse(&whole).ok().and_then(Value::as_object);
    object.is_some_and(|object| {
        let mut inside = object.entries().filter_map(|(_, value)| value.as_object());
        inside.any(|inside| Names::default().slots(inside).has_tokens())
    })
}

/// Objects in which usage hides one level down.
fn inner(object: Object<'_>) -> impl Iterator<Item = Object<'_>> {
    object
        .get_many([
            "usage",
            "token_usage",
            "tokenUsage",
            "tokens",
            "metadata",
            "response",
            "result",
            "body",
        ])
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
}

fn is_count(name: &str) -> bool {
    meaning(name).is_some_and(|meaning| {
        matches!(
            meaning.field,
            Field::Input | Field::Output | Field::Total | Field::CacheRead | Field::CacheWrite
        )
    })
}
