//! The registry of formats: one file each, and two lines here.
//!
//! To add a format: write `<name>.rs` here, add its `mod` line and its line in [`SOURCES`], and put samples under
//! `fixtures/sources/<name>/`.

mod aws_cur;
mod bedrock_invocation_log;
mod claude_code;
mod generic;
mod github_copilot_billing;
mod response_log;

use super::Source;

/// Every format llmcost can read, in the order they are tried; the generic reader is last.
pub static SOURCES: &[&dyn Source] = &[
    &claude_code::ClaudeCode,
    &response_log::OPENAI_CHAT,
    &response_log::OPENAI_RESPONSES,
    &response_log::ANTHROPIC_MESSAGES,
    &response_log::GEMINI,
    &response_log::BEDROCK_CONVERSE,
    &bedrock_invocation_log::BedrockInvocationLog,
    &aws_cur::AWS_CUR,
    &github_copilot_billing::GITHUB_COPILOT_BILLING,
    &generic::Generic,
];
