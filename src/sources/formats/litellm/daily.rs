//! LiteLLM's daily tables to buckets: the same money by user, by team and by tag, taken once.
//!
//! A virtual key has one user and one team, so a day of a key, model and endpoint is the same bucket in the tables of
//! users, teams and organisations. Tags and end users cut it into parts, and a request with two tags is in two rows.
//! Schema: `schema.prisma` of litellm 1.109.1.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::KeyHasher;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::convention::Stated;
use crate::sources::export::Export;
use crate::sources::gateway::Call;
use crate::sources::row::Row;

/// The daily sums of a LiteLLM proxy.
pub(in super::super) static DAILY: Export = Export {
    name: "litellm-daily",
    about: About {
        title: "LiteLLM daily spend tables (LiteLLM_DailyUserSpend, …TeamSpend, …OrganizationSpend)",
        how_to_get: "`COPY \"LiteLLM_DailyUserSpend\" TO STDOUT CSV HEADER` in the proxy's database",
        layer: "gateway",
    },
    signatures: &[&["date", "api_key", "prompt_tokens", "spend", "api_requests"]],
    record: read,
};

const DAY: u64 = 86_400_000_000;

/// What tells apart the buckets of a day, in the order hashed.
const DIMENSIONS: [&str; 7] = [
    "date",
    "api_key",
    "model",
    "model_group",
    "custom_llm_provider",
    "mcp_namespaced_tool_name",
    "endpoint",
];

fn read(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if ["tag", "end_user_id", "agent_id"]
        .iter()
        .any(|name| row.has(name))
    {
        return Ok(Verdict::NotUsage(
            "a view by tag, agent or end user of what the table of users holds",
        ));
    }
    let mut call = Call::at(row.time("date")?);
    call.event.attributes[Attribute::Kind] = Cow::Borrowed("bucket");
    call.event.span = DAY;
    call.event.calls = row.total("api_requests")?.unwrap_or(0);
    let stated = Stated {
        input: row.total("prompt_tokens")?,
        output: row.total("completion_tokens")?,
        cache_read: row.total("cache_read_input_tokens")?,
        cache_write: row.total("cache_creation_input_tokens")?,
        ..Stated::default()
    };
    call.inclusive(&stated, sink);
    call.estimate(row.money("spend", 0));
    call.provider(&row.text("custom_llm_provider"));
    call.put(Attribute::Model, row.text("model"));
    call.put(Attribute::Model, row.text("model_group"));
    call.operation(&row.text("endpoint"));
    call.put(Attribute::User, row.text("user_id"));
    call.put(Attribute::Project, row.text("team_id"));
    call.put(Attribute::Tenant, row.text("organization_id"));
    call.tag("model_group", &row.text("model_group"));
    let mut hasher = DIMENSIONS
        .iter()
        .fold(KeyHasher::new("litellm daily"), |hasher, name| {
            hasher.text(&row.text(name))
        });
    if row.text("api_key").is_empty() {
        for name in ["user_id", "team_id", "organization_id"] {
            hasher = hasher.text(&row.text(name));
        }
    }
    call.event.key = hasher.key();
    Ok(call.finish(sink))
}
