//! Providers as telemetry names them to the ones who bill.

use std::borrow::Cow;

use crate::event::provider_name;

/// Endpoints that answer in another provider's dialect: the address tells who bills.
const ADDRESSES: [(&str, &str); 13] = [
    ("openrouter.ai", "openrouter"),
    ("openai.azure.com", "azure"),
    ("services.ai.azure.com", "azure"),
    ("api.groq.com", "groq"),
    ("api.deepseek.com", "deepseek"),
    ("api.x.ai", "xai"),
    ("api.mistral.ai", "mistral"),
    ("api.perplexity.ai", "perplexity"),
    ("api.together.xyz", "together"),
    ("api.fireworks.ai", "fireworks"),
    ("api.cerebras.ai", "cerebras"),
    ("dashscope.aliyuncs.com", "alibaba"),
    ("githubcopilot.com", "github-copilot"),
];

/// Who bills, from the provider stated and the address called.
///
/// The names are those of `gen_ai.provider.name` and of its forerunner `gen_ai.system`, see
/// <https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/>; of `llm.provider`; and of the Vercel AI
/// SDK, which adds the interface (`openai.chat`).
pub(super) fn provider<'a>(stated: Cow<'a, str>, address: Option<&str>) -> Cow<'a, str> {
    if let Some(address) = address
        && let Some((_, name)) = ADDRESSES.iter().find(|(end, _)| address.ends_with(end))
    {
        return Cow::Borrowed(name);
    }
    if matches!(&*stated, "" | "openai" | "anthropic") {
        return stated;
    }
    // The Vercel AI SDK's interfaces.
    let name = INTERFACES
        .iter()
        .find_map(|interface| stated.strip_suffix(interface))
        .unwrap_or(&stated);
    let name = match name {
        "github" => "github-copilot",
        "google.vertex" => "google",
        name => name,
    };
    let name = provider_name(name);
    match FRAMEWORKS.contains(&name.as_str()) {
        true => Cow::Borrowed(""),
        false => Cow::Owned(name),
    }
}

const INTERFACES: [&str; 6] = [
    ".chat",
    ".responses",
    ".completion",
    ".embedding",
    ".messages",
    ".generative-ai",
];

/// Frameworks that stand in for a provider without billing.
const FRAMEWORKS: [&str; 9] = [
    "langchain",
    "langgraph",
    "llamaindex",
    "llama_index",
    "crewai",
    "haystack",
    "vercel",
    "_other",
    "unknown",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_tell_who_bills() {
        for (stated, address, expected) in [
            ("openai", None, "openai"),
            ("OpenAI", Some("api.openai.com"), "openai"),
            ("openai", Some("openrouter.ai"), "openrouter"),
            ("openai", Some("acme.openai.azure.com"), "azure"),
            ("az.ai.inference", None, "azure"),
            ("anthropic.messages", None, "anthropic"),
            ("azure-openai.chat", None, "azure"),
            ("google.vertex.chat", None, "google"),
            ("google.generative-ai", None, "google"),
            ("github", None, "github-copilot"),
            ("gcp.vertex_ai", None, "google"),
            ("AWS", None, "aws"),
            ("acme", None, "acme"),
            ("langchain", None, ""),
            ("", None, ""),
        ] {
            assert_eq!(provider(stated.into(), address), expected, "{stated}");
        }
    }
}
