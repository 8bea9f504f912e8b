//! A model as a log names it, in: what may be looked up, out. Nothing is guessed: each step takes off one documented part.

use super::id_parts::{
    fine_tuned, publisher_model, split_geography, take_region, take_zone, without_version,
};
use crate::event::provider_name;

/// Longer names are no model ids; this also bounds the work a hostile log can cause.
pub(super) const LONGEST: usize = 256;

/// Prefixes of routers, and the provider that bills behind them.
const ROUTERS: [(&str, &str); 11] = [
    ("openrouter/", "openrouter"),
    ("bedrock/", "aws"),
    ("bedrock_converse/", "aws"),
    ("vertex_ai/", "google"),
    ("vertex/", "google"),
    ("azure/", "azure"),
    ("azure_ai/", "azure"),
    ("accounts/fireworks/models/", "fireworks"),
    ("fireworks_ai/", "fireworks"),
    ("litellm/", ""),
    ("litellm_proxy/", ""),
];

/// First parts of Bedrock's ids, which no other provider uses.
const BEDROCK_VENDORS: [&str; 19] = [
    "ai21.",
    "amazon.",
    "anthropic.",
    "cohere.",
    "deepseek.",
    "google.",
    "meta.",
    "minimax.",
    "mistral.",
    "moonshot.",
    "moonshotai.",
    "nvidia.",
    "openai.",
    "qwen.",
    "stability.",
    "twelvelabs.",
    "writer.",
    "xai.",
    "zai.",
];

/// The parts of a model name that a price can depend on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ModelId {
    /// The name without routers and paths; vendor prefix, variant and date are still on it.
    name: String,
    /// The provider the router prefix or the form of the id tells; empty if none.
    pub(super) provider: String,
    /// Geography stated beside the id, as in `azure/eu/…`.
    geo: String,
    /// What kind of thing of the user's own an ARN names, where it names no model.
    own: Option<&'static str>,
}

/// Bedrock resources behind which any model may stand: only the account's owner knows which.
const OWN_RESOURCES: [(&str, &str); 5] = [
    (
        ":application-inference-profile/",
        "an application inference profile",
    ),
    (":provisioned-model/", "a provisioned throughput"),
    (":custom-model/", "a custom model"),
    (":custom-model-deployment/", "a custom model deployment"),
    (":imported-model/", "an imported model"),
];

/// One way to look a model up, and the geography taken off to get there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) id: String,
    pub(super) geo: String,
}

impl ModelId {
    /// Takes off what names a route and not a model.
    pub(super) fn parse(logged: &str) -> Self {
        let logged = logged.trim();
        if logged.len() > LONGEST {
            return Self::default();
        }
        let mut name = logged.to_ascii_lowercase();
        let (mut provider, mut geo) = (String::new(), String::new());
        if name.starts_with("arn:") {
            let own = OWN_RESOURCES.iter().find(|(kind, _)| name.contains(kind));
            if let Some((_, own)) = own {
                return Self {
                    provider: "aws".to_owned(),
                    own: Some(own),
                    ..Self::default()
                };
            }
            provider = "aws".to_owned();
            name = name.rsplit('/').next().unwrap_or("").to_owned();
        }
        loop {
            if let Some(rest) = name.strip_prefix("models/") {
                name = rest.to_owned();
            } else if let Some(rest) = publisher_model(&name) {
                name = rest.to_owned();
                keep(&mut provider, "google");
            } else if let Some((rest, owner)) = routed(&name) {
                name = rest.to_owned();
                keep(&mut provider, owner);
                match owner {
                    "azure" => take_zone(&mut name, &mut geo),
                    "aws" => take_region(&mut name, &mut geo),
                    _ => {}
                }
            } else {
                break;
            }
        }
        if let Some(rest) = name.strip_suffix("[1m]") {
            name = rest.to_owned();
        }
        let (_, bare) = split_geography(&name);
        if bare.len() < name.len()
            || BEDROCK_VENDORS
                .iter()
                .any(|vendor| bare.starts_with(vendor))
        {
            keep(&mut provider, "aws");
        }
        Self {
            name,
            provider,
            geo,
            own: None,
        }
    }

