//! LiteLLM's counts to what they state: OpenAI's convention for every provider, the details in the metadata.

use crate::sources::convention::Stated;
use crate::sources::convention::WriteLifetime;
use crate::sources::row::Row;

/// The counts of a row. `metadata.usage_object` is the usage as normalised by LiteLLM; `additional_usage_values` holds
/// what older rows kept of it.
///
/// # Errors
/// Why a count in it cannot be used.
pub(super) fn stated(row: &Row<'_>, metadata: &Row<'_>) -> Result<Stated, &'static str> {
    let mut stated = Stated {
        input: row.stated(["prompt_tokens"])?,
        output: row.stated(["completion_tokens"])?,
        total: row.stated(["total_tokens"])?,
        ..Stated::default()
    };
    for name in ["usage_object", "additional_usage_values"] {
        let usage = metadata.json(name);
        add_details(&mut stated, &Row::of_json(&usage))?;
    }
    Ok(stated)
}

/// How many web searches the provider made for the call.
///
/// # Errors
/// Why the count cannot be used.
pub(super) fn web_searches(metadata: &Row<'_>) -> Result<Option<u64>, &'static str> {
    let usage = metadata.json("usage_object");
    let usage = Row::of_json(&usage);
    let tools = usage.json("server_tool_use");
    let input = usage.json("prompt_tokens_details");
    let of_tools = Row::of_json(&tools).stated(["web_search_requests"])?;
    Ok(of_tools.max(Row::of_json(&input).stated(["web_search_requests"])?))
}

/// Several members repeat a number; they are the same tokens.
fn add_details(stated: &mut Stated, usage: &Row<'_>) -> Result<(), &'static str> {
    let input = usage.json("prompt_tokens_details");
    let output = usage.json("completion_tokens_details");
    let (input, output) = (Row::of_json(&input), Row::of_json(&output));
    stated.cache_read = stated
        .cache_read
        .max(input.stated(["cached_tokens"])?)
        .max(usage.largest(["cache_read_input_tokens", "prompt_cache_hit_tokens"])?);
    stated.cache_write = stated
        .cache_write
        .max(input.largest(["cache_creation_tokens", "cache_write_tokens"])?)
        .max(usage.stated(["cache_creation_input_tokens"])?);
    let lifetimes = input.json("cache_creation_token_details");
    let lifetimes = Row::of_json(&lifetimes);
    let [(_, five_minutes), (_, hour)] = stated.written;
    stated.written = [
        (
            WriteLifetime::FiveMinutes,
            five_minutes.max(lifetimes.count("ephemeral_5m_input_tokens")?),
        ),
        (
            WriteLifetime::Hour,
            hour.max(lifetimes.count("ephemeral_1h_input_tokens")?),
        ),
    ];
    stated.reasoning = stated.reasoning.max(output.stated(["reasoning_tokens"])?);
    stated.audio_input = stated.audio_input.max(input.count("audio_tokens")?);
    stated.image_input = stated.image_input.max(input.count("image_tokens")?);
    stated.video_input = stated.video_input.max(input.count("video_tokens")?);
    stated.audio_output = stated.audio_output.max(output.count("audio_tokens")?);
    stated.image_output = stated.image_output.max(output.count("image_tokens")?);
    Ok(())
}
