//! A webhook meets everything a server can do to it: each ends in time, is told, is kept, and changes no figure.

use std::thread;
use std::time::Duration;
use std::time::Instant;

use super::receiver::Answer;
use super::receiver::OK;
use super::receiver::Receiver;
use super::{CROSS, budget, run, said, world};

/// A whole command, on a busy machine.
const LONGEST: Duration = Duration::from_secs(11);

/// What is wrong after the command that crosses a threshold and posts to `url`; `expected` is what it must say, or
/// nothing where the event arrives.
fn problem(hook: &str, expected: &str) -> Option<String> {
    let world = world(&(hook.to_owned() + &budget("\"webhook:team\"")));
    let begun = Instant::now();
    let said = said(&world, CROSS);
    let took = begun.elapsed();
    if took > LONGEST {
        return Some(format!("took {took:?}: {said}"));
    }
    if !said.contains(expected) || said.is_empty() != expected.is_empty() {
        return Some(format!("says {said}"));
    }
    if said.contains("secret") {
        return Some(format!("tells {said}"));
    }
    let waiting = run(&world, "llmcost notify --dry-run --format csv");
    let rows = String::from_utf8_lossy(&waiting.stdout).lines().count();
    if rows != 1 + usize::from(!expected.is_empty()) {
        return Some(format!("{rows} lines wait"));
    }
    // The figures are those of a world without a webhook.
    let report = run(&world, "llmcost report --format json").stdout;
    let plain = super::world("");
    super::said(&plain, CROSS);
    (report != run(&plain, "llmcost report --format json").stdout)
        .then(|| "the report differs".to_owned())
}

/// A webhook that a receiver stands behind.
fn behaves(answer: Answer, expected: &str) -> Option<String> {
    let receiver = Receiver::start(answer);
    problem(&receiver.config(""), expected).or_else(|| {
        receiver
            .requests()
            .is_empty()
            .then(|| "no request came".to_owned())
    })
}

/// A webhook to a receiver under another name; nothing may arrive.
fn is_refused(url: &str, expected: &str) -> Option<String> {
    let receiver = Receiver::start(OK);
    let url = url.replace("PORT", &receiver.port().to_string());
    let hook = format!("[[webhook]]\nname = \"team\"\nurl = \"{url}\"\n");
    problem(&hook, expected)
        .or_else(|| (!receiver.requests().is_empty()).then(|| "a request came".to_owned()))
}

/// What a server does with a request.
type Behaviour = Box<dyn Fn() -> Option<String> + Send>;

