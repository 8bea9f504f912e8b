//! The registry of formats: one file each, and two lines here.
//!
//! To add a format: write `<name>.rs` here, add its `mod` line and its line in [`SOURCES`], and put samples under
//! `fixtures/sources/<name>/`.

mod aider;
mod amp;
mod anthropic_claude_code_usage;
mod anthropic_costs;
mod anthropic_usage;
mod aws_cost_explorer;
mod aws_cur;
mod azure_costs;
mod bedrock_invocation_log;
mod claude_code;
mod claude_code_output;
mod cline;
mod cloudflare_ai_gateway;
mod codebuff;
mod codex;
mod copilot_cli;
mod copilot_cli_store;
mod crush;
mod cursor;
mod datadog_llm_obs;
mod deepseek_costs;
mod deepseek_usage;
mod droid;
mod focus;
mod gcp_billing;
mod gemini_cli;
mod generic;
mod github_copilot_billing;
mod goose;
mod grok_cli;
mod helicone;
mod hermes;
mod kimi;
mod langfuse;
mod langsmith;
mod litellm;
mod llmcost_export;
mod mistral_vibe;
mod openai_costs;
mod openai_usage;
mod opencode;
mod openrouter_activity;
mod otlp;
mod pi;
mod portkey;
mod qwen_code;
mod response_log;
mod vercel_ai_gateway;

use super::Source;

/// Every format llmcost can read, in the order they are tried: those of most files first, the generic reader last.
pub static SOURCES: &[&dyn Source] = &[
    &claude_code::ClaudeCode,
    &codex::Codex,
    &aider::Aider,
    &amp::Amp,
    &anthropic_claude_code_usage::ANTHROPIC_CLAUDE_CODE_USAGE,
    &anthropic_costs::ANTHROPIC_COSTS,
    &anthropic_usage::ANTHROPIC_USAGE,
    &aws_cost_explorer::AwsCostExplorer,
    &aws_cur::AWS_CUR,
    &azure_costs::AZURE_COSTS,
    &bedrock_invocation_log::BedrockInvocationLog,
    &claude_code_output::ClaudeCodeOutput,
    &cline::Cline,
    &cloudflare_ai_gateway::CLOUDFLARE,
    &codebuff::Codebuff,
    &copilot_cli::CopilotCli,
    &copilot_cli_store::CopilotCliStore,
    &crush::Crush,
    &cursor::CURSOR,
    &datadog_llm_obs::Datadog,
    &deepseek_costs::DEEPSEEK_COSTS,
    &deepseek_usage::DEEPSEEK_USAGE,
    &droid::Droid,
    &focus::FOCUS,
    &gcp_billing::GCP_BILLING,
    &gemini_cli::GeminiCli,
    &github_copilot_billing::GITHUB_COPILOT_BILLING,
    &goose::Goose,
    &grok_cli::GrokCli,
    &helicone::HELICONE,
    &hermes::Hermes,
    &kimi::Kimi,
    &langfuse::LANGFUSE,
    &langsmith::LANGSMITH,
    &litellm::DAILY,
    &litellm::SPEND_LOGS,
    &litellm::STANDARD_LOGGING,
    &llmcost_export::LlmcostExport,
    &mistral_vibe::MistralVibe,
    &openai_costs::OPENAI_COSTS,
    &openai_usage::OPENAI_USAGE,
    &opencode::OpenCode,
    &openrouter_activity::OPENROUTER_ACTIVITY,
    &otlp::CLAUDE_CODE,
    &otlp::CODEX,
    &otlp::COPILOT,
    &otlp::GEMINI_CLI,
    &otlp::OPENINFERENCE,
    &otlp::OTLP,
    &pi::Pi,
    &portkey::PORTKEY,
    &qwen_code::QwenCode,
    &vercel_ai_gateway::VERCEL,
    &response_log::OPENAI_CHAT,
    &response_log::OPENAI_RESPONSES,
    &response_log::ANTHROPIC_MESSAGES,
    &response_log::GEMINI,
    &response_log::BEDROCK_CONVERSE,
    &generic::Generic,
];
