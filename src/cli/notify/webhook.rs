//! A webhook: the event is posted as JSON, signed as Standard Webhooks describes (HMAC-SHA256 over id, time and body).

use std::fs;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::hmac;

use super::destinations::Address;
use super::destinations::Webhook;
use super::event;
use crate::cli::Environment;
use crate::cli::net;
use crate::cli::net::Network;
use crate::cli::net::Post;
use crate::cli::net::Refusal;
use crate::store::Delivery;
use crate::units::Timestamp;

/// Between the tries of one command; what still fails is kept for a later one.
const PAUSES: [Duration; 2] = [Duration::from_millis(500), Duration::from_millis(1500)];
/// What the secrets of Standard Webhooks begin with; the rest is base64.
const PREFIX: &str = "whsec_";

/// Posts it, again where that may help and there is time.
///
/// # Errors
/// In words, when it did not arrive.
pub(super) fn send(
    webhook: &Webhook,
    delivery: &Delivery,
    environment: &Environment,
    within: Duration,
) -> Result<(), String> {
    let end = Instant::now() + within;
    let url = match &webhook.url {
        Address::Stated(url) => url,
        Address::Variable(name) => variable(environment, name)?,
    };
    let secret = match &webhook.secret_env {
        Some(name) => Some(secret(variable(environment, name)?).ok_or_else(|| {
            format!("what the environment variable {name} has after {PREFIX} is no base64")
        })?),
        None => None,
    };
    let networks = webhook.allow.iter().map(|text| text.parse());
    let allowed: Vec<Network> = networks
        .collect::<Result<_, String>>()
        .map_err(|reason| format!("`allow`: {reason}"))?;
    let authorities =
        match &webhook.certificates {
            Some(path) => Some(fs::read(path).map_err(|error| {
                format!("`{}` cannot be read: {}", path.display(), error.kind())
            })?),
            None => None,
        };
    let body = event::json(delivery.id, &delivery.crossing);
    let mut pauses = PAUSES.iter();
    loop {
        let refusal = net::post(&Post {
            url,
            headers: headers(delivery, secret.as_deref(), environment.clock(), &body),
            body: body.as_bytes(),
            allowed: &allowed,
            authorities: authorities.as_deref(),
            within: end.saturating_duration_since(Instant::now()),
        });
        let Refusal { reason, passes } = match refusal {
            Ok(()) => return Ok(()),
            Err(refusal) => refusal,
        };
        match pauses.next() {
            Some(pause) if passes && Instant::now() + *pause < end => thread::sleep(*pause),
            _ => return Err(reason),
        }
    }
}

fn variable<'a>(environment: &'a Environment, name: &str) -> Result<&'a str, String> {
    environment
        .variable(name)
        .ok_or_else(|| format!("the environment variable {name} is not set"))
}

/// The bytes that sign: what the text stands for, or the text itself.
fn secret(text: &str) -> Option<Vec<u8>> {
    match text.strip_prefix(PREFIX) {
        Some(encoded) => STANDARD.decode(encoded).ok(),
        None => Some(text.as_bytes().to_vec()),
    }
}

fn headers(
    delivery: &Delivery,
    secret: Option<&[u8]>,
    now: Timestamp,
    body: &str,
) -> Vec<(&'static str, String)> {
    let id = delivery.id.to_string();
    let seconds = now.0.div_euclid(Timestamp::SECOND);
    let mut headers = vec![
        ("Content-Type", "application/json".to_owned()),
        ("Idempotency-Key", id.clone()),
        ("Webhook-Id", id.clone()),
        ("Webhook-Timestamp", seconds.to_string()),
    ];
    if let Some(secret) = secret {
        headers.push((
            "Webhook-Signature",
            signature(secret, &format!("{id}.{seconds}.{body}")),
        ));
    }
    headers
}

fn signature(secret: &[u8], text: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    format!("v1,{}", STANDARD.encode(hmac::sign(&key, text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_the_hmac_of_rfc_4231() {
        // Test case 2 of section 4.3.
        let signed = signature(b"Jefe", "what do ya want for nothing?");
        let expected: Vec<u8> = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            .as_bytes()
            .chunks(2)
            .filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
            .collect();
        assert_eq!(STANDARD.decode(&signed[3..]).ok(), Some(expected));
    }

    #[test]
    fn a_secret_is_base64_after_its_prefix_and_itself_without() {
        assert_eq!(secret("whsec_SmVmZQ==").as_deref(), Some(&b"Jefe"[..]));
        assert_eq!(secret("Jefe").as_deref(), Some(&b"Jefe"[..]));
        assert_eq!(secret("whsec_?"), None);
    }
}
