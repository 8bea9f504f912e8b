//! What the JSON answers promise: each shape and the summary satisfy their JSON Schema, over the demo and in the worst cases.

use std::fs;

use serde_json::Value;

use crate::transcript::World;
use crate::transcript::checkout;

/// Words of a schema that say nothing about values.
const SAID: [&str; 7] = [
    "$schema",
    "$id",
    "$defs",
    "title",
    "description",
    "default",
    "format",
];

const SHAPES: [&str; 5] = [
    "cost-optimization",
    "cost-summary",
    "daily",
    "tracker-summary",
    "usage-metrics",
];

/// Calls whose answer differs: all is well, nothing has a price, nothing is there, there are budgets.
const CALLS: [&str; 5] = [
    "--from fixtures/demo --until 2026-10-20T14:00:00Z",
    "--from fixtures/demo --period 2026-10 --timezone America/New_York",
    "--from strange.jsonl",
    "--from fixtures/demo --agent nobody",
    "--from fixtures/demo --until 2026-10-20T14:00:00Z --config budgets.toml",
];

/// A call without agent and provider on a model without price, and one whose names are hostile.
const STRANGE: &str = r#"{"ts":1795430000,"model":"my-own-model","input_tokens":900,"output_tokens":20}
{"ts":1795430001,"model":"gpt-4o","agent":"a\"}\u001b[31m","provider":"openai","input_tokens":900,"output_tokens":20}
"#;

/// One over all calls of a month, with a threshold that is no whole percentage, and one for each agent.
const BUDGETS: &str = r#"[[budget]]
name = "team"
limit = 15
period = "month"
timezone = "UTC"
thresholds = ["87.5%", "projected 100%"]
[[budget]]
name = "agents"
limit = "0.07"
period = "day"
per = "agent"
"#;

fn world() -> World {
    let world = World::new();
    fs::write(world.path("work/budgets.toml"), BUDGETS).expect("a file");
    fs::write(world.path("work/strange.jsonl"), STRANGE).expect("a file");
    world
}

fn said(world: &World, command: &str) -> Value {
    let output = world
        .shell(&format!("llmcost {command}"))
        .output()
        .expect("sh runs");
    assert!(output.status.success(), "{command}: {output:?}");
    serde_json::from_slice(&output.stdout).expect(command)
}

#[test]
fn every_shape_satisfies_its_schema() {
    let world = world();
    for shape in SHAPES {
        let schema = said(&world, &format!("summary --shape {shape} --schema"));
        for calls in CALLS {
            let answer = said(&world, &format!("summary --shape {shape} {calls}"));
            let wrong = violations(&schema, &answer);
            assert!(wrong.is_empty(), "{shape} {calls}: {wrong:#?}");
        }
    }
}

#[test]
fn the_summary_and_every_answer_satisfy_their_schema() {
    let world = world();
    let schema = said(&world, "summary --schema");
    let text = fs::read_to_string(checkout().join("src/render/answer.schema.json"));
    let every: Value = serde_json::from_str(&text.expect("a schema")).expect("JSON");
    for calls in CALLS {
        let answer = said(&world, &format!("summary {calls} --format json"));
        let wrong = [violations(&schema, &answer), violations(&every, &answer)].concat();
        assert!(wrong.is_empty(), "{calls}: {wrong:#?}");
    }
    for command in [
        "report --by agent,model --top 2 --from fixtures/demo",
        "report --from strange.jsonl",
        "runs --from fixtures/demo --top 3",
        "forecast --from fixtures/demo --until 2026-10-20T14:00:00Z",
        "prices list gpt-4o",
    ] {
        let answer = said(&world, &format!("{command} --format json"));
        let wrong = violations(&every, &answer);
        assert!(wrong.is_empty(), "{command}: {wrong:#?}");
    }
}

/// The shapes hold what teams read by name, whatever else they hold.
#[test]
fn shapes_have_the_names_that_programs_expect() {
    let world = world();
    let calls = CALLS[0];
    for (shape, names) in [
        (
            "cost-optimization",
            "total_cost_today total_cost_month projected_monthly by_provider by_agent budget",
        ),
        (
            "cost-summary",
            "totalCost totalTokens byModel byProvider byAssistant",
        ),
        ("daily", "days"),
        (
            "tracker-summary",
            "total_cost_usd total_calls total_input_tokens total_output_tokens avg_input_tokens_per_call avg_output_tokens_per_call avg_cost_per_call by_agent by_model",
        ),
        (
            "usage-metrics",
            "total_calls total_input_tokens total_output_tokens avg_tokens_per_call token_efficiency cost_per_1k_output_tokens",
        ),
    ] {
        let answer = said(&world, &format!("summary --shape {shape} {calls}"));
        let found: Vec<&str> = answer
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(found.join(" "), format!("{names} llmcost"), "{shape}");
    }
}

