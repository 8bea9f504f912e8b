//! What stands around a response body to who bills it, which model and request it was, and when.

use std::borrow::Cow;

use super::bodies::Shape;
use super::members::Members;
use super::response::Found;

impl<'a> Found<'a> {
    /// The objects around the body from the inside out, after the body itself.
    fn outwards(&self) -> impl Iterator<Item = &Members<'a>> {
        std::iter::once(&self.body.object).chain(self.around.iter().rev())
    }

    /// The id a batch gave the request: told of answers that have none, as embeddings.
    pub(super) fn batch_request(&self) -> Option<Cow<'a, str>> {
        let mut ids = self.around.iter().filter_map(|object| object.text("id"));
        ids.find(|id| id.starts_with("batch_req_"))
    }

    /// The model's id on Bedrock, where the log says that the call went there.
    pub(super) fn bedrock_model(&self) -> Option<Cow<'a, str>> {
        self.outwards()
            .filter_map(|object| object.text("modelId"))
            .find(|model| is_bedrock_model(model))
    }

    /// Who bills by what is around the body, where a reseller answers like the model's maker.
    pub(super) fn reseller(&self) -> Option<&'static str> {
        let has = |names: [&str; 2]| {
            let mut around = self.around.iter();
            around.any(|object| names.into_iter().all(|name| object.has(name)))
        };
        if has(["recordId", "modelOutput"]) || self.bedrock_model().is_some() {
            Some("aws")
        } else if has(["processed_time", "request"]) {
            Some("google")
        } else {
            None
        }
    }

    /// The `date` among the headers of the answer.
    pub(super) fn http_date(&self) -> Option<Cow<'a, str>> {
        self.outwards().find_map(|object| {
            let metadata = object.inner(["ResponseMetadata"]);
            let headers = metadata.as_ref().unwrap_or(object).inner([
                "HTTPHeaders",
                "headers",
                "response_headers",
                "responseHeaders",
            ]);
            headers
                .and_then(|headers| headers.text("date"))
                .or_else(|| {
                    object
                        .text("date")
                        .filter(|_| self.shape == Shape::BedrockHeaders)
                })
        })
    }
}

/// Ids on Bedrock start with a region and a vendor, or are names of resources.
fn is_bedrock_model(model: &str) -> bool {
    const VENDORS: [&str; 14] = [
        "ai21",
        "amazon",
        "anthropic",
        "cohere",
        "deepseek",
        "google",
        "luma",
        "meta",
        "mistral",
        "nvidia",
        "openai",
        "qwen",
        "stability",
        "writer",
    ];
    model.starts_with("arn:aws") || model.split('.').take(2).any(|part| VENDORS.contains(&part))
}
