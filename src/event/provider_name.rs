//! A provider as logs and standards name it, in: its name in price books, out.

/// Longer names are no providers.
const LONGEST: usize = 64;

/// Names under which logs and standards know a provider, and its name in price books.
const PROVIDERS: [(&str, &str); 86] = [
    ("aliyun", "alibaba"),
    ("amazon", "aws"),
    ("amazon-bedrock", "aws"),
    ("amazon_bedrock", "aws"),
    ("aws-bedrock", "aws"),
    ("aws.bedrock", "aws"),
    ("aws_bedrock", "aws"),
    ("az.ai.inference", "azure"),
    ("az.ai.openai", "azure"),
    ("azure-openai", "azure"),
    ("azure.ai.inference", "azure"),
    ("azure.ai.openai", "azure"),
    ("azure_ai", "azure"),
    ("azure_openai", "azure"),
    ("azure_text", "azure"),
    ("azureopenai", "azure"),
    ("bedrock", "aws"),
    ("bedrock_converse", "aws"),
    ("bigmodel", "zhipuai"),
    ("cohere_chat", "cohere"),
    ("copilot", "github-copilot"),
    ("dashscope", "alibaba"),
    ("deep-infra", "deepinfra"),
    ("deep_infra", "deepinfra"),
    ("fireworks-ai", "fireworks"),
    ("fireworks_ai", "fireworks"),
    ("gcp", "google"),
    ("gcp.gemini", "google"),
    ("gcp.gen_ai", "google"),
    ("gcp.vertex_ai", "google"),
    ("gemini", "google"),
    ("github_copilot", "github-copilot"),
    ("google-ai-studio", "google"),
    ("google-gemini", "google"),
    ("google-genai", "google"),
    ("google-vertex", "google"),
    ("google-vertex-ai", "google"),
    ("google-vertex-anthropic", "google"),
    ("google_ai_studio", "google"),
    ("google_genai", "google"),
    ("google_vertexai", "google"),
    ("googleaistudio", "google"),
    ("googlevertexai", "google"),
    ("grok", "xai"),
    ("ibm-watsonx", "watsonx"),
    ("ibm.watsonx.ai", "watsonx"),
    ("kimi", "moonshotai"),
    ("meta_llama", "meta"),
    ("mistral_ai", "mistral"),
    ("mistralai", "mistral"),
    ("model-studio", "alibaba"),
    ("moonshot", "moonshotai"),
    ("moonshot_ai", "moonshotai"),
    ("open-router", "openrouter"),
    ("open_ai", "openai"),
    ("open_router", "openrouter"),
    ("openai-api", "openai"),
    ("openai-codex", "openai"),
    ("openai-native", "openai"),
    ("perplexity-ai", "perplexity"),
    ("perplexity_ai", "perplexity"),
    ("sagemaker", "aws"),
    ("sambanova-ai", "sambanova"),
    ("text-completion-openai", "openai"),
    ("together-ai", "together"),
    ("together_ai", "together"),
    ("togetherai", "together"),
    ("vercel-ai-gateway", "vercel"),
    ("vercel_ai_gateway", "vercel"),
    ("vertex", "google"),
    ("vertex-ai", "google"),
    ("vertex_ai", "google"),
    ("vertex_ai_beta", "google"),
    ("vertexai", "google"),
    ("voyage", "voyageai"),
    ("voyage-ai", "voyageai"),
    ("voyage_ai", "voyageai"),
    ("workers-ai", "cloudflare"),
    ("workers_ai", "cloudflare"),
    ("x-ai", "xai"),
    ("x_ai", "xai"),
    ("z-ai", "zai"),
    ("z.ai", "zai"),
    ("z_ai", "zai"),
    ("zhipu", "zhipuai"),
    ("zhipu_ai", "zhipuai"),
];

/// Routers that stand in for a provider's name without billing.
const PSEUDO_PROVIDERS: [&str; 4] = ["litellm", "litellm_proxy", "litellm-proxy", "custom_openai"];

/// The provider's name in price books; empty where none is stated.
pub fn provider_name(stated: &str) -> String {
    let name = stated.trim().to_ascii_lowercase();
    if PSEUDO_PROVIDERS.contains(&name.as_str()) || name.len() > LONGEST {
        return String::new();
    }
    match PROVIDERS.binary_search_by(|(alias, _)| (*alias).cmp(name.as_str())) {
        Ok(place) => PROVIDERS
            .get(place)
            .map_or(name, |(_, canonical)| (*canonical).to_owned()),
        Err(_) => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provider_aliases_are_sorted_for_the_search() {
        assert!(PROVIDERS.is_sorted_by(|(a, _), (b, _)| a < b));
        assert_eq!(provider_name(" X-AI "), "xai");
        assert_eq!(provider_name("amazon-bedrock"), "aws");
        assert_eq!(provider_name("acme"), "acme");
        assert_eq!(provider_name("litellm"), "");
    }
}
