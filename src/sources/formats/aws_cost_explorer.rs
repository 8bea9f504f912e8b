//! Answers of AWS Cost Explorer (`get-cost-and-usage`) to charges, one for each group and period.
//!
//! The service tells whether a group is a model's, or a usage type that counts tokens; the question must group by one. Of the metrics asked for, the
//! unblended cost is taken, as in a cost and usage report. Source: GetCostAndUsage, AWS Billing and Cost Management API
//! Reference.

use std::borrow::Cow;

use crate::event::Attribute;
use crate::event::Key;
use crate::event::KeyHasher;
use crate::sources::About;
use crate::sources::Container;
use crate::sources::FileContext;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::bill::Charge;
use crate::sources::bill::NO_COST;
use crate::sources::bill::OTHER_SERVICE;
use crate::sources::bill::amount;
use crate::sources::bill_unit::UNNAMED;
use crate::sources::bill_unit::Unit;
use crate::sources::bill_words::Words;
use crate::sources::datum::Datum;
use crate::sources::instant::instant;
use crate::sources::json::Array;
use crate::sources::json::Object;
use crate::sources::json::Value;
use crate::sources::members::Members;
use crate::units::Timestamp;

/// Why a cost may be anybody's.
const UNGROUPED: &str =
    "cost not grouped by service: ask with --group-by Type=DIMENSION,Key=SERVICE";
/// Metrics in the order taken: what is invoiced first.
const COSTS: [&str; 6] = [
    "UnblendedCost",
    "NetUnblendedCost",
    "AmortizedCost",
    "NetAmortizedCost",
    "BlendedCost",
    "NetBlendedCost",
];

/// AWS Cost Explorer.
pub(crate) struct AwsCostExplorer;

impl Source for AwsCostExplorer {
    fn name(&self) -> &'static str {
        "aws-cost-explorer"
    }

    fn about(&self) -> About {
        About {
            title: "AWS Cost Explorer answers, grouped by service",
            how_to_get: "aws ce get-cost-and-usage --granularity DAILY --metrics UnblendedCost UsageQuantity \
                --group-by Type=DIMENSION,Key=SERVICE Type=DIMENSION,Key=USAGE_TYPE --time-period Start=…,End=…",
            layer: "invoice",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        let mut objects = sample.objects();
        sample.container != Container::Database
            && objects.any(|object| array(object, "ResultsByTime").is_some())
    }

    fn reader(&self, _file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(PageReader)
    }
}

struct PageReader;

impl Reader for PageReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let page = match Value::parse(record) {
            Ok(Value::Object(page)) => page,
            Ok(_) => return Verdict::Rejected("no JSON object"),
            Err(error) => return Verdict::Rejected(error.reason()),
        };
        let dimensions = dimensions(page);
        let mut is_empty = true;
        for result in objects(array(page, "ResultsByTime")) {
            for cost in costs(result) {
                is_empty = false;
                let verdict = charge(result, cost, &dimensions, sink);
                sink.count(verdict.unwrap_or_else(Verdict::Rejected));
            }
        }
        if is_empty {
            return Verdict::NotUsage("empty page");
        }
        Verdict::Records
    }
}

fn array<'a>(object: Object<'a>, name: &str) -> Option<Array<'a>> {
    object.get(name)?.as_array()
}

fn objects(array: Option<Array<'_>>) -> impl Iterator<Item = Object<'_>> {
    let items = array.into_iter().flat_map(Array::items);
    items.filter_map(Value::as_object)
}

/// What the groups' keys are, in their order: `SERVICE`, `USAGE_TYPE`; `TAG` and `COST_CATEGORY` name theirs.
fn dimensions(page: Object<'_>) -> Vec<(String, String)> {
    let definitions = objects(array(page, "GroupDefinitions"));
    let text = |object: Object<'_>, name: &str| {
        let text = object.get(name).and_then(Value::as_str);
        text.unwrap_or_default().into_owned()
    };
    definitions
        .map(|definition| (text(definition, "Type"), text(definition, "Key")))
        .collect()
}

