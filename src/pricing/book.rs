//! The price book: built-in prices and the user's layers over them, asked for the plan of a series of calls.

use std::path::Path;

use xxhash_rust::xxh3::Xxh3;

use super::builtin::{self, Builtin};
use super::layer::{self, Layer, Model};
use super::offer::Rule;
use super::plan::date;
use super::shelf::Shelf;
use super::view::View;
use crate::error::Error;
use crate::units::Timestamp;

/// Dated, sourced prices in layers; a higher layer wins for the time it covers.
#[derive(Debug)]
pub struct PriceBook {
    pub(super) builtin: Option<Builtin>,
    /// From the lowest to the highest.
    pub(super) layers: Vec<Layer>,
    /// The content of each layer, for the digest.
    contents: Vec<String>,
    /// No layer may have been checked after that.
    now: Option<Timestamp>,
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
            now: None,
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
            now: None,
            view: View::default(),
        }
    }

    /// Refuses from now on layers that say they were checked after `now`, the time of the clock.
    #[must_use]
    pub fn checked_at(mut self, now: Timestamp) -> Self {
        self.now = Some(now);
        self
    }

    /// Puts a layer over those already there: imported, then user, project, command line.
    ///
    /// # Errors
    /// When the text is no price book, an id means two models, two offers hold equally, prices of a model that no
    /// lower layer has leave a gap, or the book is of the future; the message names `path`, the entry, what is
    /// wrong and the remedy. The book is then left without the layer.
    pub fn with_layer(
        mut self,
        name: &str,
        toml_text: &str,
        path_for_errors: &Path,
    ) -> Result<Self, Error> {
        let invalid = |reason| Error::Invalid {
            path: path_for_errors.to_owned(),
            reason,
        };
        let layer = Layer::read(name, toml_text, path_for_errors)?;
        let content = layer::canonical(toml_text).map_err(invalid)?;
        self.check_gaps(&layer).map_err(invalid)?;
        self.check_date(&layer).map_err(invalid)?;
        self.layers.push(layer);
        self.contents.push(content);
        Ok(self)
    }

    /// A layer over another may leave out the time in which the other holds; otherwise a gap is a slip.
    fn check_gaps(&self, layer: &Layer) -> Result<(), String> {
        for (provider, model, from, until) in layer.gaps() {
            if self.models(provider, &model.id).is_empty() {
                return Err(format!(
                    "model `{}`: no price holds from {} to {}; extend one, or state `remove = true` for that time if it was not sold",
                    model.id,
                    date(from),
                    date(until)
                ));
            }
        }
        Ok(())
    }

    /// A day of grace: the date is written in someone's zone.
    fn check_date(&self, layer: &Layer) -> Result<(), String> {
        let (Some(as_of), Some(now)) = (&layer.as_of, self.now) else {
            return Ok(());
        };
        let latest = date(Timestamp(now.0.saturating_add(86_400 * Timestamp::SECOND)));
        if as_of.get(..10).is_some_and(|as_of| as_of > latest.as_str()) {
            return Err(format!(
                "`as_of` {as_of} lies in the future; write the day on which the prices were checked"
            ));
        }
        Ok(())
    }

    /// A fingerprint of the content of all layers, in hexadecimal: the same exactly when the content is.
    #[must_use]
    pub fn digest(&self) -> String {
        if self.builtin.is_some() && self.layers.is_empty() {
            return format!("{:032x}", builtin::DIGEST);
        }
        self.computed_digest()
    }

    /// The fingerprint, whatever is known of it.
    pub(super) fn computed_digest(&self) -> String {
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

    /// The layers that may say something about a provider's name, the highest first.
    pub(super) fn layers(&self, provider: &str, name: &str) -> Vec<&Layer> {
        let builtin = self.builtin.iter();
        let builtin = builtin
            .filter_map(|builtin| builtin.shelf_with(provider, name))
            .flat_map(|shelf| shelf.named(name));
        self.layers.iter().rev().chain(builtin).collect()
    }

    /// All that the layers say about a provider, the highest first; reads the whole built-in file.
    pub(super) fn whole_layers(&self, provider: &str) -> Vec<&Layer> {
        let builtin = self.shelf(provider).into_iter().flat_map(Shelf::whole);
        self.layers.iter().rev().chain(builtin).collect()
    }

    /// The layers over the built-in one, the highest first.
    pub(super) fn upper_layers(&self) -> impl Iterator<Item = &Layer> {
        self.layers.iter().rev()
    }

    fn shelf(&self, provider: &str) -> Option<&Shelf> {
        self.builtin.as_ref()?.shelf(provider)
    }

    /// What the layers say about a model, the highest first.
    pub(super) fn models(&self, provider: &str, id: &str) -> Vec<(&Layer, &Model)> {
        self.layers(provider, id)
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
        let builtin = self.builtin.as_ref();
        let builtin = builtin.and_then(|builtin| builtin.rules(provider));
        let rules = builtin.into_iter().chain(&self.layers).flat_map(kind);
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
        let builtin = self.builtin.as_ref();
        let builtin = builtin.and_then(|builtin| builtin.resale(provider));
        let layers = self.upper_layers().chain(builtin);
        let pairs = layers.flat_map(|layer| &layer.resells);
        pairs
            .filter(|(seller, _)| seller == provider)
            .map(|(_, of)| of.clone())
            .collect()
    }

    /// Every id and alias of a provider.
    pub(super) fn names(&self, provider: &str) -> Vec<&str> {
        let ids = self.layers.iter().rev();
        let ids = ids.filter_map(|layer| layer.ids.get(provider));
        let mut names: Vec<&str> = ids.flat_map(|ids| ids.keys().map(String::as_str)).collect();
        names.extend(self.shelf(provider).into_iter().flat_map(Shelf::names));
        names
    }
}
