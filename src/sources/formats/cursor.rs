//! Cursor's usage table and the pages of its Admin API to usage events, the same call with the same identity.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::event::Attribute;
use crate::event::Meters;
use crate::event::UsageEvent;
use crate::event::tags;
use crate::sources::About;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::convention::TOTAL_MISMATCH;
use crate::sources::export::Export;
use crate::sources::members::Members;
use crate::sources::occurrence::row_content;
use crate::sources::row::Row;
use crate::sources::session_total::put_plan_unit;
use crate::sources::token_count::token_count;
use crate::units::Timestamp;
use crate::units::Usd;

/// The dashboard's export and the API's usage events.
pub(crate) static CURSOR: Export = Export {
    name: "cursor",
    about: About {
        title: "Cursor usage events (dashboard CSV, Admin API pages)",
        how_to_get: "cursor.com/dashboard → Usage → Export CSV; or POST /teams/filtered-usage-events",
        layer: "provider",
    },
    signatures: &[
        &["Date", "Model", WRITTEN, UNCACHED],
        &["Date", "Kind", "Model", "Max Mode", "Tokens"],
        &["timestamp", "kind", "isTokenBasedCall"],
        &["timestamp", "kind", "chargedCents"],
        &["timestamp", "model", "isChargeable"],
        &["timestamp", "model", "requestsCosts"],
        &["totalUsageEventsCount"],
    ],
    record,
};

/// The column of written tokens: its name says more than it holds, the four token columns are disjoint.
const WRITTEN: &str = "Input (w/ Cache Write)";
const UNCACHED: &str = "Input (w/o Cache Write)";