/// The groups of a period, or its total where it was not divided.
fn costs(result: Object<'_>) -> Vec<Object<'_>> {
    let groups: Vec<_> = objects(array(result, "Groups")).collect();
    if !groups.is_empty() {
        return groups;
    }
    let total = result.get("Total").and_then(Value::as_object);
    total
        .filter(|total| total.members().next().is_some())
        .into_iter()
        .collect()
}

fn charge(
    result: Object<'_>,
    group: Object<'_>,
    dimensions: &[(String, String)],
    sink: &mut dyn Sink,
) -> Result<Verdict, &'static str> {
    let keys: Vec<String> = array(group, "Keys")
        .into_iter()
        .flat_map(Array::items)
        .map(|key| key.as_str().unwrap_or_default().into_owned())
        .collect();
    let parts: Vec<(&str, &str, &str)> = dimensions
        .iter()
        .zip(&keys)
        .map(|((kind, name), key)| (kind.as_str(), name.as_str(), key.as_str()))
        .collect();
    let key_of = |dimension: &str| {
        let part = parts.iter().find(|(_, name, _)| *name == dimension);
        part.map(|(_, _, key)| *key)
    };
    // Only Bedrock counts tokens.
    let counts_tokens = |usage_type: &&str| Words::of(usage_type).are_tokens;
    let service = match (
        key_of("SERVICE"),
        key_of("USAGE_TYPE").filter(counts_tokens),
    ) {
        (Some(service), _) => service,
        (None, Some(_)) => "Amazon Bedrock",
        (None, None) => return Err(UNGROUPED),
    };
    if !service.contains("Bedrock") {
        return Ok(Verdict::NotUsage(OTHER_SERVICE));
    }
    let [start, end] = period(result)?;
    let metrics = group.get("Metrics").and_then(Value::as_object);
    let metrics = metrics.map(Members::of).ok_or(NO_COST)?;
    let (metric, stated) = COSTS
        .into_iter()
        .find_map(|name| Some((name, metrics.inner([name])?)))
        .ok_or(NO_COST)?;
    let cost = amount(stated.get("Amount").map(Datum::Json).as_ref())?.ok_or(NO_COST)?;
    let mut charge = Charge::new("aws", start, Some(end));
    charge.cost(cost, &stated.text("Unit").unwrap_or(Cow::Borrowed("USD")));
    if let Some((model, _)) = service.split_once(" (Amazon Bedrock") {
        charge.set(Attribute::Model, model.to_owned());
    }
    describe(&mut charge, &parts);
    charge.tag("metric", metric);
    if result.get("Estimated").and_then(Value::as_bool) == Some(true) {
        charge.tag("estimated", "true");
    }
    if let Some(used) = metrics.inner(["UsageQuantity"]) {
        let unit = used
            .text("Unit")
            .filter(|unit| unit != "N/A")
            .unwrap_or_default();
        charge.tag("unit", &unit);
        let amount = used.get("Amount").map(Datum::Json);
        charge.used(amount.as_ref(), Unit::of(&unit, UNNAMED), sink);
    }
    charge.emit(key([start, end], &parts), 0, sink);
    Ok(Verdict::Usage)
}

fn period(result: Object<'_>) -> Result<[Timestamp; 2], &'static str> {
    let period = result.get("TimePeriod").and_then(Value::as_object);
    let [start, end] = period.ok_or("no timestamp")?.get_many(["Start", "End"]);
    Ok([
        instant(start.ok_or("no timestamp")?)?,
        instant(end.ok_or("no timestamp")?)?,
    ])
}

fn describe(charge: &mut Charge<'_>, parts: &[(&str, &str, &str)]) {
    for (kind, name, key) in parts {
        match (*kind, *name) {
            // The key of a tag is `team$search`.
            ("TAG" | "COST_CATEGORY", _) => {
                let (name, value) = key.split_once('$').unwrap_or((*name, *key));
                charge.label(&[(name.to_owned(), value.to_owned())]);
            }
            (_, "LINKED_ACCOUNT") => charge.account((*key).to_owned()),
            (_, "REGION") => charge.set(Attribute::Region, (*key).to_owned()),
            (_, "USAGE_TYPE") => {
                charge.describe(&Words::of(key));
                charge.tag("usage_type", key);
            }
            _ => charge.tag(&name.to_ascii_lowercase(), key),
        }
    }
}

/// A period's group; its amounts are estimates until the month is closed.
fn key(period: [Timestamp; 2], parts: &[(&str, &str, &str)]) -> Key {
    let mut hasher = KeyHasher::new("aws-cost-explorer");
    for time in period {
        hasher = hasher.bytes(&time.0.to_le_bytes());
    }
    for (kind, name, key) in parts {
        hasher = hasher.text(kind).text(name).text(key);
    }
    hasher.key()
}
