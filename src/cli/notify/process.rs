//! A program run with arguments that no shell reads, for a bounded time, its output bounded too.

use std::io;
use std::io::Read;
use std::io::Write;
use std::process::Child;
use std::process::Command;
use std::process::ExitStatus;
use std::process::Stdio;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;
use std::time::Instant;

/// How much of what a program says is kept.
const KEPT: usize = 4096;
/// How much of that is told.
const TOLD: usize = 200;
/// Between two looks at a program.
const STEP: Duration = Duration::from_millis(5);
/// How long to wait for the rest of what an ended program said: one it started may hold the pipe open.
const REST: Duration = Duration::from_millis(200);

/// What stopped a program.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// There is no such program.
    Missing,
    /// It failed, in words.
    Failed(String),
}

/// Runs a program to its end.
///
/// # Errors
/// When it could not be started, took too long, or ended with another status than 0.
pub(super) fn run(
    argv: &[String],
    variables: &[(&str, String)],
    input: &[u8],
    within: Duration,
) -> Result<(), Trouble> {
    let end = Instant::now() + within;
    let (program, arguments) = argv.split_first().ok_or(Trouble::Missing)?;
    let mut child = Command::new(program)
        .args(arguments)
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Trouble::Missing,
            kind => Trouble::Failed(format!("it could not be started: {kind}")),
        })?;
    if let Some(mut stdin) = child.stdin.take() {
        let input = input.to_vec();
        // A program that does not read what it is told is no failure.
        thread::spawn(move || stdin.write_all(&input));
    }
    let said = [child.stderr.take().map(kept), child.stdout.take().map(kept)];
    let status = wait(&mut child, end).map_err(|error| {
        Trouble::Failed(format!("it could not be waited for: {}", error.kind()))
    })?;
    let Some(status) = status else {
        let seconds = within.as_secs_f32().ceil();
        return Err(Trouble::Failed(format!(
            "it took more than {seconds} s and was ended"
        )));
    };
    if status.success() {
        return Ok(());
    }
    let last = said.into_iter().flatten().find_map(|pipe| last_line(&pipe));
    let said = last.map_or_else(String::new, |line| format!(": {line}"));
    Err(Trouble::Failed(format!("it ended with {status}{said}")))
}

/// Waits for its end; `None` where it had to be ended.
fn wait(child: &mut Child, end: Instant) -> io::Result<Option<ExitStatus>> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= end {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(STEP);
    }
}

/// The first bytes of a pipe, once it is closed; the rest is read and let go, so that nobody waits for us.
fn kept(mut pipe: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut kept = Vec::new();
        let mut buffer = [0; KEPT];
        while let Ok(read @ 1..) = pipe.read(&mut buffer) {
            let room = KEPT - kept.len();
            kept.extend(buffer.iter().take(read.min(room)));
        }
        // Nobody may be there to be told.
        let _ = send.send(kept);
    });
    receive
}

fn last_line(pipe: &Receiver<Vec<u8>>) -> Option<String> {
    let bytes = pipe.recv_timeout(REST).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let line = text.lines().map(str::trim).rfind(|line| !line.is_empty())?;
    Some(line.chars().take(TOLD).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, within: Duration) -> Result<(), Trouble> {
        let argv = ["/bin/sh", "-c", script].map(str::to_owned);
        run(&argv, &[("SAID", "a b".to_owned())], b"input", within)
    }

    #[test]
    fn a_program_is_told_and_its_failure_is_told_on() {
        let enough = Duration::from_secs(20);
        let told = "[ \"$(cat)\" = input ] && [ \"$SAID\" = 'a b' ]";
        assert_eq!(shell(told, enough), Ok(()));
        let failed = shell("echo first; echo why >&2; exit 3", enough);
        assert_eq!(
            failed,
            Err(Trouble::Failed(
                "it ended with exit status: 3: why".to_owned()
            ))
        );
        assert_eq!(
            run(&["/no/such".to_owned()], &[], b"", enough),
            Err(Trouble::Missing)
        );
        assert_eq!(shell("yes | head -c 1000000", enough), Ok(()));
        // One that does not read.
        assert_eq!(shell("exec <&-; sleep 0.05", enough), Ok(()));
    }

    #[test]
    fn a_program_that_takes_too_long_is_ended() {
        let begun = Instant::now();
        let failed = shell("exec sleep 30", Duration::from_millis(100));
        assert!(matches!(failed, Err(Trouble::Failed(reason)) if reason.contains("was ended")));
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
}
