//! The one small client: everything that opens a connection is in this folder, behind the feature `net`.

use std::time::Duration;

use ureq::Agent;
use ureq::config::ConfigBuilder;
use ureq::typestate::AgentScope;

mod address;
mod get;
mod post;

pub(super) use address::Network;
pub(super) use get::get;
pub(super) use post::Post;
pub(super) use post::Refusal;
pub(super) use post::post;

/// To set up a connection.
const CONNECT: Duration = Duration::from_secs(5);

/// What is said of every fault in setting up TLS.
const INSECURE: &str = "no secure connection could be made: its certificate is not one to trust, or is not of that name";

/// What every connection has: bounded in time, no redirect followed unseen, a status is no error.
fn config(total: Duration) -> ConfigBuilder<AgentScope> {
    Agent::config_builder()
        .timeout_connect(Some(CONNECT.min(total)))
        .timeout_global(Some(total))
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent(concat!("llmcost/", env!("CARGO_PKG_VERSION")))
}

/// What failed, in words; nothing of what a server says is quoted.
fn failed(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Timeout(_) => "the server took too long".to_owned(),
        ureq::Error::HostNotFound => "there is no such host, or no network".to_owned(),
        ureq::Error::ConnectionFailed => "no connection could be made".to_owned(),
        ureq::Error::BodyExceedsLimit(limit) => format!("the answer is larger than {limit} bytes"),
        ureq::Error::Io(error) => match error.kind() {
            std::io::ErrorKind::TimedOut => "the server took too long".to_owned(),
            std::io::ErrorKind::InvalidData => INSECURE.to_owned(),
            kind => format!("the connection failed: {kind}"),
        },
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => INSECURE.to_owned(),
        _ => "the server's answer could not be read".to_owned(),
    }
}
