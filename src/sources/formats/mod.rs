//! The registry of formats: one file each, and two lines here.
//!
//! To add a format: write `<name>.rs` here, add its `mod` line and its line in [`SOURCES`], and put samples under
//! `fixtures/sources/<name>/`.

mod claude_code;
mod cloudflare_ai_gateway;
mod datadog_llm_obs;
mod generic;
mod helicone;
mod langfuse;
mod langsmith;
mod litellm;
mod portkey;
mod response_log;
mod vercel_ai_gateway;

use super::Source;

/// Every format llmcost can read, in the order they are tried; the generic reader is last.
pub static SOURCES: &[&dyn Source] = &[
    &claude_code::ClaudeCode,
    &litellm::SPEND_LOGS,
    &litellm::STANDARD_LOGGING,
    &litellm::DAILY,
    &langfuse::LANGFUSE,
    &helicone::HELICONE,
    &portkey::PORTKEY,
    &cloudflare_ai_gateway::CLOUDFLARE,
    &vercel_ai_gateway::VERCEL,
    &langsmith::LANGSMITH,
    &datadog_llm_obs::Datadog,
    &response_log::OPENAI_CHAT,
    &response_log::OPENAI_RESPONSES,
    &response_log::ANTHROPIC_MESSAGES,
    &response_log::GEMINI,
    &response_log::BEDROCK_CONVERSE,
    &generic::Generic,
];