#[test]
fn a_months_budget_is_told_of_where_it_is_about_the_same_calls() {
    let world = world();
    let calls = CALLS[4];
    let budget = |flags: &str| {
        let shape = said(
            &world,
            &format!("summary --shape cost-optimization {calls} {flags}"),
        );
        shape["budget"].to_string()
    };
    assert_eq!(
        budget(""),
        r#"{"monthly_limit":15,"utilization_pct":66.738335,"alert_threshold_pct":87.5}"#
    );
    assert_eq!(budget("--agent writer"), "null");
    assert_eq!(budget("--timezone Asia/Tokyo"), "null");
    assert_eq!(budget("--cost reported"), "null");
}

/// A check that cannot fail is none: every fault in an answer is found.
#[test]
fn planted_faults_are_found() {
    let world = world();
    for shape in SHAPES {
        let schema = said(&world, &format!("summary --shape {shape} --schema"));
        let answer = said(&world, &format!("summary --shape {shape} {}", CALLS[0]));
        let faults = faults(&answer);
        assert!(faults.len() > 8, "{shape}: {} faults", faults.len());
        for (what, wrong) in faults {
            assert!(!violations(&schema, &wrong).is_empty(), "{shape}: {what}");
        }
    }
}

/// The answer with one field renamed, lost, turned into a text where it is a number, or negative where it is a count.
fn faults(answer: &Value) -> Vec<(String, Value)> {
    let mut faults = Vec::new();
    let mut pointers = Vec::new();
    fields(answer, String::new(), &mut pointers);
    for (parent, name) in pointers {
        let mut with = |what: &str, change: &dyn Fn(&mut serde_json::Map<String, Value>)| {
            let mut changed = answer.clone();
            let object = changed.pointer_mut(&parent).and_then(Value::as_object_mut);
            change(object.expect("an object"));
            faults.push((format!("{parent}/{name} {what}"), changed));
        };
        with("is renamed", &|object| {
            let value = object.remove(&name).expect("a field");
            object.insert(format!("{name}_"), value);
        });
        with("is of another type", &|object| {
            object.insert(name.clone(), Value::Array(vec![Value::Null]));
        });
    }
    faults
}

/// Pointers to the fields whose names are fixed: those of objects that are no map from names of users.
fn fields(value: &Value, pointer: String, found: &mut Vec<(String, String)>) {
    const MAPS: [&str; 5] = [
        "by_provider",
        "by_agent",
        "by_model",
        "byModel",
        "byProvider",
    ];
    const OPTIONAL: [&str; 2] = ["price_book", "completeness"];
    match value {
        Value::Object(object) => {
            let name = pointer.rsplit('/').next().unwrap_or_default();
            for (key, inner) in object {
                if !MAPS.contains(&name) && !OPTIONAL.contains(&key.as_str()) {
                    found.push((pointer.clone(), key.clone()));
                }
                fields(
                    inner,
                    format!("{pointer}/{}", key.replace('/', "~1")),
                    found,
                );
            }
        }
        Value::Array(list) => {
            for (place, inner) in list.iter().enumerate().take(1) {
                fields(inner, format!("{pointer}/{place}"), found);
            }
        }
        _ => {}
    }
}

/// Where a value does not satisfy a schema. A keyword that is not understood here is a violation, and so is a field that the
/// schema does not name: users may be lenient, we are not.
fn violations(schema: &Value, value: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    check(schema, schema, value, "", &mut wrong);
    wrong
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let holds = match keyword.as_str() {
            "$ref" => {
                let pointer = rule.as_str().and_then(|text| text.strip_prefix('#'));
                let target = pointer.and_then(|pointer| root.pointer(pointer));
                check(root, target.expect("a target"), value, at, wrong);
                true
            }
            "type" => match rule {
                Value::Array(types) => types.iter().any(|one| is_of_type(one, value)),
                one => is_of_type(one, value),
            },
            "const" => rule == value,
            "minimum" => value
                .as_f64()
                .is_none_or(|number| Some(number) >= rule.as_f64()),
            "required" => {
                let names = rule.as_array().expect("names").iter();
                let lacks = |name: &&Value| value.get(name.as_str().unwrap_or_default()).is_none();
                !value.is_object() || names.filter(lacks).count() == 0
            }
            "properties" => {
                for (name, inner) in value.as_object().into_iter().flatten() {
                    let at = format!("{at}/{name}");
                    match (rule.get(name), schema.get("additionalProperties")) {
                        (Some(rule), _) => check(root, rule, inner, &at, wrong),
                        (None, Some(_)) => {}
                        (None, None) => wrong.push(format!("{at}: not in the schema")),
                    }
                }
                true
            }
            "additionalProperties" => {
                for (name, inner) in value.as_object().into_iter().flatten() {
                    let is_named = schema
                        .pointer("/properties")
                        .is_some_and(|named| named.get(name).is_some());
                    if !is_named {
                        check(root, rule, inner, &format!("{at}/{name}"), wrong);
                    }
                }
                true
            }
            "items" => {
                for (place, inner) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, rule, inner, &format!("{at}/{place}"), wrong);
                }
                true
            }
            other => SAID.contains(&other),
        };
        if !holds {
            wrong.push(format!("{at}: {keyword} {rule}, not {value}"));
        }
    }
}

fn is_of_type(name: &Value, value: &Value) -> bool {
    match name.as_str().expect("a type") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("no type {other}"),
    }
}
