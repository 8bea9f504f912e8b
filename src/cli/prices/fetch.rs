//! An address in, the bytes behind it out: https alone (http only on this machine), bounded in time and size.

use std::time::Duration;

use ureq::Agent;
use ureq::http::Uri;

/// To set up a connection.
const CONNECT: Duration = Duration::from_secs(5);
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
pub(super) fn get(url: &str) -> Result<Vec<u8>, String> {
    get_within(url, TOTAL, LARGEST)
}

fn get_within(url: &str, total: Duration, largest: u64) -> Result<Vec<u8>, String> {
    let agent: Agent = Agent::config_builder()
        .timeout_connect(Some(CONNECT))
        .timeout_global(Some(total))
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent(concat!("llmcost/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
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

fn failed(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Timeout(_) => "the server took too long".to_owned(),
        ureq::Error::HostNotFound => "there is no such host, or no network".to_owned(),
        ureq::Error::ConnectionFailed => "no connection could be made".to_owned(),
        ureq::Error::BodyExceedsLimit(limit) => format!("the answer is larger than {limit} bytes"),
        ureq::Error::Io(error) => match error.kind() {
            std::io::ErrorKind::TimedOut => "the server took too long".to_owned(),
            kind => format!("the connection failed: {kind}"),
        },
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => {
            "no secure connection could be made".to_owned()
        }
        _ => "the server's answer could not be read".to_owned(),
    }
}
