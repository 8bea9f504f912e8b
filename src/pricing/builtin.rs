//! The price book that ships with the program: one file per provider, cut and read as far as it is asked for.

#[cfg(test)]
use std::path::Path;
use std::sync::OnceLock;

use super::layer::Layer;
use super::shelf::Shelf;
#[cfg(test)]
use crate::error::Error;

/// The name of the built-in layer.
pub(super) const LAYER: &str = "builtin";

/// The newest date at which the built-in prices were checked against their sources.
pub(super) const AS_OF: &str = "2026-11-12";

macro_rules! files {
    ($($provider:literal),* $(,)?) => {
        [$(($provider, include_str!(concat!("data/", $provider, ".toml")))),*]
    };
}

/// Provider and text; sorted by provider.
const FILES: [(&str, &str); 39] = files![
    "ai21",
    "alibaba",
    "anthropic",
    "aws",
    "azure",
    "baseten",
    "cerebras",
    "cloudflare",
    "cohere",
    "cursor",
    "databricks",
    "deepgram",
    "deepinfra",
    "deepseek",
    "elevenlabs",
    "fireworks",
    "github-copilot",
    "google",
    "groq",
    "hyperbolic",
    "meta",
    "minimax",
    "mistral",
    "moonshotai",
    "nebius",
    "novita",
    "openai",
    "openrouter",
    "ovhcloud",
    "perplexity",
    "replicate",
    "sambanova",
    "together",
    "vercel",
    "voyageai",
    "watsonx",
    "xai",
    "zai",
    "zhipuai",
];

/// The built-in files, each cut and read as far as it is asked for.
#[derive(Debug)]
pub(super) struct Builtin {
    shelves: [OnceLock<Shelf>; FILES.len()],
}

impl Default for Builtin {
    fn default() -> Self {
        Self {
            shelves: [const { OnceLock::new() }; FILES.len()],
        }
    }
}

impl Builtin {
    /// The providers that have a file, in alphabetical order.
    pub(super) fn providers() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(provider, _)| *provider)
    }

    /// Every text, for the digest.
    pub(super) fn texts() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(_, text)| *text)
    }

    /// The file of one provider.
    pub(super) fn shelf(&self, provider: &str) -> Option<&Shelf> {
        let (provider, text, shelf) = self.place(provider)?;
        Some(shelf.get_or_init(|| Shelf::new(provider, text)))
    }

    /// The file of one provider where it has that name. A file that does not is not even cut.
    pub(super) fn shelf_with(&self, provider: &str, name: &str) -> Option<&Shelf> {
        let (_, text, shelf) = self.place(provider)?;
        if shelf.get().is_none() {
            let quoted = format!("\"{name}\"");
            memchr::memmem::find(text.as_bytes(), quoted.as_bytes())?;
        }
        self.shelf(provider)
    }

    fn place(&self, provider: &str) -> Option<(&'static str, &'static str, &OnceLock<Shelf>)> {
        let place = FILES
            .binary_search_by(|(name, _)| (*name).cmp(provider))
            .ok()?;
        let (provider, text) = FILES.get(place)?;
        Some((provider, text, self.shelves.get(place)?))
    }

    /// The rules of one provider, if its file has any.
    pub(super) fn rules(&self, provider: &str) -> Option<&Layer> {
        let (_, text, _) = self.place(provider)?;
        Shelf::has_rules(text)
            .then(|| self.shelf(provider)?.rules())
            .flatten()
    }

    /// Reads every file whole.
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

#[cfg(test)]
fn read(provider: &str, text: &str) -> Result<Layer, Error> {
    Layer::read(LAYER, text, Path::new(&format!("builtin/{provider}.toml")))
}
