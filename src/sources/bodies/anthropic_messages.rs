//! `usage` of Anthropic's messages: input without its cached parts, output with its thinking.

use super::Body;
use super::Reading;
use super::gateway_estimate;
use crate::sources::anthropic_usage::AnthropicUsage;

pub(super) fn read<'a>(body: &Body<'a>, model: &str) -> Result<Reading<'a>, &'static str> {
    let id = body.object.text("id");
    let usage = AnthropicUsage::read(body.usage.object, model)?;
    let mut reading = Reading {
        meters: *usage.meters(),
        provider: provider(id.as_deref().unwrap_or_default()),
        family: "anthropic",
        id,
        operation: "chat",
        cost: gateway_estimate(&body.usage),
        ..Reading::default()
    };
    reading.anthropic = Some(Box::new(usage));
    Ok(reading)
}

/// Who bills a message: resellers mark the ids of theirs.
pub(in crate::sources) fn provider(id: &str) -> &'static str {
    if id.starts_with("msg_bdrk_") {
        "aws"
    } else if id.starts_with("msg_vrtx_") {
        "google"
    } else {
        "anthropic"
    }
}
