//! Records in, events out, over a sink that keeps what it is given.

use std::path::Path;

use super::*;
use crate::event::Attribute;
use crate::event::Key;
use crate::event::Meter;
use crate::event::UsageEvent;
use crate::sources::Container;
use crate::sources::occurrence::Occurrences;

#[derive(Default)]
struct Kept {
    events: Vec<UsageEvent<'static>>,
    warnings: Vec<&'static str>,
    occurrences: Occurrences,
}

impl Sink for Kept {
    fn event(&mut self, event: &mut UsageEvent<'_>) {
        self.events.push(event.clone().into_owned());
    }

    fn content_key(&mut self, family: &str, content: u128) -> Key {
        self.occurrences.key(family, content).0
    }

    fn count(&mut self, _verdict: Verdict) {}

    fn warn(&mut self, what: &'static str) {
        self.warnings.push(what);
    }
}

fn reader() -> LogReader {
    LogReader::new(&FileContext {
        path: Path::new("-"),
        modified: Timestamp(1_000_000_000_000_000),
        container: Container::JsonLines,
    })
}

fn read(lines: &[&str]) -> (Kept, Vec<Verdict>) {
    let mut kept = Kept::default();
    let mut reader = reader();
    let verdicts = (1..)
        .zip(lines)
        .map(|(line, text)| reader.record(text.as_bytes(), line, &mut kept))
        .collect();
    (kept, verdicts)
}

const START: &str = r#"{"type":"message_start","message":{"id":"msg_9","type":"message","role":"assistant","model":"claude-haiku-4-5","usage":{"input_tokens":50,"output_tokens":1}}}"#;
const DELTA: &str = r#"{"type":"message_delta","delta":{},"usage":{"output_tokens":88}}"#;

#[test]
fn a_stream_goes_on_where_the_file_was_left() {
    let mut kept = Kept::default();
    let mut first = reader();
    first.record(START.as_bytes(), 1, &mut kept);
    let state = first.state();
    let mut second = reader();
    second.resume(&state);
    let verdict = second.record(DELTA.as_bytes(), 2, &mut kept);
    assert_eq!(verdict, Verdict::Usage);
    let [provisional, last] = kept.events.as_slice() else {
        panic!("two snapshots");
    };
    assert_eq!(provisional.key, last.key);
    assert_eq!(provisional.attributes[Attribute::Status], "cancelled");
    assert_eq!(last.attributes[Attribute::Status], "ok");
    assert_eq!(last.meters.input(), 50);
    assert_eq!(last.meters.output(), 88);
    let without_start = reader().record(DELTA.as_bytes(), 1, &mut kept);
    assert!(matches!(without_start, Verdict::Rejected(_)));
}

#[test]
fn chunks_of_an_answer_without_an_id_are_one_call() {
    let chunk = |output: u64, finish: &str| {
        format!(
            r#"{{"candidates":[{{"finishReason":{finish}}}],"usageMetadata":{{"promptTokenCount":5,"candidatesTokenCount":{output},"totalTokenCount":{}}}}}"#,
            output + 5
        )
    };
    let lines = [chunk(1, "null"), chunk(9, "\"STOP\""), chunk(9, "\"STOP\"")];
    let (kept, _) = read(&lines.each_ref().map(String::as_str));
    let keys: Vec<Key> = kept.events.iter().map(|event| event.key).collect();
    assert_eq!(keys[0], keys[1]);
    assert_ne!(keys[1], keys[2]);
}

#[test]
fn negative_counts_cost_their_record_only() {
    let (kept, verdicts) = read(&[
        r#"{"ts":1773583331,"model":"gpt-4o","input_tokens":-5,"output_tokens":1}"#,
        r#"{"ts":1773583331,"model":"gpt-4o","input_tokens":5,"output_tokens":1}"#,
        r#"{"id":"chatcmpl-1","object":"chat.completion","created":1773583331,"model":"gpt-4o","usage":{"prompt_tokens":4,"completion_tokens":-1}}"#,
    ]);
    assert_eq!(kept.events.len(), 1);
    assert_eq!(verdicts[0], Verdict::Rejected("negative count"));
    assert_eq!(verdicts[2], Verdict::Rejected("negative count"));
}

#[test]
fn what_was_said_is_in_no_attribute() {
    let secret = "the secret words";
    let line = format!(
        r#"{{"ts":1773583331,"model":"gpt-4o","system":"{secret}","prompt":"{secret}","messages":["{secret}"],
           "metadata":{{"env":"prod","prompt":"{secret}","input":"{secret}"}},"input_tokens":5,"output_tokens":1,
           "error":null,"response":"{secret}"}}"#
    );
    let (kept, verdicts) = read(&[&line]);
    assert_eq!(verdicts, [Verdict::Usage]);
    assert!(!format!("{:?}", kept.events).contains("secret"));
    assert_eq!(kept.events[0].attributes[Attribute::Tags], "env=prod");
}

#[test]
fn a_console_line_is_a_call_with_a_total() {
    let (kept, verdicts) = read(&[
        "2026-03-15T14:02:11Z [CostTracking] Company: comp_7 | Assistant: Support | Model: gpt-4o | Tokens: 1,250 | Cost: $0.0235",
        "[CostTracking] WARNING: slow model",
    ]);
    assert_eq!(verdicts, [Verdict::Usage, Verdict::NotUsage("text line")]);
    let event = &kept.events[0];
    assert_eq!(event.meters[Meter::UncachedInput], 1250);
    assert_eq!(event.attributes[Attribute::Tenant], "comp_7");
    assert_eq!(event.attributes[Attribute::Agent], "Support");
    assert_eq!(event.time, Timestamp(1_773_583_331_000_000));
    assert_eq!(
        event.reported_cost.map(|cost| cost.to_string()).as_deref(),
        Some("0.0235")
    );
    assert_eq!(
        kept.warnings,
        ["only a total of tokens is stated; counted as input"]
    );
}

#[test]
fn equal_lines_without_an_id_are_two_calls_and_with_one_the_same() {
    let plain = r#"{"ts":1773583331,"model":"gpt-4o","input_tokens":5,"output_tokens":1}"#;
    let named =
        r#"{"id":"c-1","ts":1773583331,"model":"gpt-4o","input_tokens":5,"output_tokens":1}"#;
    let (kept, _) = read(&[plain, plain, named, named]);
    assert_ne!(kept.events[0].key, kept.events[1].key);
    assert_eq!(kept.events[2].key, kept.events[3].key);
}

#[test]
fn a_flat_record_says_who_when_and_how() {
    let (kept, _) = read(&[
        r#"{"event":"llm.cost.tracked","hour":"2026-03-15T14","agentId":"router","traceId":"t1","model":"gpt-4o-mini","inputTokens":900,"outputTokens":20,"cost":0,"duration":1840,"retry":1,"success":false,"tenantId":"acme","metadata":{"temperature":0.2}}"#,
    ]);
    let event = &kept.events[0];
    let text = |attribute: Attribute| &*event.attributes[attribute];
    assert_eq!(text(Attribute::Agent), "router");
    assert_eq!(text(Attribute::Run), "t1");
    assert_eq!(text(Attribute::Tenant), "acme");
    assert_eq!(text(Attribute::Attempt), "2");
    assert_eq!(text(Attribute::Status), "error");
    assert_eq!(text(Attribute::Kind), "call");
    assert_eq!(event.duration, 1_840_000);
    assert_eq!(event.time, Timestamp(1_773_583_200_000_000));
    assert_eq!(event.reported_cost, Some(crate::units::Usd::ZERO));
}
