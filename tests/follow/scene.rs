//! A world in which a follower runs, and what its store holds by now.

use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::io::Write;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use llmcost::event::Meter;
use llmcost::event::Scan;
use llmcost::store::Store;
use llmcost::units::Period;

use crate::transcript::World;

/// How long something may take that takes a second on an idle machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A log line of one call; the call's output tells it from the others.
pub(super) fn line(number: u64) -> String {
    format!(
        r#"{{"timestamp":"2026-11-23T09:{:02}:{:02}Z","request_id":"call-{number}","model":"gpt-5.1","agent":"writer","input_tokens":7,"output_tokens":{number}}}"#,
        number / 60 % 60,
        number % 60
    ) + "\n"
}

/// Lines of the calls of these numbers.
pub(super) fn lines(numbers: impl IntoIterator<Item = u64>) -> String {
    numbers.into_iter().map(line).collect()
}

/// Calls and their output together, when the store holds the calls of these numbers.
pub(super) fn of(numbers: impl IntoIterator<Item = u64>) -> (u64, u64) {
    let numbers: Vec<u64> = numbers.into_iter().collect();
    (numbers.len() as u64, numbers.iter().sum())
}

/// Waits until something holds.
pub(super) fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < PATIENCE, "{what} does not come");
        thread::sleep(Duration::from_millis(20));
    }
}

/// A world with a folder `work/logs`.
pub(super) struct Scene {
    pub(super) world: World,
}

impl Scene {
    pub(super) fn new() -> Self {
        let world = World::new();
        fs::create_dir(world.path("work/logs")).expect("logs");
        Self { world }
    }

    /// Appends to a file in the working folder.
    pub(super) fn append(&self, path: &str, text: &str) {
        let path = self.world.path("work").join(path);
        let mut options = OpenOptions::new();
        let mut file = options.create(true).append(true).open(path).expect("a log");
        file.write_all(text.as_bytes()).expect("written");
    }

    /// Runs a command of the shell to its end.
    pub(super) fn run(&self, script: &str) {
        let output = self.world.shell(script).output().expect("sh runs");
        assert!(output.status.success(), "{script}");
    }

    /// What the store holds: calls, and their output together.
    pub(super) fn held(&self) -> (u64, u64) {
        let store = Store::open(&self.world.path("work/store"), false).expect("a store");
        let mut held = (0, 0);
        let snapshot = store.snapshot().expect("readable");
        let counted = snapshot.scan(Period::ALL, &mut |batch| {
            for row in 0..batch.len() {
                held.0 += 1;
                held.1 += batch.event(row).meters[Meter::Output];
            }
            Ok(())
        });
        counted.expect("readable");
        held
    }

    /// Waits until the store holds the calls of these numbers and no others.
    pub(super) fn until_held(&self, numbers: impl IntoIterator<Item = u64>) {
        let wanted = of(numbers);
        let mut held = (0, 0);
        let started = Instant::now();
        while held != wanted {
            held = self.held();
            assert!(held.0 <= wanted.0, "{held:?} where {wanted:?} was written");
            assert!(started.elapsed() < PATIENCE, "{held:?} of {wanted:?}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Starts a follower; it has caught up when this returns.
    pub(super) fn follow(&self, arguments: &str) -> Follower<'_> {
        let follower = self.start(arguments);
        until("the greeting", || follower.said().contains("following"));
        follower
    }

    /// Starts a follower and does not wait for it. `-` is read from a pipe.
    pub(super) fn start(&self, arguments: &str) -> Follower<'_> {
        self.start_into(self.file("out").into(), arguments)
    }

    fn file(&self, name: &str) -> File {
        File::create(self.world.path(name)).expect("a file")
    }

    /// As [`Scene::start`], its standard output going somewhere else.
    pub(super) fn start_into(&self, out: Stdio, arguments: &str) -> Follower<'_> {
        let script = format!("exec llmcost ingest --follow --store store {arguments}");
        let child = self
            .world
            .shell(&script)
            .stdin(Stdio::piped())
            .stdout(out)
            .stderr(self.file("err"))
            .spawn();
        Follower {
            scene: self,
            child: child.expect("sh runs"),
        }
    }
}

/// A process that follows; killed when it is dropped.
pub(super) struct Follower<'a> {
    scene: &'a Scene,
    pub(super) child: Child,
}

impl Follower<'_> {
    /// What it has written to standard error.
    pub(super) fn said(&self) -> String {
        fs::read_to_string(self.scene.world.path("err")).expect("UTF-8")
    }

    /// What it has written to standard output.
    pub(super) fn printed(&self) -> String {
        fs::read_to_string(self.scene.world.path("out")).expect("UTF-8")
    }

    /// Sends a signal, waits for the end and returns the exit code; `None` when it was killed.
    pub(super) fn stop(&mut self, signal: &str) -> Option<i32> {
        self.signal(signal);
        self.end()
    }

    /// Sends a signal.
    pub(super) fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill")
            .args([&format!("-{signal}"), &id])
            .status();
        assert!(sent.expect("kill runs").success(), "it is gone already");
    }

    /// Waits for the end.
    pub(super) fn end(&mut self) -> Option<i32> {
        until("the end", || {
            self.child.try_wait().expect("waits").is_some()
        });
        self.child.wait().expect("waits").code()
    }
}

impl Drop for Follower<'_> {
    fn drop(&mut self) {
        // It may have ended long ago.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
