//! The registry of formats: one file each, and two lines here.
//!
//! To add a format: write `<name>.rs` here, add its `mod` line and its line in [`SOURCES`], and put samples under
//! `fixtures/sources/<name>/`.

mod claude_code;
mod codex;
mod copilot_cli;
mod gemini_cli;
mod generic;
mod qwen_code;
mod response_log;

use super::Source;

/// Every format llmcost can read, in the order they are tried; the generic reader is last.
pub static SOURCES: &[&dyn Source] = &[
    &claude_code::ClaudeCode,
    &codex::Codex,
    &copilot_cli::CopilotCli,
    &gemini_cli::GeminiCli,
    &qwen_code::QwenCode,
    &response_log::OPENAI_CHAT,
    &response_log::OPENAI_RESPONSES,
    &response_log::ANTHROPIC_MESSAGES,
    &response_log::GEMINI,
    &response_log::BEDROCK_CONVERSE,
    &generic::Generic,
];
