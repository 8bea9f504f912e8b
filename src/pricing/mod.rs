//! What a call costs: a dated, sourced price book, and the rates it gives for one series of calls.
//!
//! ```text
//! TOML ─ schema ─► layer ─► book ─ matching ─► selection ─ exact ─► plan ─► rates ─► cost
//! ```
//!
//! A [`PriceBook`] is asked once per distinct series for a [`Plan`]; the plan names the [`Rates`] in force for an event of a
//! given time and size in a few comparisons; [`cost`] multiplies. Costs are additive, so token counts may be summed per
//! rates first. What has no price stays without one: [`Unpriced`], or `None` in [`Rates::meters`].

mod alias;
mod book;
mod builtin;
mod call_size;
mod conditions;
mod context;
mod exact;
mod explain;
mod id_parts;
mod import;
mod layer;
mod listing;
mod matching;
mod model_id;
mod nearest;
mod offer;
mod plan;
mod rates;
mod schema;
mod selection;
mod shelf;
mod spans;
#[cfg(test)]
mod tests;
mod values;
mod view;

pub use crate::event::provider_name;
pub use book::PriceBook;
pub use context::context_window;
pub use explain::Explanation;
pub use import::{
    Change, Options as ImportOptions, PriceList, Summary as ImportSummary, date, differences,
    import, lists,
};
pub use listing::{Alias, ContractNote, Entry, LayerNote, ListedRate, SourceNote};
pub use nearest::nearest;
pub use plan::Plan;
pub use rates::{Line, Provenance, Rates, Unpriced, breakdown, cost};
pub use spans::Span;
pub use view::{Replacement, View};

/// What decides the price of a series of calls, resolved once per distinct series.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PriceQuery<'a> {
    /// Who bills, as the log states it; may be empty.
    pub provider: &'a str,
    /// The model as the log names it.
    pub model: &'a str,
    /// The input format, which can tell the provider: `claude-code` means anthropic.
    pub source: &'a str,
    /// `call`, `bucket` or `charge`: a bucket is put in a context tier by its band alone.
    pub kind: &'a str,
    /// The tier the call was served on.
    pub service_tier: &'a str,
    /// `batch`, or empty.
    pub processing: &'a str,
    /// `fast`, or empty.
    pub speed: &'a str,
    /// Region or inference geography.
    pub region: &'a str,
    /// The band of context lengths a bucket's calls are in, `0-200k`; may be empty.
    pub context_band: &'a str,
}
