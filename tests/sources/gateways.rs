//! One call in the logs of an application, an agent and several gateways to one call.

use llmcost::event::{Ledger, Meter, UsageEvent};

use super::read;
use crate::transcript::shared;

/// The one answer of OpenAI, as each layer logs it.
const COMPLETION: [(&str, &str); 6] = [
    (
        "openai-chat",
        r#"{"id":"chatcmpl-shared01","object":"chat.completion","created":1775117731,"model":"gpt-5-mini","choices":[],"usage":{"prompt_tokens":2300,"completion_tokens":200,"total_tokens":2500,"prompt_tokens_details":{"cached_tokens":2048},"completion_tokens_details":{"reasoning_tokens":64}}}"#,
    ),
    (
        "litellm-spend-logs",
        r#"{"request_id":"chatcmpl-shared01","call_type":"acompletion","spend":0.0005142,"total_tokens":2500,"prompt_tokens":2300,"completion_tokens":200,"startTime":"2026-04-02T08:15:31Z","endTime":"2026-04-02T08:15:33Z","model":"gpt-5-mini","custom_llm_provider":"openai","metadata":{"usage_object":{"prompt_tokens_details":{"cached_tokens":2048},"completion_tokens_details":{"reasoning_tokens":64}}},"cache_hit":"False","request_tags":[],"status":"success"}"#,
    ),
    (
        "litellm-standard-logging",
        r#"{"id":"chatcmpl-shared01","litellm_call_id":"call-1","call_type":"acompletion","response_cost":0.0005142,"status":"success","custom_llm_provider":"openai","total_tokens":2500,"prompt_tokens":2300,"completion_tokens":200,"startTime":1775117731.1,"endTime":1775117733.1,"model":"gpt-5-mini","metadata":{"usage_object":{"prompt_tokens_details":{"cached_tokens":2048},"completion_tokens_details":{"reasoning_tokens":64}}},"cache_hit":false}"#,
    ),
    (
        "langfuse",
        r#"{"id":"time-08-15-31-100000_chatcmpl-shared01","trace_id":"t","type":"GENERATION","start_time":"2026-04-02 08:15:31.100","provided_model_name":"gpt-5-mini","usage_details":{"input":252,"input_cached_tokens":2048,"output":136,"output_reasoning_tokens":64,"total":2500},"cost_details":{"total":0.0005142}}"#,
    ),
    (
        "portkey",
        r#"{"id":"pk-1","created_at":"2026-04-02T08:15:31Z","ai_org":"openai","ai_model":"gpt-5-mini","req_units":2300,"res_units":200,"total_units":2500,"response":{"id":"chatcmpl-shared01","object":"chat.completion","model":"gpt-5-mini","usage":{"prompt_tokens":2300,"completion_tokens":200,"total_tokens":2500,"prompt_tokens_details":{"cached_tokens":2048},"completion_tokens_details":{"reasoning_tokens":64}}}}"#,
    ),
    (
        "langsmith",
        r#"{"id":"run-1","trace_id":"run-1","run_type":"llm","start_time":"2026-04-02T08:15:31.050000","status":"success","prompt_tokens":2300,"completion_tokens":200,"total_tokens":2500,"prompt_token_details":{"cache_read":2048},"completion_token_details":{"reasoning":64},"outputs":{"generations":[[{"message":{"kwargs":{"response_metadata":{"id":"chatcmpl-shared01"}}}}]]}}"#,
    ),
];

/// The one answer of Anthropic, as an agent and the gateway it goes through log it.
const MESSAGE: [(&str, &str); 3] = [
    (
        "claude-code",
        r#"{"type":"assistant","sessionId":"s-1","requestId":"req_shared02","uuid":"u-1","timestamp":"2026-04-02T08:20:00.000Z","message":{"id":"msg_shared02","type":"message","role":"assistant","model":"claude-sonnet-4-5-20250929","content":[],"usage":{"input_tokens":10,"cache_creation_input_tokens":4000,"cache_read_input_tokens":5000,"cache_creation":{"ephemeral_5m_input_tokens":1000,"ephemeral_1h_input_tokens":3000},"output_tokens":200}}}"#,
    ),
    (
        "litellm-spend-logs",
        r#"{"request_id":"msg_shared02","call_type":"anthropic_messages","spend":0.027,"total_tokens":9210,"prompt_tokens":9010,"completion_tokens":200,"startTime":"2026-04-02T08:20:00Z","endTime":"2026-04-02T08:20:04Z","model":"claude-sonnet-4-5-20250929","custom_llm_provider":"anthropic","metadata":{"usage_object":{"prompt_tokens_details":{"cached_tokens":5000,"cache_creation_tokens":4000,"cache_creation_token_details":{"ephemeral_5m_input_tokens":1000,"ephemeral_1h_input_tokens":3000}}}},"cache_hit":"False","status":"success"}"#,
    ),
    (
        "litellm-standard-logging",
        r#"{"id":"msg_shared02","litellm_call_id":"call-2","call_type":"anthropic_messages","response_cost":0.027,"status":"success","custom_llm_provider":"anthropic","total_tokens":9210,"prompt_tokens":9010,"completion_tokens":200,"startTime":1775118000.2,"endTime":1775118004.2,"model":"claude-sonnet-4-5-20250929","metadata":{"usage_object":{"prompt_tokens_details":{"cached_tokens":5000,"cache_creation_tokens":4000,"cache_creation_token_details":{"ephemeral_5m_input_tokens":1000,"ephemeral_1h_input_tokens":3000}}}},"hidden_params":{"additional_headers":{"llm_provider-request-id":"req_shared02"}},"cache_hit":false}"#,
    ),
];

