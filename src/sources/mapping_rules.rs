//! What a mapping says, understood: where each field of a record is found and in which unit.

use super::Container;
use super::convention::Input;
use super::convention::Reasoning;
use super::field_names::Field;
use super::mapping_filter::Filter;
use super::mapping_path::Path;
use super::mapping_time::TimeFormat;

/// What one `[mapping.NAME]` says.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    /// The container it is for; any when not stated.
    pub(super) container: Option<Kind>,
    /// Where the records are inside a larger document.
    pub(super) records: Option<Path>,
    pub(super) time: Option<(Path, TimeFormat)>,
    pub(super) fields: Vec<Rule>,
    /// Fields that are the same for every record.
    pub(super) constants: Vec<(Field, String)>,
    /// Members that together are the id.
    pub(super) id: Vec<Path>,
    pub(super) filter: Option<Filter>,
    pub(super) tags: Vec<Path>,
    /// What includes what, where it is stated.
    pub(super) input: Option<Input>,
    pub(super) reasoning: Option<Reasoning>,
    /// Currency of the cost, when it is not dollars.
    pub(super) currency: Option<String>,
}

/// Where a field comes from.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) field: Field,
    pub(super) path: Path,
    /// Its unit as a power of ten of dollars or seconds.
    pub(super) exponent: i8,
    /// What to take off its beginning.
    pub(super) prefix: String,
}

/// A container as mappings name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    JsonLines,
    Json,
    Csv,
    Tsv,
}

impl Kind {
    /// Whether a file's container is of this kind.
    pub(super) fn is(self, container: Container) -> bool {
        match container {
            Container::Csv { delimiter: b'\t' } => self == Self::Tsv,
            Container::Csv { .. } => self == Self::Csv,
            Container::JsonLines | Container::JsonDocument | Container::Database => {
                matches!(self, Self::JsonLines | Self::Json)
            }
        }
    }
}
