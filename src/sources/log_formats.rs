//! The formats whose records are decided one by one: providers' response bodies, and records of one's own making.

use super::About;
use super::Container;
use super::FileContext;
use super::Reader;
use super::Sample;
use super::Source;
use super::console_line;
use super::field_names::Field;
use super::field_names::meaning;
use super::fields::Names;
use super::json::Object;
use super::json::Value;
use super::log_reader::LogReader;
use super::response::Search;
use super::response::find;
use super::table_rows::RowReader;
use super::table_rows::cells;

/// A log of response bodies of one provider, as an application writes it.
pub(super) struct ResponseLog {
    name: &'static str,
    title: &'static str,
    how_to_get: &'static str,
}

/// Chat completions of OpenAI and everybody compatible.
pub(super) static OPENAI_CHAT: ResponseLog = ResponseLog {
    name: "openai-chat",
    title: "OpenAI Chat Completions and compatible responses (Mistral, DeepSeek, Groq, xAI, OpenRouter, Cohere …)",
    how_to_get: "write each response body as one line of JSON, bare or under `response`",
};

/// OpenAI's Responses and Realtime APIs.
pub(super) static OPENAI_RESPONSES: ResponseLog = ResponseLog {
    name: "openai-responses",
    title: "OpenAI Responses and Realtime bodies and events",
    how_to_get: "write each response body or stream event as one line of JSON",
};

/// Anthropic's Messages API.
pub(super) static ANTHROPIC_MESSAGES: ResponseLog = ResponseLog {
    name: "anthropic-messages",
    title: "Anthropic Messages bodies and stream events",
    how_to_get: "write each message or stream event as one line of JSON",
};

/// Gemini.
pub(super) static GEMINI: ResponseLog = ResponseLog {
    name: "gemini",
    title: "Gemini generateContent bodies (AI Studio and Vertex AI), batch predictions",
    how_to_get: "write each response body as one line of JSON, or download the batch output",
};

/// Bedrock.
pub(super) static BEDROCK_CONVERSE: ResponseLog = ResponseLog {
    name: "bedrock-converse",
    title: "Bedrock Converse bodies and InvokeModel stream metrics",
    how_to_get: "write each response as one line of JSON, its model id beside it as `modelId`",
};

impl Source for ResponseLog {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> About {
        About {
            title: self.title,
            how_to_get: self.how_to_get,
            layer: "app",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        // Logs mix bodies; the first one gives the file its name.
        let first = objects(sample).find_map(|object| match find(object) {
            Search::Found(found) => Some(found.shape),
            Search::Without(_) | Search::Nothing => None,
        });
        first.is_some_and(|shape| shape.source() == self.name)
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(LogReader::new(file))
    }
}

/// Records an application makes itself, of whatever fields.
pub(super) struct Generic;

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
            Container::JsonLines | Container::JsonDocument => {
                let mut names = Names::default();
                let is_console = |record: &&[u8]| {
                    console_line::slots(&String::from_utf8_lossy(record)).is_some()
                };
                sample.records.iter().any(is_console)
                    || objects(sample).any(|object| {
                        let slots = names.slots(object);
                        slots.has_tokens()
                            || (slots.has(Field::Cost) && slots.has(Field::Model))
                            || slots
                                .nested()
                                .chain(inner(object))
                                .any(|inner| Names::default().slots(inner).has_tokens())
                    })
            }
        }
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        match file.container {
            Container::Csv { .. } => Box::new(RowReader::new(file)),
            Container::JsonLines | Container::JsonDocument => Box::new(LogReader::new(file)),
        }
    }
}

fn objects<'a>(sample: &Sample<'a>) -> impl Iterator<Item = Object<'a>> {
    let is_json = !matches!(sample.container, Container::Csv { .. });
    let records = if is_json {
        sample.records.clone()
    } else {
        Vec::new()
    };
    records
        .into_iter()
        .filter_map(|record| Value::parse(record).ok()?.as_object())
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
