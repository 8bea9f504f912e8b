//! `prices update` against a server on this machine.

use std::io::{Read, Write};
use std::net::TcpListener;

use crate::transcript::World;

/// A server that answers once; its address.
fn server(status: &'static str, body: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!(
        "http://{}/prices.json",
        listener.local_addr().expect("an address")
    );
    std::thread::spawn(move || {
        let Ok((mut stream, _)) = listener.accept() else {
            return;
        };
        let _ = stream.read(&mut [0; 4096]);
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        let _ = stream.write_all(&[head.as_bytes(), body.as_bytes()].concat());
    });
    address
}

/// What `prices update` leaves on stdout and stderr, its success, and the imported book.
fn update(status: &'static str, body: &'static str) -> (bool, String, Option<String>) {
    let world = World::new();
    let url = server(status, body);
    let script = format!("llmcost prices update --from litellm --url {url}");
    let output = world.shell(&script).output().expect("a shell");
    let book = world.path("home/.local/share/llmcost/prices/imported.toml");
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&text).into_owned(),
        std::fs::read_to_string(book).ok(),
    )
}

#[test]
fn an_update_is_an_import_as_of_today() {
    let list = r#"{"m": {"litellm_provider": "acme", "input_cost_per_token": 2e-06}}"#;
    let (done, said, book) = update("200 OK", list);
    assert!(done, "{said}");
    let book = book.expect("an imported book");
    assert!(
        book.contains("retrieved = 2026-11-23") && book.contains("rates = { input = \"2\" }"),
        "{book}"
    );
}

#[test]
fn a_failed_update_changes_nothing_and_says_what_to_type() {
    for (status, body, expected) in [
        (
            "500 Oops",
            "secret",
            "llmcost prices import --from litellm prices.json --as-of DATE",
        ),
        ("404 Not Found", "secret", "status 404"),
        ("200 OK", "<html>secret</html>", "no JSON"),
        ("200 OK", "{\"secret\": 1}", "no token price"),
    ] {
        let (done, said, book) = update(status, body);
        assert!(
            !done && said.contains(expected) && !said.contains("secret"),
            "{said}"
        );
        assert_eq!(book, None);
    }
}
