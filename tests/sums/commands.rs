//! Whole commands over one store with its sums, with damaged sums, and without them: the same bytes.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use super::Dice;
use crate::transcript::World;

const COMMANDS: [&str; 11] = [
    "report --by agent,model --columns +first_call,last_call,average_duration_ms",
    "report --by day --timezone Asia/Kolkata",
    "report --by hour,model --timezone Europe/Berlin --since 2026-10-24 --until 2026-10-27",
    "report --by agent,model --prices-at 2026-01-01",
    "report --by model --tag team=a",
    "report --by user --agent agent-1",
    "trend --by model --every day",
    "forecast",
    "peaks",
    "runs --top 5",
    "simulate --route model=unknown:gpt-5-mini",
];

pub(super) fn log() -> String {
    let mut dice = Dice(5);
    let mut log = String::new();
    for number in 0..10_500_u64 {
        let minute = number * 4;
        let (day, hour, minute) = (20 + minute / 1_440, minute / 60 % 24, minute % 60);
        let (month, day) = if day > 31 { (11, day - 31) } else { (10, day) };
        let model = dice.of(&[
            "gpt-5.1",
            "claude-haiku-4-5",
            "gemini-2.5-pro",
            "deepseek-chat",
            "unknown",
        ]);
        let long = if dice.below(9) == 0 { 250_000 } else { 0 };
        writeln!(
            log,
            r#"{{"timestamp":"2026-{month:02}-{day:02}T{hour:02}:{minute:02}:{:02}Z","request_id":"r{number}","model":"{model}","agent":"agent-{}","run_id":"run-{}","user":"u{}","prompt_tokens":{},"completion_tokens":{},"duration_ms":{},"tags":{{"team":"{}"}}}}"#,
            dice.below(60), dice.below(4), number / 9, dice.below(9), long + dice.below(4_000), dice.below(900), dice.below(9_000),
            dice.of(&["a", "b"]),
        )
        .expect("written");
    }
    log
}

fn answer(world: &World, command: &str, format: &str) -> String {
    let line = format!("llmcost {command} --store store --format {format}");
    let (code, said) = run(world, &line);
    format!("{line}\n{said}{code:?}")
}

fn answers(world: &World) -> Vec<String> {
    let all = COMMANDS.iter();
    all.map(|command| answer(world, command, "json")).collect()
}

fn sums(world: &World) -> Vec<PathBuf> {
    let entries = fs::read_dir(world.path("work/store/segments")).expect("segments");
    let paths = entries.map(|entry| entry.expect("readable").path());
    paths
        .filter(|path| path.extension().is_some_and(|kind| kind == "sums"))
        .collect()
}

pub(super) fn run(world: &World, line: &str) -> (Option<i32>, String) {
    let output = world.shell(line).output().expect("sh runs");
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.code(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

#[test]
fn commands_answer_the_same_with_sums_and_without() {
    let world = World::new();
    fs::write(world.path("work/log.jsonl"), log()).expect("written");
    assert_eq!(
        run(&world, "llmcost ingest log.jsonl --store store").0,
        Some(0)
    );
    let made = sums(&world);
    assert!(!made.is_empty());
    let with = answers(&world);
    for answer in &with {
        assert!(!answer.contains("Some(2)"), "{answer}");
    }
    let check = "llmcost store check --store store";
    let rebuild = "llmcost store rebuild --store store";
    assert_eq!(run(&world, check).0, Some(0));
    for path in &made {
        let sound = fs::read(path).expect("readable");
        for (place, bit) in [(3, 1), (40, 4), (sound.len() - 1, 16)] {
            let mut bytes = sound.clone();
            bytes[place] ^= bit;
            fs::write(path, bytes).expect("written");
            let (code, said) = run(&world, check);
            assert!(
                code == Some(0) && said.contains("not as it was written"),
                "{place}: {said}"
            );
            assert_eq!(answer(&world, COMMANDS[0], "json"), with[0]);
        }
        fs::write(path, &sound[..sound.len() / 3]).expect("written");
    }
    assert_eq!(answers(&world), with);
    assert!(run(&world, rebuild).1.contains("made again"));
    assert!(run(&world, check).1.contains("sound"));
    for path in &made {
        fs::remove_file(path).expect("removed");
    }
    assert_eq!(answers(&world), with);
    assert!(run(&world, check).1.contains("no sums lie beside"));
    assert_eq!(run(&world, rebuild).0, Some(0));
    assert!(run(&world, check).1.contains("sound"));
    assert_eq!(sums(&world).len(), made.len());
}
