//! The registry of formats: one file each, and two lines here.
//!
//! To add a format: write `<name>.rs` here, add its `mod` line and its line in [`SOURCES`], and put samples under
//! `fixtures/sources/<name>/`.

mod aws_cost_explorer;
mod aws_cur;
mod azure_costs;
mod bedrock_invocation_log;
mod claude_code;
mod focus;
mod gcp_billing;
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
    &aws_cost_explorer::AwsCostExplorer,
    &azure_costs::AZURE_COSTS,
    &focus::FOCUS,
    &gcp_billing::GCP_BILLING,
    &github_copilot_billing::GITHUB_COPILOT_BILLING,
    &generic::Generic,
];
