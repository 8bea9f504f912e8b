//! The registry of formats: one file each, and two lines here.
//!
//! To add a format: write `<name>.rs` here, add its `mod` line and its line in [`SOURCES`], and put samples under
//! `fixtures/sources/<name>/`.

mod amp;
mod anthropic_claude_code_usage;
mod anthropic_costs;
mod anthropic_usage;
mod aws_cur;
mod bedrock_invocation_log;
mod claude_code;
mod cline;
mod cloudflare_ai_gateway;
mod codex;
mod cursor;
mod datadog_llm_obs;
mod deepseek_costs;
mod deepseek_usage;
mod droid;
mod gemini_cli;
mod generic;
mod github_copilot_billing;
mod helicone;
mod langfuse;
mod langsmith;
mod litellm;
mod openai_costs;
mod openai_usage;
mod opencode;
mod openrouter_activity;
mod portkey;
mod response_log;
mod vercel_ai_gateway;

use super::Source;

/// Every format llmcost can read, in the order they are tried; the generic reader is last.
pub static SOURCES: &[&dyn Source] = &[
    &amp::Amp,
    &anthropic_claude_code_usage::ANTHROPIC_CLAUDE_CODE_USAGE,
    &anthropic_costs::ANTHROPIC_COSTS,
    &anthropic_usage::ANTHROPIC_USAGE,
    &aws_cur::AWS_CUR,
    &bedrock_invocation_log::BedrockInvocationLog,
    &claude_code::ClaudeCode,
    &cline::Cline,
    &cloudflare_ai_gateway::CLOUDFLARE,
    &codex::Codex,
    &cursor::CURSOR,
    &datadog_llm_obs::Datadog,
    &deepseek_costs::DEEPSEEK_COSTS,
    &deepseek_usage::DEEPSEEK_USAGE,
    &droid::Droid,
    &gemini_cli::GeminiCli,
    &github_copilot_billing::GITHUB_COPILOT_BILLING,
    &helicone::HELICONE,
    &langfuse::LANGFUSE,
    &langsmith::LANGSMITH,
    &litellm::DAILY,
    &litellm::SPEND_LOGS,
    &litellm::STANDARD_LOGGING,
    &openai_costs::OPENAI_COSTS,
    &openai_usage::OPENAI_USAGE,
    &opencode::OpenCode,
    &openrouter_activity::OPENROUTER_ACTIVITY,
    &portkey::PORTKEY,
    &vercel_ai_gateway::VERCEL,
    &response_log::OPENAI_CHAT,
    &response_log::OPENAI_RESPONSES,
    &response_log::ANTHROPIC_MESSAGES,
    &response_log::GEMINI,
    &response_log::BEDROCK_CONVERSE,
    &generic::Generic,
];
