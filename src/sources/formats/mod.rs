//! The registry of formats: one file each, and two lines here.
//!
//! To add a format: write `<name>.rs` here, add its `mod` line and its line in [`SOURCES`], and put samples under
//! `fixtures/sources/<name>/`.

mod aider;
mod amp;
mod anthropic_claude_code_usage;
mod anthropic_costs;
mod anthropic_usage;
mod aws_cur;
mod bedrock_invocation_log;
mod claude_code;
mod cline;
mod codebuff;
mod codex;
mod copilot_cli;
mod cursor;
mod deepseek_costs;
mod deepseek_usage;
mod droid;
mod gemini_cli;
mod generic;
mod github_copilot_billing;
mod grok_cli;
mod kimi;
mod langfuse;
mod litellm;
mod mistral_vibe;
mod openai_costs;
mod openai_usage;
mod opencode;
mod openrouter_activity;
mod pi;
mod qwen_code;
mod response_log;

use super::Source;

/// Every format llmcost can read, in the order they are tried; the generic reader is last.
pub static SOURCES: &[&dyn Source] = &[
    &aider::Aider,
    &amp::Amp,
    &anthropic_claude_code_usage::ANTHROPIC_CLAUDE_CODE_USAGE,
    &anthropic_costs::ANTHROPIC_COSTS,
    &anthropic_usage::ANTHROPIC_USAGE,
    &aws_cur::AWS_CUR,
    &bedrock_invocation_log::BedrockInvocationLog,
    &claude_code::ClaudeCode,
    &cline::Cline,
    &codebuff::Codebuff,
    &codex::Codex,
    &copilot_cli::CopilotCli,
    &cursor::CURSOR,
    &deepseek_costs::DEEPSEEK_COSTS,
    &deepseek_usage::DEEPSEEK_USAGE,
    &droid::Droid,
    &gemini_cli::GeminiCli,
    &github_copilot_billing::GITHUB_COPILOT_BILLING,
    &grok_cli::GrokCli,
    &kimi::Kimi,
    &langfuse::LANGFUSE,
    &litellm::DAILY,
    &litellm::SPEND_LOGS,
    &litellm::STANDARD_LOGGING,
    &mistral_vibe::MistralVibe,
    &openai_costs::OPENAI_COSTS,
    &openai_usage::OPENAI_USAGE,
    &opencode::OpenCode,
    &openrouter_activity::OPENROUTER_ACTIVITY,
    &pi::Pi,
    &qwen_code::QwenCode,
    &response_log::OPENAI_CHAT,
    &response_log::OPENAI_RESPONSES,
    &response_log::ANTHROPIC_MESSAGES,
    &response_log::GEMINI,
    &response_log::BEDROCK_CONVERSE,
    &generic::Generic,
];
