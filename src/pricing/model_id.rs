//! A model as a log names it, in: what may be looked up, out. Nothing is guessed: each step takes off one documented part.

use super::provider_name::provider_name;

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

/// Bedrock's inference geographies, the first segment of an id.
const GEOGRAPHIES: [&str; 10] = [
    "global", "us", "eu", "apac", "au", "ca", "jp", "in", "sa", "us-gov",
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

/// `projects/…/publishers/google/models/gemini-2.5-pro` → `gemini-2.5-pro`.
fn publisher_model(name: &str) -> Option<&str> {
    let start = name
        .find("publishers/")
        .filter(|place| *place == 0 || name.starts_with("projects/"))?;
    let (_, rest) = name.get(start..)?.split_once("/models/")?;
    Some(rest)
}

/// Azure's data zones: `eu/gpt-5.1`.
fn take_zone(name: &mut String, geo: &mut String) {
    for zone in ["eu", "us", "global"] {
        if let Some(rest) = name
            .strip_prefix(zone)
            .and_then(|rest| rest.strip_prefix('/'))
        {
            zone.clone_into(geo);
            *name = rest.to_owned();
            return;
        }
    }
}

/// LiteLLM's `bedrock/converse/us-gov-west-1/…`: the way of calling goes, of the regions only the government's are priced apart.
fn take_region(name: &mut String, geo: &mut String) {
    for way in ["converse/", "invoke/"] {
        if let Some(rest) = name.strip_prefix(way) {
            *name = rest.to_owned();
        }
    }
    let Some((region, rest)) = name.split_once('/') else {
        return;
    };
    let parts: Vec<&str> = region.split('-').collect();
    let numbered = |part: &&str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() >= 3 && parts.last().is_some_and(numbered) {
        if region.starts_with("us-gov-") {
            "us-gov".clone_into(geo);
        }
        *name = rest.to_owned();
    }
}

/// `us.anthropic.claude-…` → (`us`, `anthropic.claude-…`).
fn split_geography(name: &str) -> (&str, &str) {
    match name.split_once('.') {
        Some((geo, rest)) if GEOGRAPHIES.contains(&geo) && rest.contains('.') => (geo, rest),
        _ => ("", name),
    }
}

/// `…-v1:0` → `…`; Bedrock's versions have one digit each.
fn without_version(name: &str) -> &str {
    let bytes = name.as_bytes();
    match bytes {
        [.., b'-', b'v', major, b':', minor]
            if major.is_ascii_digit() && minor.is_ascii_digit() =>
        {
            name.get(..name.len() - 5).unwrap_or(name)
        }
        _ => name,
    }
}

/// `ft:gpt-4o-2024-08-06:acme::xyz` → `ft:gpt-4o-2024-08-06`: a fine-tune has its own price, never its base's.
fn fine_tuned(name: &str) -> Option<String> {
    let (base, own) = name.strip_prefix("ft:")?.split_once(':')?;
    own.contains(':').then(|| format!("ft:{base}"))
}

/// `<id>-20250929`, `<id>@20250929`, `<id>-2025-09-29` → `<id>`.
pub(super) fn without_date(id: &str) -> Option<&str> {
    let split = |length: usize| {
        id.len()
            .checked_sub(length)
            .and_then(|at| id.split_at_checked(at))
    };
    if let Some((base, date)) = split(9)
        && let Some(digits) = date.strip_prefix(['-', '@'])
        && is_date(digits)
    {
        return Some(base);
    }
    let (base, date) = split(11)?;
    let digits = date.strip_prefix('-')?;
    let hyphens =
        digits.as_bytes().get(4) == Some(&b'-') && digits.as_bytes().get(7) == Some(&b'-');
    (hyphens && is_date(&digits.replace('-', ""))).then_some(base)
}

/// `YYYYMMDD` in the years language models have existed.
fn is_date(digits: &str) -> bool {
    let number = |from: usize, to: usize| {
        digits
            .get(from..to)
            .and_then(|part| part.parse::<u32>().ok())
    };
    digits.len() == 8
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && number(0, 4).is_some_and(|year| (2018..2100).contains(&year))
        && number(4, 6).is_some_and(|month| (1..=12).contains(&month))
        && number(6, 8).is_some_and(|day| (1..=31).contains(&day))
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

    #[test]
    fn only_a_whole_valid_date_is_taken_off() {
        for (id, base) in [
            ("claude-sonnet-4-5-20250929", Some("claude-sonnet-4-5")),
            ("claude-sonnet-4-5@20250929", Some("claude-sonnet-4-5")),
            ("gpt-5.1-2025-11-13", Some("gpt-5.1")),
            ("gpt-5.1-2025-13-13", None),
            ("gpt-5.1-202511133", None),
            ("gpt-5.1-2025-11-1", None),
            ("grok-4-0709", None),
            ("é-20250929", Some("é")),
            ("20250929", None),
        ] {
            assert_eq!(without_date(id), base, "{id}");
        }
    }
}
