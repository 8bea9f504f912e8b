//! The price book: built-in prices and the user's layers over them, asked for the plan of a series of calls.

use std::path::Path;

use xxhash_rust::xxh3::Xxh3;

use super::builtin::{self, Builtin};
use super::layer::{self, Layer, Model};
use super::offer::Rule;
use super::view::View;
use crate::error::Error;

/// Dated, sourced prices in layers; a higher layer wins for the time it covers.
#[derive(Debug)]
pub struct PriceBook {
    pub(super) builtin: Option<Builtin>,
    /// From the lowest to the highest.
    pub(super) layers: Vec<Layer>,
    /// The content of each layer, for the digest.
    contents: Vec<String>,
    /// How the book is looked at.
    pub(super) view: View,
}

impl PriceBook {
    /// The prices that ship with the program. Each provider's file is read when it is first needed.
    ///
    /// # Errors
    /// None today: the built-in files are checked by the tests.
    pub fn builtin() -> Result<Self, Error> {
        Ok(Self {
            builtin: Some(Builtin::default()),
            layers: Vec::new(),
            contents: Vec::new(),
            view: View::default(),
        })
    }

    /// A book without prices, to put layers on.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            builtin: None,
            layers: Vec::new(),
            contents: Vec::new(),
            view: View::default(),
        }
    }

    /// Puts a layer over those already there: imported, then user, project, command line.
    ///
    /// # Errors
    /// When the text is no price book, an id means two models, or two offers hold equally; the message names
    /// `path`, the line and what is wrong.
    pub fn with_layer(
        mut self,
        name: &str,
        toml_text: &str,
        path_for_errors: &Path,
    ) -> Result<Self, Error> {
        self.layers
            .push(Layer::read(name, toml_text, path_for_errors)?);
        let content = layer::canonical(toml_text).map_err(|reason| Error::Invalid {
            path: path_for_errors.to_owned(),
            reason,
        })?;
        self.contents.push(content);
        Ok(self)
    }

    /// A fingerprint of the content of all layers, in hexadecimal: the same exactly when the content is.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hash = Xxh3::new();
        let mut part = |text: &str| {
            hash.update(&(text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        };
        if self.builtin.is_some() {
            Builtin::texts().for_each(&mut part);
        }
        for (layer, content) in self.layers.iter().zip(&self.contents) {
            part(&layer.name);
            part(content);
        }
        format!("{:032x}", hash.digest128())
    }

    /// The newest date, `YYYY-MM-DD`, at which a layer says its prices were checked; empty if none says so.
    #[must_use]
    pub fn as_of(&self) -> String {
        let builtin = self.builtin.as_ref().map(|_| builtin::AS_OF);
        let layers = self
            .layers
            .iter()
            .filter_map(|layer| layer.as_of.as_deref());
        layers.chain(builtin).max().unwrap_or("").to_owned()
    }

    /// The layers that may say something about a provider, the highest first.
    pub(super) fn layers(&self, provider: &str) -> Vec<&Layer> {
        let builtin = self
            .builtin
            .as_ref()
            .and_then(|builtin| builtin.layer(provider));
        self.layers.iter().rev().chain(builtin).collect()
    }

    /// What the layers say about a model, the highest first.
    pub(super) fn models(&self, provider: &str, id: &str) -> Vec<(&Layer, &Model)> {
        self.layers(provider)
            .into_iter()
            .filter_map(|layer| {
                let targets = layer.ids.get(provider)?.get(id)?;
                let models = targets
                    .iter()
                    .filter_map(|target| layer.models.get(target.model));
                Some((layer, models.into_iter().find(|model| model.id == id)?))
            })
            .collect()
    }

    /// The rules of one kind about a provider, lowest layer first, in book order.
    pub(super) fn rules(&self, provider: &str, kind: fn(&Layer) -> &[Rule]) -> Vec<&Rule> {
        let layers = self.layers(provider);
        let rules = layers.into_iter().rev().flat_map(kind);
        rules.filter(|rule| rule.provider == provider).collect()
    }

    /// Whether any layer has prices of that provider.
    pub(super) fn knows(&self, provider: &str) -> bool {
        let in_builtin =
            self.builtin.is_some() && Builtin::providers().any(|name| name == provider);
        in_builtin
            || self
                .layers
                .iter()
                .any(|layer| layer.ids.contains_key(provider))
    }

    /// All providers, in alphabetical order.
    pub(super) fn providers(&self) -> Vec<String> {
        let builtin = self
            .builtin
            .iter()
            .flat_map(|_| Builtin::providers())
            .map(str::to_owned);
        let layers = self
            .layers
            .iter()
            .flat_map(|layer| layer.ids.keys().cloned());
        let mut all: Vec<String> = builtin.chain(layers).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whose models a provider sells at the other's list price.
    pub(super) fn resold_by(&self, provider: &str) -> Vec<String> {
        let layers = self.layers(provider);
        let pairs = layers.into_iter().flat_map(|layer| &layer.resells);
        pairs
            .filter(|(seller, _)| seller == provider)
            .map(|(_, of)| of.clone())
            .collect()
    }

    /// Every id and alias of a provider.
    pub(super) fn names(&self, provider: &str) -> Vec<String> {
        let layers = self.layers(provider);
        let ids = layers
            .into_iter()
            .filter_map(|layer| layer.ids.get(provider));
        ids.flat_map(|ids| ids.keys().cloned()).collect()
    }
}