#[test]
fn whatever_a_server_does_it_ends_in_time_and_changes_nothing() {
    const LATE: &str = "the server took too long";
    const PRIVATE: &str = "of this machine or of a private network";
    const METADATA: Answer = Answer::Bytes(
        "HTTP/1.1 307 Away\r\nLocation: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n",
    );
    let cases: Vec<(&str, Behaviour)> = vec![
        ("success", Box::new(|| behaves(OK, ""))),
        ("slow head", Box::new(|| behaves(Answer::SlowHead, LATE))),
        ("slow body", Box::new(|| behaves(Answer::SlowBody, ""))),
        (
            "endless body",
            Box::new(|| behaves(Answer::EndlessBody, "")),
        ),
        ("packed bomb", Box::new(|| behaves(Answer::Bomb, ""))),
        (
            "large head",
            Box::new(|| behaves(Answer::LargeHead, "could not be read")),
        ),
        (
            "reset",
            Box::new(|| behaves(Answer::Reset, "could not be told")),
        ),
        (
            "redirect",
            Box::new(|| behaves(METADATA, "redirects, which is not followed")),
        ),
        ("fails once", Box::new(|| behaves(Answer::FailsOnce, ""))),
        (
            "500",
            Box::new(|| {
                behaves(
                    Answer::Bytes("HTTP/1.1 500 secret\r\n\r\nsecret"),
                    "status 500",
                )
            }),
        ),
        (
            "404",
            Box::new(|| {
                behaves(
                    Answer::Bytes("HTTP/1.1 404 secret\r\n\r\nsecret"),
                    "status 404",
                )
            }),
        ),
        (
            "no http",
            Box::new(|| behaves(Answer::Bytes("secret\r\n\r\n"), "could not be told")),
        ),
        (
            "refused",
            Box::new(|| {
                let hook = "[[webhook]]\nname = \"team\"\nurl = \"http://127.0.0.1:1/secret\"\nallow = [\"127.0.0.1\"]\n";
                problem(hook, "connection refused")
            }),
        ),
        (
            "loopback",
            Box::new(|| is_refused("http://127.0.0.1:PORT/secret", PRIVATE)),
        ),
        (
            "a name of this machine",
            Box::new(|| is_refused("http://localhost:PORT/secret", PRIVATE)),
        ),
        (
            "mapped",
            Box::new(|| is_refused("https://[::ffff:127.0.0.1]:PORT/secret", PRIVATE)),
        ),
        (
            "metadata",
            Box::new(|| is_refused("https://169.254.169.254/secret", PRIVATE)),
        ),
        (
            "mapped metadata",
            Box::new(|| is_refused("https://[::ffff:a9fe:a9fe]/secret", PRIVATE)),
        ),
        (
            "private",
            Box::new(|| is_refused("https://10.0.0.1/secret", PRIVATE)),
        ),
        (
            "short address",
            Box::new(|| is_refused("http://127.1:PORT/secret", PRIVATE)),
        ),
        (
            "a user in it",
            Box::new(|| is_refused("http://secret:secret@localhost:PORT/", "user name")),
        ),
    ];
    let running: Vec<_> = cases
        .into_iter()
        .map(|(name, case)| (name, thread::spawn(case)))
        .collect();
    let wrong: Vec<String> = running
        .into_iter()
        .filter_map(|(name, case)| Some(format!("{name}: {}", case.join().expect("no panic")?)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_proxy_of_the_environment_is_not_asked() {
    let receiver = Receiver::start(OK);
    let proxy = Receiver::start(OK);
    let world = world(&(receiver.config("") + &budget("\"webhook:team\"")));
    let port = proxy.port();
    let asked = format!(
        "http_proxy=http://127.0.0.1:{port} HTTP_PROXY=http://127.0.0.1:{port} ALL_PROXY=http://127.0.0.1:{port} {CROSS}"
    );
    said(&world, &asked);
    assert_eq!((receiver.requests().len(), proxy.requests().len()), (1, 0));
}

/// Checks a signature as a receiver would that has never heard of llmcost.
const VERIFY: &str = "
import base64, hashlib, hmac, json, sys
secret, id, timestamp, signature, body = (text.encode() for text in sys.argv[1:6])
mac = hmac.new(secret, b'.'.join([id, timestamp, body]), hashlib.sha256).digest()
assert hmac.compare_digest(b'v1,' + base64.b64encode(mac), signature), (mac, signature)
event = json.loads(body)
assert event['event'] == 'BudgetThresholdCrossed' and event['schema_version'] == 1
assert event['id'] == id.decode() and event['budget'] == 'research' and event['threshold'] == '80%'
assert event['limit'] == 0.5 and event['spent'] == 0.45 and event['used_ratio'] == 0.9 and event['value'] is None
assert event['period_start'] == '2026-11-01T00:00:00Z' and event['period_end'] == '2026-12-01T00:00:00Z'
";

#[test]
fn a_signature_is_verified_by_others() {
    let secrets = [
        ("Jefe", "Jefe"),
        // Standard Webhooks' own writing of the same bytes.
        ("whsec_SmVmZQ==", "Jefe"),
    ];
    for (secret, bytes) in secrets {
        let receiver = Receiver::start(OK);
        let hook = receiver.config("secret_env = \"TEAM_SECRET\"");
        let world = world(&(hook + &budget("\"webhook:team\"")));
        let said_all = said(&world, &format!("TEAM_SECRET={secret} {CROSS}"));
        assert!(said_all.is_empty(), "{said_all}");
        let requests = receiver.requests();
        let [request] = requests.as_slice() else {
            panic!("{requests:?}")
        };
        let header = |name| request.header(name).expect(name);
        let (id, time) = (header("webhook-id"), header("webhook-timestamp"));
        // 2026-11-23T12:00:00Z
        assert_eq!(time, "1795435200");
        assert_eq!(header("idempotency-key"), id);
        let checked = world
            .shell("exec python3 -c \"$VERIFY\" \"$@\"")
            .env("VERIFY", VERIFY)
            .args([
                "sh",
                bytes,
                id,
                time,
                header("webhook-signature"),
                &request.body,
            ])
            .output()
            .expect("sh runs");
        assert!(
            checked.status.success(),
            "{}",
            String::from_utf8_lossy(&checked.stderr)
        );
        let forged = world
            .shell("exec python3 -c \"$VERIFY\" \"$@\"")
            .env("VERIFY", VERIFY)
            .args([
                "sh",
                "other",
                id,
                time,
                header("webhook-signature"),
                &request.body,
            ])
            .output()
            .expect("sh runs");
        assert!(!forged.status.success(), "python accepts anything");
    }
}

#[test]
fn without_its_secret_nothing_is_sent_and_the_variable_is_named() {
    let receiver = Receiver::start(OK);
    let hook = receiver.config("secret_env = \"TEAM_SECRET\"");
    let world = world(&(hook + &budget("\"webhook:team\"")));
    let told = said(&world, CROSS);
    assert!(
        told.contains("the environment variable TEAM_SECRET is not set"),
        "{told}"
    );
    assert!(receiver.requests().is_empty());
    // With it, what was kept is sent.
    said(&world, "TEAM_SECRET=x llmcost notify");
    assert_eq!(receiver.requests().len(), 1);
}

#[test]
fn the_file_of_a_project_sends_nothing_anywhere() {
    let receiver = Receiver::start(OK);
    let world = world("");
    let project = receiver.config("")
        + "[[command]]\nname = \"touch\"\nrun = [\"touch\", \"pwned\"]\n"
        + &budget("\"webhook:team\", \"command:touch\"");
    std::fs::write(world.path("work/llmcost.toml"), project).expect("a configuration");
    let told = said(&world, CROSS);
    assert!(
        told.contains("those of a project's file are not used"),
        "{told}"
    );
    assert!(receiver.requests().is_empty() && !world.path("work/pwned").exists());
    // Named by the user, the same file is their word.
    said(&world, "llmcost notify --config llmcost.toml");
    assert!(receiver.requests().len() == 1 && world.path("work/pwned").exists());
}
