//! Completions and manual pages are what the command line's definition says.

use std::collections::BTreeSet;
use std::fs;

use clap_complete::Shell;
use llmcost::cli;
use llmcost::cli::command_line;

use crate::golden;
use crate::transcript::checkout;

#[test]
fn the_command_line_is_well_formed() {
    command_line().debug_assert();
}

#[test]
fn completions_are_up_to_date() {
    for (shell, name) in [
        (Shell::Bash, "llmcost.bash"),
        (Shell::Elvish, "llmcost.elv"),
        (Shell::Fish, "llmcost.fish"),
        (Shell::PowerShell, "_llmcost.ps1"),
        (Shell::Zsh, "_llmcost"),
    ] {
        let script = String::from_utf8(cli::completion_script(shell)).expect("UTF-8");
        golden::check(&checkout().join("completions").join(name), &script);
    }
}

#[test]
fn there_is_one_manual_page_per_subcommand_and_each_is_up_to_date() {
    let pages = cli::manual_pages().expect("pages");
    for (name, page) in &pages {
        let text = String::from_utf8(page.clone()).expect("UTF-8");
        golden::check(&checkout().join("man").join(format!("{name}.1")), &text);
    }
    let committed: BTreeSet<String> = fs::read_dir(checkout().join("man"))
        .expect("man")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("UTF-8")
        })
        .collect();
    let wanted: BTreeSet<String> = pages.keys().map(|name| format!("{name}.1")).collect();
    assert_eq!(committed, wanted);
}
