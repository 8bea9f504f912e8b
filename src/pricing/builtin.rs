//! The price book that ships with the program: one file per provider, read as far as it is asked for.

#[cfg(test)]
use std::path::Path;
use std::sync::OnceLock;

use super::layer::Layer;
use super::shelf::File;
use super::shelf::Shelf;
#[cfg(test)]
use crate::error::Error;

/// The name of the built-in layer.
pub(super) const LAYER: &str = "builtin";

/// The newest date at which the built-in prices were checked against their sources.
pub(super) const AS_OF: &str = "2026-11-12";

include!(concat!(env!("OUT_DIR"), "/prices.rs"));

/// The built-in files, each read as far as it is asked for.
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
        FILES.iter().map(|file| file.provider)
    }

    /// Every text, for the digest.
    pub(super) fn texts() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|file| file.text)
    }

    /// The file of one provider.
    pub(super) fn shelf(&self, provider: &str) -> Option<&Shelf> {
        self.shelf_where(provider, |_| true)
    }

    /// The file of one provider where it has that name.
    pub(super) fn shelf_with(&self, provider: &str, name: &str) -> Option<&Shelf> {
        self.shelf_where(provider, |file| file.has(name))
    }

    /// The rules of one provider, if its file has any.
    pub(super) fn rules(&self, provider: &str) -> Option<&Layer> {
        self.shelf_where(provider, |file| file.has_rules)?.head()
    }

    /// The rules of one provider, if any says whose models it sells too.
    pub(super) fn resale(&self, provider: &str) -> Option<&Layer> {
        self.shelf_where(provider, |file| file.resells)?.head()
    }

    fn shelf_where(&self, provider: &str, is_asked: impl Fn(&File) -> bool) -> Option<&Shelf> {
        let place = FILES.binary_search_by(|file| file.provider.cmp(provider));
        let place = place.ok()?;
        let file = FILES.get(place).filter(|file| is_asked(file))?;
        Some(self.shelves.get(place)?.get_or_init(|| Shelf::new(file)))
    }

    /// Reads every file whole.
    ///
    /// # Errors
    /// What is wrong with one of them.
    #[cfg(test)]
    pub(super) fn check() -> Result<Vec<Layer>, Error> {
        FILES
            .iter()
            .map(|file| read(file.provider, file.text))
            .collect()
    }
}

#[cfg(test)]
fn read(provider: &str, text: &str) -> Result<Layer, Error> {
    Layer::read(LAYER, text, Path::new(&format!("builtin/{provider}.toml")))
}
