//! The token counts of one call as typed, in: its disjoint meters, out.

use clap::Args;

use crate::error::Error;
use crate::event::Meter;
use crate::event::Meters;

/// The size of a call.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Size of the call")]
pub(super) struct TokenArgs {
    /// All input tokens, cached ones included
    #[arg(long, value_name = "N")]
    input_tokens: Option<u64>,
    /// The part of the input that was read from a cache
    #[arg(long, value_name = "N")]
    cache_read_tokens: Option<u64>,
    /// The part of the input that was written to a cache
    #[arg(long, value_name = "N")]
    cache_write_tokens: Option<u64>,
    /// The part of the input that was written to a cache for an hour
    #[arg(long, value_name = "N")]
    cache_write_1h_tokens: Option<u64>,
    /// All output tokens, reasoning included
    #[arg(long, value_name = "N")]
    output_tokens: Option<u64>,
    /// The part of the output that was reasoning
    #[arg(long, value_name = "N")]
    reasoning_tokens: Option<u64>,
}

impl TokenArgs {
    /// The meters, or `None` when no size was typed.
    ///
    /// # Errors
    /// When the parts are more than the whole.
    pub(super) fn meters(&self) -> Result<Option<Meters>, Error> {
        let parts = [
            (Meter::CacheRead, self.cache_read_tokens),
            (Meter::CacheWrite, self.cache_write_tokens),
            (Meter::CacheWrite1h, self.cache_write_1h_tokens),
        ];
        let stated = parts.iter().map(|(_, tokens)| tokens);
        if stated
            .chain([
                &self.input_tokens,
                &self.output_tokens,
                &self.reasoning_tokens,
            ])
            .all(Option::is_none)
        {
            return Ok(None);
        }
        let mut meters = Meters::default();
        for (meter, tokens) in parts {
            meters[meter] = tokens.unwrap_or(0);
        }
        let cached = meters.input();
        meters[Meter::UncachedInput] = self
            .input_tokens
            .unwrap_or(cached)
            .checked_sub(cached)
            .ok_or_else(|| {
                Error::Usage(
                    "the cached tokens are more than `--input-tokens`, which counts all input"
                        .into(),
                )
            })?;
        meters[Meter::Reasoning] = self.reasoning_tokens.unwrap_or(0);
        meters[Meter::Output] = self.output_tokens.unwrap_or(meters[Meter::Reasoning]);
        if meters[Meter::Reasoning] > meters[Meter::Output] {
            return Err(Error::Usage(
                "`--reasoning-tokens` are more than `--output-tokens`, which counts all output"
                    .into(),
            ));
        }
        Ok(Some(meters))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_taken_out_of_the_whole() {
        let typed = TokenArgs {
            input_tokens: Some(100),
            cache_read_tokens: Some(60),
            cache_write_1h_tokens: Some(30),
            output_tokens: Some(9),
            reasoning_tokens: Some(4),
            ..TokenArgs::default()
        };
        let meters = typed.meters().expect("fits").expect("a size");
        assert_eq!(meters[Meter::UncachedInput], 10);
        assert_eq!((meters.input(), meters.output()), (100, 9));
        assert_eq!(TokenArgs::default().meters().expect("fits"), None);
        let too_many = TokenArgs {
            cache_read_tokens: Some(101),
            input_tokens: Some(100),
            ..TokenArgs::default()
        };
        assert!(too_many.meters().is_err());
    }
}
