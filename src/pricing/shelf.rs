//! One provider's built-in text, in: what it says about a name and its rules, each read when first asked for, out.

use std::path::Path;
use std::sync::OnceLock;

use super::builtin::LAYER;
use super::layer::Layer;

/// What begins a model in a built-in file. Sources and rules stand before the first.
const MODEL: &str = "\n[[model]]\n";

/// A built-in file, cut into its models but not yet read.
#[derive(Debug)]
pub(super) struct Shelf {
    provider: &'static str,
    head: &'static str,
    rules: OnceLock<Option<Layer>>,
    models: Vec<Entry>,
    /// Every id, alias and moving name with the place of its model; sorted.
    names: Vec<(&'static str, usize)>,
}

#[derive(Debug)]
struct Entry {
    text: &'static str,
    read: OnceLock<Option<Layer>>,
}

impl Shelf {
    /// Cuts a file. A test holds that the names so found are those that reading the whole file gives.
    pub(super) fn new(provider: &'static str, text: &'static str) -> Self {
        let mut parts = text.split(MODEL);
        let head = parts.next().unwrap_or("");
        let (mut models, mut names) = (Vec::new(), Vec::new());
        for (place, text) in parts.enumerate() {
            names.extend(names_in(text).map(|name| (name, place)));
            models.push(Entry {
                text,
                read: OnceLock::new(),
            });
        }
        names.sort_unstable();
        Self {
            provider,
            head,
            rules: OnceLock::new(),
            models,
            names,
        }
    }

    /// The models that an id, alias or moving name stands for, each a layer of its own.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = &Layer> {
        let start = self.names.partition_point(|(known, _)| *known < name);
        let named = self.names.get(start..).unwrap_or_default().iter();
        let own = name.to_owned();
        named
            .take_while(move |(known, _)| *known == own)
            .filter_map(|(_, place)| self.model(self.models.get(*place)?))
    }

    /// Everything the file says: what stands before the models, then every model, each a layer of its own.
    pub(super) fn whole(&self) -> impl Iterator<Item = &Layer> {
        let models = self.models.iter().filter_map(|entry| self.model(entry));
        self.head().into_iter().chain(models)
    }

    /// The uplifts and resale of the provider; `None` where its file has none.
    pub(super) fn rules(&self) -> Option<&Layer> {
        Self::has_rules(self.head).then(|| self.head()).flatten()
    }

    /// What stands before the first model: date, sources and rules.
    fn head(&self) -> Option<&Layer> {
        let path = format!("builtin/{}.toml", self.provider);
        let read = || Layer::read(LAYER, self.head, Path::new(&path)).ok();
        self.rules.get_or_init(read).as_ref()
    }

    fn model<'a>(&self, entry: &'a Entry) -> Option<&'a Layer> {
        let read = || Layer::read_model(self.provider, self.reseller(), entry.text).ok();
        entry.read.get_or_init(read).as_ref()
    }

    /// Whether a file has rules; they stand before its first model.
    pub(super) fn has_rules(text: &str) -> bool {
        let rules = text.lines().take_while(|line| *line != "[[model]]");
        rules
            .into_iter()
            .any(|line| matches!(line, "[[uplift]]" | "[[resells]]"))
    }

    /// Every id, alias and moving name.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(name, _)| *name)
    }

    fn reseller(&self) -> bool {
        self.head.contains("\nreseller = true")
    }
}

/// The names in a model's text, which the generator writes one line each before the first price.
fn names_in(text: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = text.lines().take_while(|line| !line.starts_with('['));
    lines.flat_map(|line| {
        let (id, list, moving) = (
            line.strip_prefix("id = "),
            line.strip_prefix("aliases = "),
            line.strip_prefix("moving = "),
        );
        let quoted = id.or(list).unwrap_or("").split('"').skip(1).step_by(2);
        let moving = moving.unwrap_or("").split("name = \"").skip(1);
        quoted.chain(moving.filter_map(|rest| rest.split('"').next()))
    })
}
