//! Providers as telemetry names them to the ones who bill.

use std::borrow::Cow;

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
    let stated = match stated.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(stated.to_ascii_lowercase()),
        false => stated,
    };
    match known(&stated) {
        Some(name) => Cow::Borrowed(name),
        None => stated,
    }
}

fn known(stated: &str) -> Option<&'static str> {
    Some(match stated {
        "openai" | "openai.chat" | "openai.responses" | "openai.completion"
        | "openai.embedding" => "openai",
        "anthropic" | "anthropic.messages" => "anthropic",
        "aws.bedrock" | "aws_bedrock" | "bedrock" | "amazon-bedrock" | "amazon_bedrock" => "aws",
        "azure" | "azure.ai.openai" | "azure.ai.inference" | "az.ai.openai" | "az.ai.inference"
        | "azure_openai" | "azure-openai" | "azure.chat" | "azure-openai.chat"
        | "azure.responses" => "azure",
        "gcp.gemini"
        | "gcp.vertex_ai"
        | "gcp.gen_ai"
        | "gemini"
        | "google"
        | "vertex_ai"
        | "vertexai"
        | "google.generative-ai"
        | "google.vertex.chat"
        | "google_genai"
        | "google_vertexai" => "google",
        "x_ai" | "xai" | "xai.chat" => "xai",
        "mistral_ai" | "mistralai" | "mistral" | "mistral.chat" => "mistral",
        "groq" | "groq.chat" => "groq",
        "deepseek" | "deepseek.chat" => "deepseek",
        "ibm.watsonx.ai" | "watsonx" => "watsonx",
        "moonshot_ai" | "moonshot" => "moonshotai",
        "github" | "github_copilot" | "github.copilot" => "github-copilot",
        // Frameworks that stand in for a provider.
        "langchain" | "langgraph" | "llamaindex" | "llama_index" | "crewai" | "haystack"
        | "litellm" | "vercel" | "_other" | "unknown" => "",
        _ => return None,
    })
}

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
