//! A few bytes to an address: https alone (http only to this machine, where the user allows it), no redirect, no proxy,
//! bounded in time. Nothing of the answer but its status is read.

use std::io;
use std::time::Duration;

use ureq::Agent;
use ureq::http::Uri;
use ureq::tls::Certificate;
use ureq::tls::PemItem;
use ureq::tls::RootCerts;
use ureq::tls::TlsConfig;
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;

use super::address::Forbidden;
use super::address::Guard;
use super::address::Network;
use super::config;
use super::failed;

/// Bytes that the head of an answer may have.
const LARGEST_HEAD: usize = 16 * 1024;

/// What to send, and where it may go.
pub(in crate::cli) struct Post<'a> {
    pub(in crate::cli) url: &'a str,
    pub(in crate::cli) headers: Vec<(&'static str, String)>,
    pub(in crate::cli) body: &'a [u8],
    /// Networks that may be reached besides the internet.
    pub(in crate::cli) allowed: &'a [Network],
    /// Authorities to trust instead of the usual ones, in PEM.
    pub(in crate::cli) authorities: Option<&'a [u8]>,
    /// From looking the name up to the head of the answer.
    pub(in crate::cli) within: Duration,
}

/// Why nothing arrived.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) struct Refusal {
    /// In words; neither the address nor anything of the answer.
    pub(in crate::cli) reason: String,
    /// Whether it may be different a moment later.
    pub(in crate::cli) passes: bool,
}

/// Sends it once.
///
/// # Errors
/// When anything but a status of success came back.
pub(in crate::cli) fn post(post: &Post<'_>) -> Result<(), Refusal> {
    let lasting = |reason: &str| Refusal {
        reason: reason.to_owned(),
        passes: false,
    };
    let address: Uri = post
        .url
        .parse()
        .map_err(|_| lasting("its address is none"))?;
    match (address.scheme_str(), address.authority()) {
        (Some("https" | "http"), Some(authority)) if !authority.as_str().contains('@') => {}
        (Some("https" | "http"), Some(_)) => {
            return Err(lasting("its address has a user name in it"));
        }
        _ => return Err(lasting("its address is no https address")),
    }
    let guard = Guard {
        names: DefaultResolver::default(),
        allowed: post.allowed.to_vec(),
    };
    let config = config(post.within)
        .proxy(None)
        .max_response_header_size(LARGEST_HEAD)
        .tls_config(tls(post.authorities).map_err(lasting)?)
        .build();
    let agent = Agent::with_parts(config, DefaultConnector::default(), guard);
    let mut request = agent.post(address);
    for (name, value) in &post.headers {
        request = request.header(*name, value);
    }
    let status = request.send(post.body).map_err(refused)?.status();
    match status.as_u16() {
        200..300 => Ok(()),
        300..400 => Err(lasting("the server redirects, which is not followed")),
        code => Err(Refusal {
            reason: format!("the server answered with status {code}"),
            passes: code >= 500 || code == 408 || code == 429,
        }),
    }
}

fn tls(authorities: Option<&[u8]>) -> Result<TlsConfig, &'static str> {
    let Some(pem) = authorities else {
        return Ok(TlsConfig::default());
    };
    let mut trusted: Vec<Certificate<'static>> = Vec::new();
    for item in ureq::tls::parse_pem(pem) {
        if let PemItem::Certificate(certificate) =
            item.map_err(|_| "its `certificates` are no PEM")?
        {
            trusted.push(certificate);
        }
    }
    match trusted.is_empty() {
        true => Err("its `certificates` hold none"),
        false => Ok(TlsConfig::builder()
            .root_certs(RootCerts::new_with_certs(&trusted))
            .build()),
    }
}

fn refused(error: ureq::Error) -> Refusal {
    let reason = match &error {
        ureq::Error::Other(why) if why.is::<Forbidden>() => why.to_string(),
        other => failed(other),
    };
    // What a server is does not change in a second; whether it can be reached may.
    let passes = match error {
        ureq::Error::Other(_) | ureq::Error::Tls(_) | ureq::Error::Rustls(_) => false,
        ureq::Error::Io(error) => error.kind() != io::ErrorKind::InvalidData,
        _ => true,
    };
    Refusal { reason, passes }
}
