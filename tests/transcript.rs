//! Runs the commands of a transcript in a world of their own and writes down everything they say.
//!
//! A transcript is text in which each line that starts with `$ ` is a shell command. Below it stands what it
//! wrote to standard output, then its standard error with `! ` before each line, then `[exit N]` unless N is 0.

use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

/// The instant every transcript is played at.
const NOW: &str = "2026-11-23T12:00:00Z";

/// An empty home and working folder, with the demo logs at `fixtures/demo` as in a checkout.
pub(crate) struct World {
    folder: tempfile::TempDir,
}

impl World {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let world = Self { folder };
        fs::create_dir(world.path("home")).expect("home");
        fs::create_dir(world.path("work")).expect("work");
        std::os::unix::fs::symlink(checkout().join("fixtures"), world.path("work/fixtures"))
            .expect("a link to the fixtures");
        world
    }

    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    /// A shell that knows nothing of the machine it runs on but where `llmcost` and the system's tools are.
    pub(crate) fn shell(&self, script: &str) -> Command {
        let program = Path::new(env!("CARGO_BIN_EXE_llmcost"));
        let tools = program.parent().expect("a folder").display().to_string();
        let mut command = Command::new("sh");
        command
            .args(["-c", script])
            .current_dir(self.path("work"))
            .env_clear()
            .env("PATH", format!("{tools}:/usr/local/bin:/usr/bin:/bin"))
            .env("HOME", self.path("home"))
            .env("TMPDIR", self.folder.path())
            .env("COLUMNS", "100")
            .env("LLMCOST_NOW", NOW)
            .stdin(Stdio::null());
        command
    }

    /// Plays every command of a transcript; the result is the transcript as it should read.
    pub(crate) fn play(&self, transcript: &str) -> String {
        let mut written = String::new();
        let mut lines = transcript.lines().peekable();
        // What stands above the first command is a comment.
        while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
            written += &format!("{line}\n");
        }
        for line in lines.filter(|line| line.starts_with("$ ")) {
            written += &format!("{line}\n{}", self.answer(&line[2..]));
        }
        written
    }

    fn answer(&self, command: &str) -> String {
        let output = self.shell(command).output().expect("sh runs");
        let mut text = self.neutral(&output.stdout);
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        for line in self.neutral(&output.stderr).lines() {
            text += &format!("! {line}\n");
        }
        match output.status.code() {
            Some(0) => {}
            Some(code) => text += &format!("[exit {code}]\n"),
            None => text += "[killed]\n",
        }
        text
    }

    /// Output without the name of the temporary folder.
    fn neutral(&self, bytes: &[u8]) -> String {
        let folder = self.folder.path().display().to_string();
        let text = String::from_utf8_lossy(bytes).replace(&folder, "/tmp/world");
        without_digests(&text)
    }
}

/// Text without the price book's digest, which changes with every price.
fn without_digests(text: &str) -> String {
    const BEFORE: &str = "\"digest\": \"";
    let mut parts = text.split(BEFORE);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let end = part.find('"').unwrap_or(0);
        format!("{text}{BEFORE}{}{}", "0".repeat(end), &part[end..])
    })
}

/// The folder of this checkout.
pub(crate) fn checkout() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Says what a test found or why it was skipped, past the harness that hides what passes.
pub(crate) fn tell(what: &str) {
    let _ = writeln!(io::stderr(), "{what}");
}

/// A file or folder shared beside the checkout or at `LLMCOST_SHARED`, where there is one.
pub(crate) fn shared(inside: &str) -> Option<PathBuf> {
    let named = std::env::var_os("LLMCOST_SHARED").map(PathBuf::from);
    let place = named.or_else(|| Some(checkout().parent()?.join("shared")))?;
    let found = Some(place.join(inside)).filter(|path| path.exists());
    if found.is_none() {
        tell(&format!("skipped: no ../shared/{inside} on this machine"));
    }
    found
}
