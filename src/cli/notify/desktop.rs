//! A notification of the desktop, shown by whatever program of the system can.

use std::time::Duration;

use super::event;
use super::process;
use super::process::Trouble;
use crate::store::Delivery;

/// The heading of a notification.
const TITLE: &str = "llmcost: budget threshold crossed";

/// Shows it once.
///
/// # Errors
/// In words: which program is missing, or what failed.
pub(super) fn show(delivery: &Delivery, within: Duration) -> Result<(), String> {
    let text = event::sentence(&delivery.crossing);
    let programs = match cfg!(target_os = "macos") {
        true => vec![osascript(&text)],
        false => vec![notify_send(&text), busctl(&text)],
    };
    let mut names = Vec::new();
    for argv in programs {
        match process::run(&argv, &[], b"", within) {
            Ok(()) => return Ok(()),
            Err(Trouble::Missing) => names.extend(argv.into_iter().next()),
            Err(Trouble::Failed(reason)) => {
                let program = argv.first().map_or("", String::as_str);
                return Err(format!("`{program}` failed: {reason}"));
            }
        }
    }
    Err(format!(
        "there is no `{}` on this machine to show it with",
        names.join("` and no `")
    ))
}

fn notify_send(text: &str) -> Vec<String> {
    words(&[
        "notify-send",
        "--app-name=llmcost",
        "--urgency=critical",
        "--",
        TITLE,
        &markup(text),
    ])
}

/// What `notify-send` would ask of the desktop, by systemd's own program.
fn busctl(text: &str) -> Vec<String> {
    const NAME: &str = "org.freedesktop.Notifications";
    const PATH: &str = "/org/freedesktop/Notifications";
    // Program, replaced id, icon, title, text, no actions, no hints, milliseconds.
    words(&[
        "busctl",
        "--user",
        "--quiet",
        "call",
        NAME,
        PATH,
        NAME,
        "Notify",
        "susssasa{sv}i",
        "llmcost",
        "0",
        "",
        TITLE,
        &markup(text),
        "0",
        "0",
        "30000",
    ])
}

/// The script is fixed; the texts are its arguments.
fn osascript(text: &str) -> Vec<String> {
    words(&[
        "osascript",
        "-e",
        "on run argv",
        "-e",
        "display notification (item 2 of argv) with title (item 1 of argv)",
        "-e",
        "end run",
        TITLE,
        text,
    ])
}

/// Text in which a desktop finds no markup.
fn markup(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