fn events(layers: &[(&str, &str)]) -> Vec<UsageEvent<'static>> {
    let read_one = |(format, line): &(&str, &str)| {
        let (outcome, events) = read(format!("{line}\n").as_bytes(), "log.jsonl");
        assert_eq!(outcome.format, Some(*format));
        assert_eq!(events.len(), 1, "{format}");
        events
    };
    layers.iter().flat_map(read_one).collect()
}

fn kept(events: &[UsageEvent<'static>]) -> Vec<UsageEvent<'static>> {
    let mut ledger = Ledger::default();
    for event in events {
        ledger.record(event);
    }
    let batch = ledger.batch();
    (0..batch.len())
        .map(|row| batch.event(row).into_owned())
        .collect()
}

#[test]
fn a_call_seen_by_every_layer_is_one_call_with_one_usage() {
    let completion: &[_] = &COMPLETION;
    let message: &[_] = &MESSAGE;
    for (layers, tokens) in [(completion, 2500), (message, 9210)] {
        let mut events = events(layers);
        for (event, (format, _)) in events.iter().zip(layers) {
            assert_eq!(event.meters, events[0].meters, "{format}");
            assert_eq!(event.meters.total(), tokens, "{format}");
        }
        for _ in 0..events.len() {
            events.rotate_left(1);
            let kept = kept(&events);
            assert_eq!(kept.len(), 1, "{:?}", events[0].attributes);
            assert_eq!(kept[0].meters, events[0].meters);
        }
    }
}

#[test]
fn another_answer_is_another_call() {
    let mut layers = COMPLETION;
    let other = layers[1]
        .1
        .replace("chatcmpl-shared01", "chatcmpl-shared02");
    layers[1].1 = &other;
    let kept = kept(&events(&layers));
    let tokens: u64 = kept
        .iter()
        .map(|event| event.meters[Meter::UncachedInput])
        .sum();
    assert_eq!((kept.len(), tokens), (2, 2 * 252));
}

/// A sample made by hand: its format; uncached input, cache reads and writes, output, reasoning; cost as stated.
type Expected = (&'static str, [u64; 5], Option<&'static str>);

#[test]
fn the_handmade_samples_come_to_what_was_computed_by_hand() {
    let wanted: [(&str, Expected); 8] = [
        // 1,150 of which 1,024 were cached.
        (
            "litellm-slp.jsonl",
            (
                "litellm-standard-logging",
                [126, 1024, 0, 100, 0],
                Some("0.0002571"),
            ),
        ),
        // The second row is an answer of the gateway's cache.
        (
            "litellm-spendlogs.jsonl",
            (
                "litellm-spend-logs",
                [12, 18_000, 3_000, 420, 0],
                Some("0.022986"),
            ),
        ),
        (
            "langfuse-observations.jsonl",
            ("langfuse", [86, 1920, 0, 300, 128], Some("0.0046865")),
        ),
        (
            "helicone.jsonl",
            ("helicone", [86, 1920, 0, 300, 128], Some("0.0046865")),
        ),
        ("portkey.jsonl", ("portkey", [900, 0, 0, 20, 0], None)),
        (
            "cloudflare.jsonl",
            (
                "cloudflare-ai-gateway",
                [900, 0, 0, 20, 0],
                Some("0.000147"),
            ),
        ),
        (
            "vercel-report.json",
            (
                "vercel-ai-gateway",
                [26_000, 60_000, 4_000, 5_000, 0],
                Some("0.186"),
            ),
        ),
        // The chain around the call states its usage again.
        (
            "langsmith.jsonl",
            ("langsmith", [86, 1920, 0, 300, 128], Some("0.0046865")),
        ),
    ];
    for (name, (format, tokens, cost)) in wanted {
        let Some(path) = shared(&format!("samples/handmade/{name}")) else {
            return;
        };
        let (outcome, events) = read(&std::fs::read(path).expect("a sample"), name);
        assert_eq!(outcome.format, Some(format), "{name}");
        assert_eq!(outcome.tally.rejections(), 0, "{name}: {:?}", outcome.tally);
        let [event] = &events[..] else {
            panic!("{name}: {} events", events.len());
        };
        let meters = [
            Meter::UncachedInput,
            Meter::CacheRead,
            Meter::CacheWrite,
            Meter::Output,
            Meter::Reasoning,
        ];
        assert_eq!(meters.map(|meter| event.meters[meter]), tokens, "{name}");
        let reported = event.reported_cost.map(|cost| cost.to_string());
        assert_eq!(reported.as_deref(), cost, "{name}");
    }
}
