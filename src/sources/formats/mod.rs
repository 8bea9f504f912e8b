//! The registry of formats: one file each, and two lines here.
//!
//! To add a format: write `<name>.rs` here, add its `mod` line and its line in [`SOURCES`], and put samples under
//! `fixtures/sources/<name>/`.

mod amp;
mod claude_code;
mod cline;
mod copilot_cli_store;
mod crush;
mod cursor;
mod droid;
mod generic;
mod goose;
mod hermes;
mod opencode;
mod response_log;

use super::Source;

/// Every format llmcost can read, in the order they are tried; the generic reader is last.
pub static SOURCES: &[&dyn Source] = &[
    &amp::Amp,
    &claude_code::ClaudeCode,
    &cline::Cline,
    &copilot_cli_store::CopilotCliStore,
    &crush::Crush,
    &cursor::CURSOR,
    &droid::Droid,
    &goose::Goose,
    &hermes::Hermes,
    &opencode::OpenCode,
    &response_log::OPENAI_CHAT,
    &response_log::OPENAI_RESPONSES,
    &response_log::ANTHROPIC_MESSAGES,
    &response_log::GEMINI,
    &response_log::BEDROCK_CONVERSE,
    &generic::Generic,
];
