//! A file read by many threads gives what it gives when one reads it, whatever stands in it.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use crate::event::Chunk;
use crate::event::Ledger;
use crate::event::UsageEvent;
use crate::sources::ReadOptions;
use crate::sources::Reading;
use crate::sources::Share;
use crate::sources::read_file;

/// Every event as it was handed on, and how the reading ended.
fn read(path: &Path, share: Option<(usize, usize)>) -> (Vec<String>, Reading) {
    let events = RefCell::new(Vec::new());
    let consume_chunk = |chunk: Chunk, lines: u64| {
        for row in 0..chunk.len() {
            let event = chunk.event(row, lines);
            events.borrow_mut().push(format!("{event:?}"));
        }
    };
    let options = ReadOptions {
        share: share.map(|(threads, stretch)| Share {
            threads,
            stretch,
            consume: &consume_chunk,
        }),
        line_limit: 2000,
        ..ReadOptions::default()
    };
    let mut consume = |event: &UsageEvent<'_>| {
        // As a batch gives it back.
        let mut chunk = Chunk::default();
        chunk.push(event);
        consume_chunk(chunk, 0);
    };
    let reading = read_file(path, options, None, &mut consume).expect("read");
    (events.into_inner(), reading)
}

/// Lines of an application's log: calls with and without an id, equal ones, streams, what is no record, what is broken.
fn line() -> impl Strategy<Value = String> {
    let call = |number: u64, id: bool| {
        let id = match id {
            true => format!("\"request_id\":\"q{number}\","),
            false => String::new(),
        };
        format!(
            "{{\"timestamp\":\"2026-01-01T00:00:{:02}.{number:06}Z\",{id}\"model\":\"m{}\",\"agent\":\"é{}\",\
             \"prompt_tokens\":{number},\"completion_tokens\":7}}",
            number % 60,
            number % 3,
            number % 5,
        )
    };
    prop_oneof![
        40 => (0..1_000_000_u64).prop_map(move |number| call(number, true)),
        20 => (0..1_000_000_u64).prop_map(move |number| call(number, false)),
        1 => (0..3_u64).prop_map(move |number| call(number, false)),
        2 => Just(String::new()),
        2 => Just("a line of text".to_owned()),
        2 => Just("{\"broken\":".to_owned()),
        1 => Just(format!("{{\"note\":\"{}\"}}", "x".repeat(2500))),
        1 => Just("{\"type\":\"message_start\",\"message\":{\"id\":\"msg_01abcd\",\"model\":\"claude-x\",\"usage\":{\"input_tokens\":5,\"output_tokens\":1}}}".to_owned()),
        1 => Just("{\"type\":\"message_delta\",\"usage\":{\"output_tokens\":9}}".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn many_threads_read_what_one_reads(
        lines in prop::collection::vec(line(), 1..400),
        threads in 1..4_usize,
        stretch in 300..4000_usize,
        is_ended in any::<bool>(),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("log.jsonl");
        let mut text = lines.join("\n");
        if is_ended {
            text.push('\n');
        }
        fs::write(&path, text).expect("written");
        let alone = read(&path, None);
        let shared = read(&path, Some((threads, stretch)));
        prop_assert_eq!(alone, shared);
    }
}

#[test]
fn a_log_without_ids_is_shared_and_its_equals_are_told_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("log.jsonl");
    let call = |number: u64| {
        format!(
            "{{\"timestamp\":\"2026-01-01T00:00:00.{number:06}Z\",\"model\":\"m\",\"prompt_tokens\":5,\"completion_tokens\":7}}\n"
        )
    };
    let mut text: String = (0..500).map(call).collect();
    // Far behind its equal, in another stretch.
    text.push_str(&call(3));
    fs::write(&path, text).expect("written");
    let stretches = RefCell::new(0);
    let ledger = RefCell::new(Ledger::default());
    let take = |chunk: Chunk, lines: u64| {
        *stretches.borrow_mut() += 1;
        ledger.borrow_mut().record_chunk(&chunk, lines);
    };
    let options = ReadOptions {
        share: Some(Share {
            threads: 2,
            stretch: 1000,
            consume: &take,
        }),
        ..ReadOptions::default()
    };
    let mut consume = |event: &UsageEvent<'_>| {
        ledger.borrow_mut().record(event);
    };
    read_file(&path, options, None, &mut consume).expect("read");
    assert_eq!(ledger.borrow().len(), 501);
    assert!(*stretches.borrow() > 10, "threads have helped");
}
