//! Where a webhook may go: public addresses, and those that the user's configuration names.
//!
//! A name is looked up once, every address it has is judged, and the connection goes to the very address that was judged: a
//! name server that answers differently the second time is not asked a second time.

use std::fmt;
use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::Ipv6Addr;
use std::str::FromStr;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::http::uri::Scheme;
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::resolver::ResolvedSocketAddrs;
use ureq::unversioned::resolver::Resolver;
use ureq::unversioned::transport::NextTimeout;

/// Addresses that begin alike: `10.0.0.0/8`, `::1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Network {
    first: u128,
    bits: u32,
}

impl Network {
    fn contains(&self, address: IpAddr) -> bool {
        let mask = u128::MAX.checked_shl(u128::BITS - self.bits).unwrap_or(0);
        wide(address) & mask == self.first & mask
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no address and no network such as 10.0.0.0/8");
        let (address, length) = match text.split_once('/') {
            Some((address, length)) => (address, Some(length)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let own = if address.is_ipv4() { 32 } else { 128 };
        let length: u32 = match length {
            Some(length) => length.parse().map_err(|_| wrong())?,
            None => own,
        };
        if length > own {
            return Err(wrong());
        }
        Ok(Self {
            first: wide(address),
            bits: u128::BITS - own + length,
        })
    }
}

/// An address as version 6 writes it, so that both versions are compared alike.
fn wide(address: IpAddr) -> u128 {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

/// Looks names up, and refuses addresses that nobody on the internet should be reached by.
#[derive(Debug)]
pub(super) struct Guard {
    pub(super) names: DefaultResolver,
    pub(super) allowed: Vec<Network>,
}

/// Why a name was refused.
#[derive(Debug)]
pub(super) struct Forbidden(pub(super) &'static str);

impl fmt::Display for Forbidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Forbidden {}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        let is_secure = uri.scheme() == Some(&Scheme::HTTPS);
        for address in &found {
            self.judge(address.ip(), is_secure)
                .map_err(|why| ureq::Error::Other(Box::new(why)))?;
        }
        Ok(found)
    }
}

impl Guard {
    fn judge(&self, address: IpAddr, is_secure: bool) -> Result<(), Forbidden> {
        let address = address.to_canonical();
        if !is_secure && !address.is_loopback() {
            return Err(Forbidden("http is for this machine alone; use https"));
        }
        let is_named = self.allowed.iter().any(|network| network.contains(address));
        if is_public(address) || is_named {
            return Ok(());
        }
        Err(Forbidden(
            "its address is of this machine or of a private network; name it in `allow` if that is meant",
        ))
    }
}

/// Whether an address is one of the internet's: neither this machine, nor a private, local or special network.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let is_shared = first == 100 && (64..128).contains(&second);
    let is_special = first == 192 && second == 0 && third == 0;
    let is_benchmark = first == 198 && (18..20).contains(&second);
    !(first == 0
        || first >= 240
        || is_shared
        || is_special
        || is_benchmark
        || address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation())
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    // 2000::/3 is all that is given out; what in it carries an address of version 4 is that address.
    if (first, second) == (0x64, 0xff9b) {
        return is_public_v4(Ipv4Addr::from_bits(address.to_bits() as u32));
    }
    if first == 0x2002 {
        return is_public_v4(Ipv4Addr::from_bits((address.to_bits() >> 80) as u32));
    }
    let is_documentation = (first, second) == (0x2001, 0xdb8) || first == 0x3fff;
    let is_teredo = (first, second) == (0x2001, 0);
    first & 0xe000 == 0x2000 && !is_documentation && !is_teredo
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(allowed: &[&str]) -> Guard {
        Guard {
            names: DefaultResolver::default(),
            allowed: allowed
                .iter()
                .map(|text| text.parse().expect("a network"))
                .collect(),
        }
    }

    #[test]
    fn only_the_internet_is_reached_unless_the_user_names_more() {
        for (text, public) in [
            ("93.184.216.34", true),
            ("100.63.255.255", true),
            ("172.15.0.1", true),
            ("172.32.0.1", true),
            ("2606:2800:220:1::1", true),
            ("::ffff:93.184.216.34", true),
            ("64:ff9b::5db8:d822", true),
            ("0.0.0.0", false),
            ("0.1.2.3", false),
            ("127.0.0.1", false),
            ("127.8.9.1", false),
            ("10.1.2.3", false),
            ("172.16.0.1", false),
            ("192.168.0.1", false),
            ("169.254.169.254", false),
            ("100.64.0.1", false),
            ("192.0.0.8", false),
            ("198.18.0.1", false),
            ("224.0.0.1", false),
            ("240.0.0.1", false),
            ("255.255.255.255", false),
            ("::", false),
            ("::1", false),
            ("fe80::1", false),
            ("fc00::1", false),
            ("fd00:ec2::254", false),
            ("ff02::1", false),
            ("::ffff:169.254.169.254", false),
            ("::ffff:127.0.0.1", false),
            ("64:ff9b::a9fe:a9fe", false),
            ("2002:7f00:1::", false),
            ("2001:db8::1", false),
        ] {
            let address: IpAddr = text.parse().expect("an address");
            assert_eq!(guard(&[]).judge(address, true).is_ok(), public, "{text}");
        }
    }

    #[test]
    fn what_is_named_is_reached_and_nothing_beside_it() {
        let named = guard(&["10.1.0.0/16", "::1", "127.0.0.1"]);
        for (text, secure, fine) in [
            ("10.1.255.1", true, true),
            ("10.2.0.1", true, false),
            ("10.1.0.1", false, false),
            ("127.0.0.1", false, true),
            ("::ffff:127.0.0.1", false, true),
            ("127.0.0.2", false, false),
            ("::1", false, true),
            ("::2", true, false),
            ("93.184.216.34", false, false),
        ] {
            let address: IpAddr = text.parse().expect("an address");
            assert_eq!(named.judge(address, secure).is_ok(), fine, "{text}");
        }
        assert!(
            guard(&["0.0.0.0/0"])
                .judge(IpAddr::V4(Ipv4Addr::LOCALHOST), true)
                .is_ok()
        );
        assert!(
            guard(&["0.0.0.0/0"])
                .judge(IpAddr::V6(Ipv6Addr::LOCALHOST), true)
                .is_err()
        );
        for text in [
            "",
            "10.0.0.0/33",
            "::1/129",
            "example.com",
            "10.0.0.0/-1",
            "10.0.0/8",
        ] {
            assert!(text.parse::<Network>().is_err(), "{text}");
        }
    }
}
