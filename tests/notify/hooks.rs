//! Commands and the desktop: programs are run with arguments of their own, and what a log says stays data.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;
use std::time::Instant;

use super::{CROSS, budget, run, said, world};

/// A name that would do something wherever it is taken for more than a name.
const HOSTILE: &str = "<b>$(touch pwned)`touch pwned`; touch pwned\\n\\u001B]0;x\\u0007 -x";

fn hostile(actions: &str) -> String {
    budget(actions).replace("\"research\"", &format!("\"{HOSTILE}\""))
}

#[test]
fn a_command_gets_the_event_as_data() {
    let world = world(
        &("[[command]]\nname = \"page\"\nrun = [\"python3\", \"-c\", \"\"\"
import json, os, sys
event = json.load(sys.stdin)
assert event['id'] == os.environ['LLMCOST_DELIVERY_ID'] and os.environ['LLMCOST_EVENT'] == event['event']
assert sys.argv[1:] == ['$HOME', '; touch pwned'], sys.argv
open('told', 'w').write(event['budget'])
\"\"\", \"$HOME\", \"; touch pwned\"]\n"
            .to_owned()
            + &hostile("\"command:page\"")),
    );
    let said = said(&world, CROSS);
    assert!(said.is_empty(), "{said}");
    let told = fs::read_to_string(world.path("work/told")).expect("the command ran");
    assert!(
        told.starts_with("<b>$(touch pwned)") && told.contains("\n\u{1b}]0;x"),
        "{told:?}"
    );
    assert!(!world.path("work/pwned").exists());
}

#[test]
fn a_command_that_fails_is_told_on_and_tried_again() {
    for (script, expected) in [
        (
            "yes | head -c 3000000 >&2; echo why >&2; exit 3",
            "exit status: 3: ",
        ),
        (
            "printf 'a\\033[31mb\\n' >&2; exit 4",
            "exit status: 4: a\\u{1b}[31mb",
        ),
        ("kill -9 $$", "signal: 9"),
    ] {
        let hook = format!(
            "[[command]]\nname = \"page\"\nrun = [\"sh\", \"-c\", \"\"\"[ -e mended ] || {{ {script}; }}\"\"\"]\n"
        );
        let hook = hook.replace("\\033", "\\\\033").replace("\\n'", "\\\\n'");
        let world = world(&(hook + &budget("\"command:page\"")));
        let told = said(&world, CROSS);
        assert!(
            told.contains(expected) && told.contains("tried again from 2026-11-23T12:01:00Z"),
            "{told}"
        );
        assert!(told.len() < 1000, "{told}");
        // Not before its time, unless a person asks.
        assert!(said(&world, CROSS).contains("recorded before"));
        assert_eq!(run(&world, "llmcost notify").status.code(), Some(1));
        fs::write(world.path("work/mended"), "").expect("a file");
        said(
            &world,
            "LLMCOST_NOW=2026-11-23T13:00:00Z llmcost record --model gpt-5.1 --output-tokens 1",
        );
        let waiting = run(&world, "llmcost notify --dry-run").stderr;
        assert!(String::from_utf8_lossy(&waiting).contains("no notification waits"));
    }
}

#[test]
fn a_missing_or_endless_command_is_told_on_in_time() {
    for (hook, expected) in [
        ("run = [\"/no/such/program\"]", "there is no such program"),
        (
            "run = [\"sleep\", \"60\"]\ntimeout_seconds = 1",
            "took more than 1 s",
        ),
        // One that leaves a child behind with its pipes.
        (
            "run = [\"sh\", \"-c\", \"sleep 60 & exit 5\"]",
            "exit status: 5",
        ),
    ] {
        let world = world(
            &(format!("[[command]]\nname = \"page\"\n{hook}\n") + &budget("\"command:page\"")),
        );
        let begun = Instant::now();
        let told = said(&world, CROSS);
        assert!(told.contains(expected), "{told}");
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{:?}",
            begun.elapsed()
        );
    }
}

#[test]
fn an_unknown_destination_is_named_with_the_place_to_define_it() {
    let world = world(&budget("\"webhook:nobody\""));
    let told = said(&world, CROSS);
    assert!(
        told.contains("no [[webhook]] with name = \"nobody\"") && told.contains("llmcost.toml"),
        "{told}"
    );
}

#[test]
fn the_desktop_gets_text_without_markup_and_without_a_shell() {
    let world = world(&hostile("\"desktop\""));
    fs::create_dir(world.path("work/bin")).expect("a folder");
    let program = world.path("work/bin/notify-send");
    fs::write(
        &program,
        "#!/bin/sh\nfor word; do printf '[%s]\\n' \"$word\"; done > told\n",
    )
    .expect("a program");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("executable");
    let said = said(&world, &format!("PATH=$PWD/bin:$PATH {CROSS}"));
    assert!(said.is_empty(), "{said}");
    let told = fs::read_to_string(world.path("work/told")).expect("the program ran");
    assert!(
        told.contains("[--]\n[llmcost: budget threshold crossed]\n[budget &lt;b&gt;$(touch pwned)"),
        "{told}"
    );
    assert!(
        told.contains("\\u{a}\\u{1b}]0;x") && told.lines().count() == 5,
        "{told}"
    );
    assert!(!world.path("work/pwned").exists());
}

#[test]
fn without_a_desktop_the_person_is_told_here_and_what_is_missing() {
    let world = world(&budget("\"desktop\""));
    // Nothing but the program itself is there.
    fs::create_dir(world.path("work/bin")).expect("a folder");
    std::os::unix::fs::symlink(
        env!("CARGO_BIN_EXE_llmcost"),
        world.path("work/bin/llmcost"),
    )
    .expect("a link");
    let said = said(&world, &format!("PATH=$PWD/bin; {CROSS}"));
    assert!(
        said.contains("there is no `notify-send` and no `busctl` on this machine"),
        "{said}"
    );
    assert!(
        said.contains("budget research crossed 80%: 0.45 of 0.5 USD spent"),
        "{said}"
    );
}
