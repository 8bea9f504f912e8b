//! The price book that ships with the program: one file per provider, read when first asked for.

use std::path::Path;
use std::sync::OnceLock;

use super::layer::Layer;
use crate::error::Error;

/// The name of the built-in layer.
pub(super) const LAYER: &str = "builtin";

/// The newest date at which the built-in prices were checked against their sources.
pub(super) const AS_OF: &str = "2026-11-12";

/// Provider and text; sorted by provider.
const FILES: [(&str, &str); 14] = [
    ("anthropic", include_str!("data/anthropic.toml")),
    ("aws", include_str!("data/aws.toml")),
    ("azure", include_str!("data/azure.toml")),
    ("cerebras", include_str!("data/cerebras.toml")),
    ("cohere", include_str!("data/cohere.toml")),
    ("deepseek", include_str!("data/deepseek.toml")),
    ("google", include_str!("data/google.toml")),
    ("groq", include_str!("data/groq.toml")),
    ("mistral", include_str!("data/mistral.toml")),
    ("moonshotai", include_str!("data/moonshotai.toml")),
    ("openai", include_str!("data/openai.toml")),
    ("openrouter", include_str!("data/openrouter.toml")),
    ("together", include_str!("data/together.toml")),
    ("xai", include_str!("data/xai.toml")),
];

/// The built-in files, each read at most once.
#[derive(Debug, Default)]
pub(super) struct Builtin {
    layers: [OnceLock<Option<Layer>>; FILES.len()],
}

impl Builtin {
    /// The providers that have a file.
    pub(super) fn providers() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(provider, _)| *provider)
    }

    /// Every text, for the digest.
    pub(super) fn texts() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(_, text)| *text)
    }

    /// The prices of one provider. A test holds that every file can be read.
    pub(super) fn layer(&self, provider: &str) -> Option<&Layer> {
        let place = FILES.iter().position(|(name, _)| *name == provider)?;
        let (_, text) = FILES.get(place)?;
        self.layers
            .get(place)?
            .get_or_init(|| read(provider, text).ok())
            .as_ref()
    }

    /// Reads every file.
    ///
    /// # Errors
    /// What is wrong with one of them.
    #[cfg(test)]
    pub(super) fn check() -> Result<Vec<Layer>, Error> {
        FILES
            .iter()
            .map(|(provider, text)| read(provider, text))
            .collect()
    }
}

fn read(provider: &str, text: &str) -> Result<Layer, Error> {
    Layer::read(LAYER, text, Path::new(&format!("builtin/{provider}.toml")))
}
