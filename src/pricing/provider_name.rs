//! A provider as logs and standards name it, in: its name in price books, out.

/// Longer names are no providers.
const LONGEST: usize = 64;

/// Names under which logs and standards know a provider, and its name in price books.
const PROVIDERS: [(&str, &str); 45] = [
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
    ("azureopenai", "azure"),
    ("bedrock", "aws"),
    ("bedrock_converse", "aws"),
    ("gcp", "google"),
    ("gcp.gemini", "google"),
    ("gcp.gen_ai", "google"),
    ("gcp.vertex_ai", "google"),
    ("gemini", "google"),
    ("google-ai-studio", "google"),
    ("google-gemini", "google"),
    ("google-genai", "google"),
    ("google-vertex", "google"),
    ("google_genai", "google"),
    ("google_vertexai", "google"),
    ("kimi", "moonshotai"),
    ("mistral_ai", "mistral"),
    ("mistralai", "mistral"),
    ("moonshot", "moonshotai"),
    ("moonshot_ai", "moonshotai"),
    ("open-router", "openrouter"),
    ("open_ai", "openai"),
    ("open_router", "openrouter"),
    ("openai-api", "openai"),
    ("together-ai", "together"),
    ("together_ai", "together"),
    ("togetherai", "together"),
    ("vertex", "google"),
    ("vertex-ai", "google"),
    ("vertex_ai", "google"),
    ("vertexai", "google"),
    ("x-ai", "xai"),
    ("x_ai", "xai"),
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
