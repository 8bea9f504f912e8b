//! The size of a coming call, as typed, to its most expensive form: meters at full price.

use clap::Args;

use crate::error::Error;
use crate::event::Meter;
use crate::event::Meters;
use crate::units::Usd;

/// How large the call is at most.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Size of the call")]
pub(super) struct SizeArgs {
    /// All input tokens, cached ones included
    #[arg(long, value_name = "N")]
    input_tokens: Option<u64>,
    /// The most output tokens, reasoning included: the `max_tokens` of the request
    #[arg(long, value_name = "N", visible_alias = "output-tokens")]
    max_output_tokens: Option<u64>,
    /// The part of the input that is sure to be read from a cache; the rest counts as uncached
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    cache_read_tokens: u64,
    /// The part of the input that is written to a cache
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    cache_write_tokens: u64,
    /// What the call, or the whole run, costs at most, in USD, where you know better than the price book
    #[arg(long, value_name = "USD", conflicts_with_all = ["input_tokens", "max_output_tokens", "cache_read_tokens", "cache_write_tokens"])]
    cost: Option<String>,
}

impl SizeArgs {
    /// The cost that was typed.
    ///
    /// # Errors
    /// When it is no amount.
    pub(super) fn cost(&self) -> Result<Option<Usd>, Error> {
        let parsed = self.cost.as_deref().map(|text| {
            let parsed = Usd::parse(text.trim().trim_start_matches('$')).ok();
            parsed.filter(|usd| *usd >= Usd::ZERO).ok_or_else(|| {
                Error::Usage(format!("`--cost {text}` is no amount in USD; write `0.25`"))
            })
        });
        parsed.transpose()
    }

    /// What the worst case leaves out.
    pub(super) fn left_open(&self) -> Option<String> {
        let is_open = self.input_tokens.is_some() && self.max_output_tokens.is_none();
        is_open.then(|| {
            "no output is counted: `--max-output-tokens` says how much there may be".to_owned()
        })
    }

    /// The meters; `None` where no size was typed.
    ///
    /// # Errors
    /// When the parts are more than the whole.
    pub(super) fn meters(&self) -> Result<Option<Meters>, Error> {
        let cached = self
            .cache_read_tokens
            .saturating_add(self.cache_write_tokens);
        if self.input_tokens.is_none() && self.max_output_tokens.is_none() && cached == 0 {
            return Ok(None);
        }
        let mut meters = Meters::default();
        meters[Meter::CacheRead] = self.cache_read_tokens;
        meters[Meter::CacheWrite] = self.cache_write_tokens;
        meters[Meter::UncachedInput] = self
            .input_tokens
            .unwrap_or(cached)
            .checked_sub(cached)
            .ok_or_else(|| {
                Error::Usage(
                    "the cached tokens are more than `--input-tokens`, which counts all input"
                        .to_owned(),
                )
            })?;
        meters[Meter::Output] = self.max_output_tokens.unwrap_or(0);
        Ok(Some(meters))
    }
}