    /// What the name stands for where it is no model's: a thing of the user's own.
    pub(super) fn own(&self) -> Option<&'static str> {
        self.own
    }

    /// The provider that `vendor/model` names, if that is how the model is named.
    pub(super) fn vendor(&self) -> Option<String> {
        self.name
            .split_once('/')
            .map(|(vendor, _)| provider_name(vendor))
    }

    /// What to look up under a provider, the most literal first.
    pub(super) fn forms(&self, provider: &str) -> Vec<Form> {
        let mut forms = Vec::new();
        self.push(&mut forms, &self.name, &self.geo);
        let mut name = self.name.as_str();
        if let Some((vendor, rest)) = name.split_once('/')
            && provider_name(vendor) == provider
        {
            name = rest;
            self.push(&mut forms, name, &self.geo);
        }
        if let Some(base) = fine_tuned(name) {
            self.push(&mut forms, &base, &self.geo);
        }
        if provider == "aws" {
            let (stated, bare) = split_geography(name);
            let geo = if stated.is_empty() { &self.geo } else { stated };
            self.push(&mut forms, bare, geo);
            self.push(&mut forms, without_version(bare), geo);
        }
        forms
    }

    fn push(&self, forms: &mut Vec<Form>, id: &str, geo: &str) {
        if !id.is_empty() && forms.iter().all(|form| form.id != id) {
            forms.push(Form {
                id: id.to_owned(),
                geo: geo.to_owned(),
            });
        }
    }

    /// The name as far as it is known, for the nearest ids.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

fn keep(provider: &mut String, owner: &str) {
    if provider.is_empty() {
        owner.clone_into(provider);
    }
}

fn routed(name: &str) -> Option<(&str, &'static str)> {
    ROUTERS
        .iter()
        .find_map(|(prefix, owner)| name.strip_prefix(prefix).map(|rest| (rest, *owner)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_of_an_id_is_taken_apart() {
        for (logged, provider, expected, geo) in [
            ("models/gemini-2.5-flash", "google", "gemini-2.5-flash", ""),
            (
                "projects/p/locations/us/publishers/google/models/gemini-2.5-pro",
                "google",
                "gemini-2.5-pro",
                "",
            ),
            ("google/gemini-2.5-flash", "google", "gemini-2.5-flash", ""),
            (
                "openrouter/openai/gpt-5.1",
                "openrouter",
                "openai/gpt-5.1",
                "",
            ),
            ("azure/eu/gpt-5.1", "azure", "gpt-5.1", "eu"),
            (
                " Claude-Sonnet-4-5[1m] ",
                "anthropic",
                "claude-sonnet-4-5",
                "",
            ),
            (
                "us.anthropic.claude-haiku-4-5-20251001-v1:0",
                "aws",
                "anthropic.claude-haiku-4-5-20251001",
                "us",
            ),
            (
                "arn:aws:bedrock:us-east-1:1:inference-profile/eu.amazon.nova-pro-v1:0",
                "aws",
                "amazon.nova-pro",
                "eu",
            ),
            (
                "ft:gpt-4o-2024-08-06:acme::xyz",
                "openai",
                "ft:gpt-4o-2024-08-06",
                "",
            ),
            (
                "bedrock/us-gov-west-1/anthropic.claude-sonnet-4-5-20250929-v1:0",
                "aws",
                "anthropic.claude-sonnet-4-5-20250929",
                "us-gov",
            ),
            (
                "bedrock/converse/eu-west-1/us.amazon.nova-pro-v1:0",
                "aws",
                "amazon.nova-pro",
                "us",
            ),
            (
                "fireworks_ai/accounts/fireworks/models/kimi-k3",
                "fireworks",
                "kimi-k3",
                "",
            ),
            (
                "bedrock/anthropic.claude-v2:1",
                "aws",
                "anthropic.claude-v2:1",
                "",
            ),
        ] {
            let forms = ModelId::parse(logged).forms(provider);
            let found = forms
                .iter()
                .any(|form| form.id == expected && form.geo == geo);
            assert!(found, "{logged}: {forms:?}");
        }
        assert_eq!(ModelId::parse("us.anthropic.claude-x").provider, "aws");
        assert_eq!(ModelId::parse("vertex_ai/claude-x").provider, "google");
        assert_eq!(ModelId::parse("gpt-5.1").provider, "");
        assert!(ModelId::parse(&"x".repeat(5000)).forms("openai").is_empty());
        let profile = ModelId::parse(
            "arn:aws:bedrock:us-east-1:1:application-inference-profile/a1b2c3d4e5f6",
        );
        assert_eq!(profile.own(), Some("an application inference profile"));
        assert!(profile.forms("aws").is_empty());
    }
}
