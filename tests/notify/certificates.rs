//! Certificates made by `openssl`, and a server that shows them, made by Python: both stand outside what is tested.

use std::process::Child;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use super::receiver::Receiver;
use super::{CROSS, budget, said};
use crate::transcript::World;
use crate::transcript::tell;

/// An authority, and certificates that it has signed: one that is good, one that is over, one for another name.
const MAKE: &str = "
set -e
openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -subj /CN=authority -days 2
openssl req -newkey rsa:2048 -nodes -keyout key.pem -out request -subj /CN=server
sign() { printf 'subjectAltName=%s\\n' $2 > names
  openssl x509 -req -in request -CA ca.pem -CAkey ca.key -CAcreateserial -days $3 -extfile names -out $1.pem; }
sign good DNS:localhost,IP:127.0.0.1 2
sign expired DNS:localhost,IP:127.0.0.1 -1
sign elsewhere DNS:example.com 2
openssl req -x509 -key key.pem -out itself.pem -subj /CN=localhost -addext subjectAltName=DNS:localhost -days 2
";

const SERVE: &str = "
import http.server, ssl, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers['Content-Length']))
        self.send_response(200); self.end_headers()
    def log_message(self, *_): pass
server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], 'key.pem')
server.socket = context.wrap_socket(server.socket, server_side=True)
open(sys.argv[1] + '.port', 'w').write(str(server.server_address[1]) + '\\n')
server.serve_forever()
";

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(world: &World, certificate: &str) -> (Server, u16) {
    let script = format!("exec python3 -c \"$SERVE\" {certificate}.pem");
    let mut command = world.shell(&script);
    let child = command.env("SERVE", SERVE).stderr(Stdio::null()).spawn();
    let server = Server(child.expect("sh runs"));
    let file = world.path(&format!("work/{certificate}.pem.port"));
    for _ in 0..1000 {
        let port = std::fs::read_to_string(&file).unwrap_or_default();
        if let Some(port) = port.strip_suffix('\n') {
            return (server, port.parse().expect("a port"));
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("python's server does not start");
}

/// What the command says that posts to a server with this certificate; `trusting` names the authorities.
fn post(certificate: &str, trusting: &str) -> Option<String> {
    let config = |port: u16| {
        let hook = format!(
            "[[webhook]]\nname = \"team\"\nurl = \"https://localhost:{port}/secret-path\"\n\
             allow = [\"127.0.0.1\", \"::1\"]\n{trusting}\n"
        );
        hook + &budget("\"webhook:team\"")
    };
    let world = World::new();
    let made = world.shell(MAKE).output().expect("sh runs");
    if !made.status.success() {
        tell("skipped: no openssl on this machine");
        return None;
    }
    let (_server, port) = serve(&world, certificate);
    std::fs::write(world.path("work/own.toml"), config(port)).expect("a configuration");
    Some(said(&world, &format!("{CROSS} --config own.toml")))
}

#[test]
fn a_certificate_is_always_verified() {
    const TRUSTING: &str = "certificates = \"ca.pem\"";
    for (certificate, trusting, arrives) in [
        ("good", TRUSTING, true),
        ("good", "", false),
        ("itself", "", false),
        ("itself", TRUSTING, false),
        ("expired", TRUSTING, false),
        ("elsewhere", TRUSTING, false),
    ] {
        let Some(said) = post(certificate, trusting) else {
            return;
        };
        let expected = "no secure connection could be made";
        assert_eq!(!said.contains(expected), arrives, "{certificate}: {said}");
        assert_eq!(said.is_empty(), arrives, "{certificate}: {said}");
    }
}

#[test]
fn plain_http_to_another_machine_is_never_tried() {
    let receiver = Receiver::start(super::receiver::OK);
    for url in [
        "http://192.0.2.1/secret-path",
        "http://[2001:db8::1]/secret-path",
        "ftp://localhost/secret-path",
    ] {
        let hook = format!(
            "[[webhook]]\nname = \"team\"\nurl = \"{url}\"\nallow = [\"0.0.0.0/0\", \"::/0\"]\n"
        );
        let world = super::world(&(hook + &budget("\"webhook:team\"")));
        let said = said(&world, CROSS);
        assert!(said.contains("https"), "{said}");
    }
    assert!(receiver.requests().is_empty());
}
