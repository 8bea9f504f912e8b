//! A receiver of webhooks on this machine: it behaves as it is told to and remembers what it got.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// How a receiver answers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Answer {
    /// These bytes, then the end.
    Bytes(&'static str),
    /// The head one byte a second, for ever.
    SlowHead,
    /// A head of success, then the body one byte a second, for ever.
    SlowBody,
    /// A head of success, then a body without end.
    EndlessBody,
    /// A head with a megabyte of headers.
    LargeHead,
    /// The connection is closed in the middle of a line.
    Reset,
    /// A head of success, and a body that grows a thousand times when it is unpacked.
    Bomb,
    /// 500 to the first request, 200 to those after it.
    FailsOnce,
}

pub(crate) const OK: Answer = Answer::Bytes("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");

/// A request as it came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub(crate) head: Vec<String>,
    pub(crate) body: String,
}

impl Request {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.iter().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// A receiver at work.
pub(crate) struct Receiver {
    port: u16,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Receiver {
    pub(crate) fn start(answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let known = Arc::clone(&requests);
        thread::spawn(move || {
            while let Ok((stream, _)) = listener.accept() {
                let known = Arc::clone(&known);
                // Whoever calls may go away in the middle.
                thread::spawn(move || serve(stream, answer, &known));
            }
        });
        Self { port, requests }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().expect("unbroken").clone()
    }

    /// A configuration in which it is the webhook `team`, with `more` keys.
    pub(crate) fn config(&self, more: &str) -> String {
        format!(
            "[[webhook]]\nname = \"team\"\nurl = \"http://127.0.0.1:{}/secret-path\"\nallow = [\"127.0.0.1\"]\n{more}\n",
            self.port
        )
    }
}

fn serve(stream: TcpStream, answer: Answer, known: &Mutex<Vec<Request>>) -> Option<()> {
    let request = read(&stream)?;
    let number = {
        let mut known = known.lock().ok()?;
        known.push(request);
        known.len()
    };
    respond(stream, answer, number)
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream);
    let mut request = Request::default();
    loop {
        let mut line = String::new();
        lines.read_line(&mut line).ok()?;
        if line.trim().is_empty() {
            break;
        }
        request.head.push(line.trim().to_owned());
    }
    let length = request.header("content-length")?.parse().ok()?;
    let mut body = vec![0; length];
    lines.read_exact(&mut body).ok()?;
    request.body = String::from_utf8(body).ok()?;
    Some(request)
}

fn respond(mut stream: TcpStream, answer: Answer, number: usize) -> Option<()> {
    const HEAD: &str = "HTTP/1.1 200 OK\r\n";
    let mut send = |bytes: &[u8]| stream.write_all(bytes).ok();
    match answer {
        Answer::Bytes(bytes) => send(bytes.as_bytes()),
        Answer::FailsOnce if number == 1 => send(b"HTTP/1.1 500 Oops\r\n\r\nsecret"),
        Answer::FailsOnce => send(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
        Answer::SlowHead => trickle(&mut send),
        Answer::SlowBody => {
            send(format!("{HEAD}Content-Length: 1000\r\n\r\n").as_bytes())?;
            trickle(&mut send)
        }
        Answer::EndlessBody => {
            send(format!("{HEAD}\r\n").as_bytes())?;
            while send(&[b' '; 4096]).is_some() {}
            None
        }
        Answer::LargeHead => {
            send(HEAD.as_bytes())?;
            for _ in 0..1024 {
                send(format!("X-Large: {}\r\n", "x".repeat(1012)).as_bytes())?;
            }
            send(b"\r\n")
        }
        Answer::Reset => send(b"HTTP/1.1 20"),
        Answer::Bomb => {
            send(
                format!("{HEAD}Content-Encoding: gzip\r\nContent-Length: 1042069\r\n\r\n")
                    .as_bytes(),
            )?;
            send(&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])
        }
    }
}

fn trickle(send: &mut impl FnMut(&[u8]) -> Option<()>) -> Option<()> {
    for byte in b"HTTP/1.1 200 OK\r\n".iter().cycle() {
        send(&[*byte])?;
        thread::sleep(Duration::from_secs(1));
    }
    None
}
