//! Logs of providers' response bodies, as applications write them; each record is decided by itself.

use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Source;
use crate::sources::log_reader::LogReader;
use crate::sources::response::first_shape;

/// A log of response bodies of one provider, as an application writes it.
pub(crate) struct ResponseLog {
    name: &'static str,
    title: &'static str,
    how_to_get: &'static str,
}

/// Chat completions of OpenAI and everybody compatible.
pub(crate) static OPENAI_CHAT: ResponseLog = ResponseLog {
    name: "openai-chat",
    title: "OpenAI Chat Completions and compatible responses (Mistral, DeepSeek, Groq, xAI, OpenRouter, Cohere, Ollama …)",
    how_to_get: "write each response body as one line of JSON, bare or under `response`",
};

/// OpenAI's Responses and Realtime APIs.
pub(crate) static OPENAI_RESPONSES: ResponseLog = ResponseLog {
    name: "openai-responses",
    title: "OpenAI Responses and Realtime bodies and events, image and speech answers",
    how_to_get: "write each response body or stream event as one line of JSON",
};

/// Anthropic's Messages API.
pub(crate) static ANTHROPIC_MESSAGES: ResponseLog = ResponseLog {
    name: "anthropic-messages",
    title: "Anthropic Messages bodies and stream events",
    how_to_get: "write each message or stream event as one line of JSON",
};

/// Gemini.
pub(crate) static GEMINI: ResponseLog = ResponseLog {
    name: "gemini",
    title: "Gemini generateContent bodies (AI Studio and Vertex AI), batch predictions",
    how_to_get: "write each response body as one line of JSON, or download the batch output",
};

/// Bedrock.
pub(crate) static BEDROCK_CONVERSE: ResponseLog = ResponseLog {
    name: "bedrock-converse",
    title: "Bedrock Converse bodies, InvokeModel bodies, headers and stream metrics, batch output",
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
        let first = sample.objects().find_map(first_shape);
        first.is_some_and(|shape| shape.source() == self.name)
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(LogReader::new(file))
    }
}
