//! One provider's built-in text, in: what it says about a name and its rules, each read when first asked for, out.

use std::path::Path;
use std::sync::OnceLock;

use super::builtin::LAYER;
use super::layer::Layer;

/// A built-in file, and where in it things stand: `build.rs` has looked.
#[derive(Debug)]
pub(super) struct File {
    pub(super) provider: &'static str,
    pub(super) text: &'static str,
    /// Where what stands before the first model ends.
    pub(super) head: u32,
    /// Whether the head has rules, and whether any says whose models are sold here too.
    pub(super) has_rules: bool,
    pub(super) resells: bool,
    /// Where each model begins and ends.
    pub(super) models: &'static [(u32, u32)],
    /// Every id, alias and moving name: where it stands, how long it is, and the place of its model. Sorted by name.
    pub(super) names: &'static [(u32, u16, u16)],
}

impl File {
    fn between(&self, start: u32, end: u32) -> &'static str {
        let text = self.text.get(start as usize..end as usize);
        text.unwrap_or_default()
    }

    /// Every name with the place of its model, from the first that is not before `name`.
    fn names_from(&self, name: &str) -> impl Iterator<Item = (&'static str, u16)> {
        let named = |start: u32, length: u16| self.between(start, start + u32::from(length));
        let known = |(start, length, _): &(u32, u16, u16)| named(*start, *length) < name;
        let first = self.names.partition_point(known);
        let names = self.names.get(first..).unwrap_or_default().iter();
        names.map(move |(start, length, place)| (named(*start, *length), *place))
    }

    /// Whether a model goes by that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names_from(name)
            .next()
            .is_some_and(|(known, _)| known == name)
    }
}

/// What has been read of a built-in file.
#[derive(Debug)]
pub(super) struct Shelf {
    file: &'static File,
    head: OnceLock<Option<Layer>>,
    /// As many as the file has.
    models: Vec<OnceLock<Option<Box<Layer>>>>,
}

impl Shelf {
    pub(super) fn new(file: &'static File) -> Self {
        Self {
            file,
            head: OnceLock::new(),
            models: file.models.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// The models that an id, alias or moving name stands for, each a layer of its own.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = &Layer> {
        let own = name.to_owned();
        let named = self.file.names_from(name);
        named
            .take_while(move |(known, _)| *known == own)
            .filter_map(|(_, place)| self.model(place.into()))
    }

    /// Everything the file says: what stands before the models, then every model, each a layer of its own.
    pub(super) fn whole(&self) -> impl Iterator<Item = &Layer> {
        let models = (0..self.models.len()).filter_map(|place| self.model(place));
        self.head().into_iter().chain(models)
    }

    /// What stands before the first model: date, sources, uplifts and resale.
    pub(super) fn head(&self) -> Option<&Layer> {
        let path = format!("builtin/{}.toml", self.file.provider);
        let read = || Layer::read(LAYER, self.head_text(), Path::new(&path)).ok();
        self.head.get_or_init(read).as_ref()
    }

    fn model(&self, place: usize) -> Option<&Layer> {
        let (start, end) = self.file.models.get(place)?;
        let text = self.file.between(*start, *end);
        let reseller = self.head_text().contains("\nreseller = true");
        let read = || {
            let read = Layer::read_model(self.file.provider, reseller, text);
            read.ok().map(Box::new)
        };
        self.models.get(place)?.get_or_init(read).as_deref()
    }

    fn head_text(&self) -> &'static str {
        self.file.between(0, self.file.head)
    }

    /// Every id, alias and moving name.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.file.names_from("").map(|(name, _)| name)
    }
}