fn record(row: &Row<'_>, sink: &mut dyn Sink) -> Result<Verdict, &'static str> {
    if row.has("totalUsageEventsCount") {
        return Ok(Verdict::NotUsage("empty page"));
    }
    let (time, (meters, note)) = match row.has("Date") {
        true => (row.time("Date")?, of_table(row)?),
        false => (row.time("timestamp")?, of_api(row)?),
    };
    let kind = Kind::of(row);
    if kind.is_free_of_charge() {
        return Ok(Verdict::NotUsage("errored or aborted, not charged"));
    }
    let mut event = UsageEvent::call();
    event.meters = meters;
    let requests = row.first(["requestsCosts", "Requests"]);
    put_plan_unit(&mut event, "premium_request", requests, 0);
    (event.reported_cost, event.attributes[Attribute::CostKind]) = cost(row, &kind);
    let is_billed = event.reported_cost.is_some_and(|cost| cost > Usd::ZERO);
    if meters.total() == 0 && !is_billed && event.quantities.is_empty() {
        return Ok(Verdict::NotUsage("zero usage"));
    }
    if let Some(note) = note {
        sink.warn(note);
    }
    if event.reported_cost.is_some() {
        event.attributes[Attribute::Currency] = Cow::Borrowed("USD");
    }
    event.time = time;
    let model = row.first(["Model", "model"]).and_then(|model| model.text());
    let model = model.unwrap_or_default();
    event.key = sink.content_key("cursor", content(time, &model, &meters));
    event.attributes[Attribute::Model] = model;
    attribute(row, &kind, &mut event);
    sink.event(&mut event);
    Ok(Verdict::Usage)
}

/// What tells calls apart: neither the table nor the API names them, and what else they say differs.
fn content(time: Timestamp, model: &str, meters: &Meters) -> u128 {
    let time = time.0.to_string();
    let counts = format!("{:?}", meters.0);
    let said = [
        ("time", time.as_str()),
        ("model", model),
        ("tokens", &counts),
    ];
    row_content(said.into_iter())
}

type Counts = (Meters, Option<&'static str>);

fn of_table(row: &Row<'_>) -> Result<Counts, &'static str> {
    let total = row.first(["Total Tokens", "Tokens"]);
    let total = total.map_or(Ok(None), |total| total.count())?;
    if !row.has(WRITTEN) {
        let stated = Stated {
            total,
            ..Stated::default()
        };
        return Ok(stated.disjoint(Input::Exclusive, Reasoning::Inside));
    }
    let (written, uncached) = (row.count(WRITTEN)?, row.count(UNCACHED)?);
    let (read, output) = (row.count("Cache Read")?, row.count("Output Tokens")?);
    let stated = |written: u64| Stated {
        input: Some(uncached),
        output: Some(output),
        cache_read: Some(read),
        cache_write: Some(written),
        ..Stated::default()
    };
    let (meters, _) = stated(written).disjoint(Input::Exclusive, Reasoning::Inside);
    let Some(total) = total.filter(|total| *total != meters.total()) else {
        return Ok((meters, None));
    };
    // Only a total can show that the first column includes the second.
    let (inclusive, _) =
        stated(written.saturating_sub(uncached)).disjoint(Input::Exclusive, Reasoning::Inside);
    Ok(match written >= uncached && inclusive.total() == total {
        true => (inclusive, None),
        false => (meters, Some(TOTAL_MISMATCH)),
    })
}

fn of_api(row: &Row<'_>) -> Result<Counts, &'static str> {
    let usage = row.get("tokenUsage").and_then(|usage| usage.object());
    let usage = usage.map(Members::of);
    let count =
        |name: &str| token_count(usage.as_ref().and_then(|usage| usage.get(name))).map(Some);
    let stated = Stated {
        input: count("inputTokens")?,
        output: count("outputTokens")?,
        cache_read: count("cacheReadTokens")?,
        cache_write: count("cacheWriteTokens")?,
        ..Stated::default()
    };
    Ok(stated.disjoint(Input::Exclusive, Reasoning::Inside))
}

/// How a call is paid for: `Included`, `Usage-based`, `USAGE_EVENT_KIND_USER_API_KEY` …
struct Kind(String);

impl Kind {
    fn of(row: &Row<'_>) -> Self {
        let stated = row.first(["Kind", "kindLabel", "kind"]);
        let text = stated.and_then(|kind| kind.text()).unwrap_or_default();
        let text = text
            .trim_start_matches("USAGE_EVENT_KIND_")
            .replace('_', " ");
        Self(text.to_ascii_lowercase())
    }

    fn is_free_of_charge(&self) -> bool {
        self.0.contains("not charged") || self.0.contains("no charge")
    }

    /// Whether a plan pays, so that a cost beside it is a worth.
    fn is_included(&self) -> bool {
        self.0.contains("included") || self.0.contains("free")
    }

    /// Whether the model's provider bills, by the user's key.
    fn is_own_key(&self) -> bool {
        self.0.contains("api key")
    }
}

/// The cost and its kind. What was charged is stated by itself in the API and in older tables.
fn cost(row: &Row<'_>, kind: &Kind) -> (Option<Usd>, Cow<'static, str>) {
    let charged = row.money("chargedCents", -2);
    let charged = charged.or_else(|| row.money("usageBasedCosts", 0));
    if let Some(charged) = charged.or_else(|| row.money("Cost to you", 0)) {
        return (Some(charged), Cow::Borrowed("billed"));
    }
    let worth = row.money("Cost", 0).or_else(|| total_cents(row));
    let is_billed = !kind.0.is_empty() && !kind.is_included() && !kind.is_own_key();
    let kind = if is_billed { "billed" } else { "list" };
    match worth.filter(|worth| is_billed || *worth > Usd::ZERO) {
        Some(worth) => (Some(worth), Cow::Borrowed(kind)),
        None => (None, Cow::Borrowed("")),
    }
}

fn total_cents(row: &Row<'_>) -> Option<Usd> {
    let usage = Row::of_object(row.get("tokenUsage")?.object()?);
    let fee = row.money("cursorTokenFee", -2).unwrap_or(Usd::ZERO);
    usage.money("totalCents", -2)?.checked_add(fee)
}

fn attribute<'a>(row: &Row<'a>, kind: &Kind, event: &mut UsageEvent<'a>) {
    let text = |names: [&str; 3]| row.first(names).and_then(|value| value.text());
    let attributes = &mut event.attributes;
    if !kind.is_own_key() {
        attributes[Attribute::Provider] = Cow::Borrowed("cursor");
    }
    attributes[Attribute::Agent] = Cow::Borrowed("cursor");
    attributes[Attribute::Operation] = Cow::Borrowed("chat");
    attributes[Attribute::Status] = Cow::Borrowed("ok");
    let user = text(["User", "userEmail", "owningUser"]);
    attributes[Attribute::User] = user.unwrap_or_default();
    let session = text(["Cloud Agent ID", "conversationId", "Automation ID"]);
    attributes[Attribute::Session] = session.unwrap_or_default();
    let max_mode = row
        .first(["Max Mode", "maxMode"])
        .and_then(|mode| mode.truth());
    let said = [
        ("kind", kind.0.clone()),
        (
            "max_mode",
            max_mode.map_or(String::new(), |mode| mode.to_string()),
        ),
    ];
    let said = said.into_iter().filter(|(_, value)| !value.is_empty());
    let said: BTreeMap<String, String> =
        said.map(|(name, value)| (name.to_owned(), value)).collect();
    attributes[Attribute::Tags] = Cow::Owned(tags::encode(&said));
}
