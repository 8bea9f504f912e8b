//! An address in, the bytes behind it out: https alone (http only on this machine), bounded in time and size.

use std::time::Duration;

use ureq::Agent;
use ureq::http::Uri;

use super::config;
use super::failed;

/// From first to last byte, redirects included.
const TOTAL: Duration = Duration::from_secs(30);
/// Bytes a price list may have.
const LARGEST: u64 = 64 * 1024 * 1024;
/// Addresses that may follow one another.
const MOST_REDIRECTS: usize = 5;

/// The bytes behind an address.
///
/// # Errors
/// In words for the user; nothing of what a server says is quoted.
pub(in crate::cli) fn get(url: &str) -> Result<Vec<u8>, String> {
    get_within(url, TOTAL, LARGEST)
}

fn get_within(url: &str, total: Duration, largest: u64) -> Result<Vec<u8>, String> {
    let agent: Agent = config(total).build().into();
    let mut address: Uri = url.parse().map_err(|_| "this is no address".to_owned())?;
    allowed(&address)?;
    for _ in 0..=MOST_REDIRECTS {
        let mut response = agent
            .get(address.clone())
            .call()
            .map_err(|error| failed(&error))?;
        let status = response.status();
        if status.is_redirection() {
            address = redirected(&address, response.headers().get("location"))?;
            continue;
        }
        if !status.is_success() {
            return Err(format!(
                "the server answered with status {}",
                status.as_u16()
            ));
        }
        let body = response.body_mut().with_config().limit(largest);
        return body.read_to_vec().map_err(|error| failed(&error));
    }
    Err(format!(
        "the server redirects more than {MOST_REDIRECTS} times"
    ))
}

/// https, or http on this machine.
fn allowed(address: &Uri) -> Result<(), String> {
    match (address.scheme_str(), address.host()) {
        (Some("https"), Some(_)) => Ok(()),
        (Some("http"), Some(host)) if is_here(host) => Ok(()),
        (Some("http"), Some(_)) => Err("prices are fetched with https only".to_owned()),
        _ => Err("this is no https address".to_owned()),
    }
}

fn is_here(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let ip: Option<std::net::IpAddr> = host.parse().ok();
    host == "localhost" || ip.is_some_and(|ip| ip.is_loopback())
}

/// Where a redirect leads; never to another scheme.
fn redirected(from: &Uri, location: Option<&ureq::http::HeaderValue>) -> Result<Uri, String> {
    const ASTRAY: &str = "the server redirects without saying where to";
    let location = location
        .and_then(|value| value.to_str().ok())
        .ok_or(ASTRAY)?;
    let target = match location.strip_prefix('/') {
        Some(_) if !location.starts_with("//") => {
            let (scheme, host) = (
                from.scheme_str().unwrap_or("https"),
                from.authority().ok_or(ASTRAY)?,
            );
            format!("{scheme}://{host}{location}")
        }
        _ => location.to_owned(),
    };
    let target: Uri = target.parse().map_err(|_| ASTRAY)?;
    allowed(&target).map_err(|_| "the server redirects to an address that is not https")?;
    if target.scheme() != from.scheme() {
        return Err("the server redirects to another scheme".to_owned());
    }
    Ok(target)
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::io::Write;
    use std::net::TcpListener;
    use std::time::Duration;

    use super::*;

    /// A server on this machine that gives one answer after another, one a connection.
    fn server(answers: Vec<Vec<u8>>, pause: Duration) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        std::thread::spawn(move || {
            for answer in answers {
                let Ok((mut stream, _)) = listener.accept() else {
                    return;
                };
                let mut request = [0; 4096];
                let _ = stream.read(&mut request);
                std::thread::sleep(pause);
                let _ = stream.write_all(&answer);
            }
        });
        address
    }

    fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n"
        );
        [head.as_bytes(), body].concat()
    }

    fn once(answer: Vec<u8>) -> Result<Vec<u8>, String> {
        get(&server(vec![answer], Duration::ZERO))
    }

    #[test]
    fn an_answer_is_its_bytes() {
        assert_eq!(once(answer("200 OK", "", b"{}")), Ok(b"{}".to_vec()));
    }

    #[test]
    fn a_failure_says_what_failed_and_quotes_nothing() {
        let refused = once(answer("500 Oops", "", b"secret")).expect_err("a failure");
        assert_eq!(refused, "the server answered with status 500");
        let cut = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".to_vec();
        assert!(once(cut).is_err());
        assert!(once(b"no http at all\r\n\r\n".to_vec()).is_err());
        assert!(get("http://127.0.0.1:1/").is_err());
    }

    #[test]
    fn a_slow_or_endless_answer_is_given_up() {
        let slow = server(vec![answer("200 OK", "", b"{}")], Duration::from_secs(3));
        let refused = get_within(&slow, Duration::from_millis(200), LARGEST);
        assert_eq!(refused, Err("the server took too long".to_owned()));
        let large = server(vec![answer("200 OK", "", &[b' '; 2000])], Duration::ZERO);
        let refused = get_within(&large, TOTAL, 1000).expect_err("too large");
        assert_eq!(refused, "the answer is larger than 1000 bytes");
    }

    #[test]
    fn a_redirect_stays_with_its_scheme() {
        let target = server(vec![answer("200 OK", "", b"moved")], Duration::ZERO);
        let moved = answer("302 Found", &format!("Location: {target}/there\r\n"), b"");
        assert_eq!(once(moved), Ok(b"moved".to_vec()));
        let relative = answer("301 Moved", "Location: /there\r\n", b"");
        let twice = server(
            vec![relative, answer("200 OK", "", b"here")],
            Duration::ZERO,
        );
        assert_eq!(get(&twice), Ok(b"here".to_vec()));
        for location in [
            "https://example.com/",
            "http://example.com/",
            "file:///etc/passwd",
            "//example.com/",
            "",
        ] {
            let headers = format!("Location: {location}\r\n");
            assert!(
                once(answer("302 Found", &headers, b"")).is_err(),
                "{location}"
            );
        }
        let moved = answer("302 Found", "Location: /again\r\n", b"");
        let endless = server(vec![moved; MOST_REDIRECTS + 1], Duration::ZERO);
        assert_eq!(
            get(&endless),
            Err("the server redirects more than 5 times".to_owned())
        );
    }

    #[test]
    fn http_is_for_this_machine_alone() {
        for (url, fine) in [
            ("https://example.com/a", true),
            ("http://127.0.0.1:8080/a", true),
            ("http://[::1]/a", true),
            ("http://localhost/a", true),
            ("http://example.com/a", false),
            ("http://127.0.0.1.example.com/a", false),
            ("ftp://127.0.0.1/a", false),
            ("/a", false),
        ] {
            let address: Uri = url.parse().expect("an address");
            assert_eq!(allowed(&address).is_ok(), fine, "{url}");
        }
    }
}
