//! Where an API lives: which base URLs are accepted, and in which form they are kept.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use crate::error::Error;
use crate::fault::Fault;
use crate::path::{is_dot_segment, is_path_byte};

/// The base URL of an API: scheme, host, port and a path that every request keeps.
///
/// It is held in the form that the WHATWG URL standard would give it: scheme and host in lower
/// case, no default port, no slash at the end. What can't be kept byte for byte is refused.
///
/// ```
/// use endpoint::BaseUrl;
///
/// let base: BaseUrl = "HTTPS://Api.GitHub.com:443/v3/".parse()?;
/// assert_eq!(base.as_str(), "https://api.github.com/v3");
/// assert_eq!(base.origin(), "https://api.github.com");
/// assert!("https://user:secret@api.github.com".parse::<BaseUrl>().is_err());
/// # Ok::<(), endpoint::Error>(())
/// ```
///
/// # Errors
///
/// Parsing fails for another scheme than `http` and `https`, for user information (RFC 3986,
/// 3.2.1), a query or a fragment, for a host that is not ASCII (write its `xn--` form), and for a
/// path with characters or dot segments that URL parsers rewrite.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BaseUrl {
    text: String,
    /// Where the path begins.
    origin: usize,
}

impl BaseUrl {
    /// The whole URL, without a slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Scheme, host and port (RFC 6454): what credentials are bound to.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.text[..self.origin]
    }
}

#[cfg(feature = "client")]
impl BaseUrl {
    /// Host and port as traces name them: an IPv6 address without its brackets.
    pub(crate) fn host_and_port(&self) -> (&str, u16) {
        let (scheme, authority) = self.origin().split_once("://").unwrap_or_default();
        let default = if scheme == "https" { 443 } else { 80 };
        match split_port(authority) {
            Ok((host, port)) => (host.trim_matches(['[', ']']), port.unwrap_or(default)),
            Err(_) => (authority, default),
        }
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl FromStr for BaseUrl {
    type Err = Error;

    fn from_str(text: &str) -> Result<BaseUrl, Error> {
        let refused = |why| Fault::build(format!("the base URL is refused: {why}"));
        parse(text).map_err(|why| Error::of(refused(why)))
    }
}

/// The texts never repeat the URL: it may hold a password.
fn parse(text: &str) -> Result<BaseUrl, String> {
    let Some((scheme, rest)) = text.split_once("://") else {
        return Err("it must begin with `https://` or `http://`".to_owned());
    };
    let (scheme, default_port) = match scheme.to_ascii_lowercase().as_str() {
        "https" => ("https", 443),
        "http" => ("http", 80),
        _ => return Err("its scheme is neither `https` nor `http`".to_owned()),
    };
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    if authority.contains('@') {
        return Err("it holds user information; give credentials to the client builder".to_owned());
    }
    if path.contains('#') {
        return Err("it has a fragment (`#`)".to_owned());
    }
    if path.contains('?') {
        return Err("it has a query (`?`); declare query parameters on the endpoint".to_owned());
    }
    let path = path.trim_end_matches('/');
    check_path(path)?;
    let (host, port) = split_port(authority)?;
    let mut text = format!("{scheme}://{}", normal_host(host)?);
    if let Some(port) = port.filter(|port| *port != default_port) {
        text.push_str(&format!(":{port}"));
    }
    let origin = text.len();
    text.push_str(path);
    #[cfg(feature = "reqwest")]
    as_parsers_read_it(&text, path)?;
    Ok(BaseUrl { text, origin })
}

/// A last look by the URL parser that the transport will use: some `xn--` names it refuses or rewrites.
#[cfg(feature = "reqwest")]
pub(crate) fn as_parsers_read_it(text: &str, path: &str) -> Result<(), String> {
    let read = reqwest::Url::parse(text).map_err(|error| format!("it is no URL: {error}"))?;
    let slash = if path.is_empty() { "/" } else { "" };
    if read.as_str().strip_suffix(slash) != Some(text) {
        return Err("URL parsers read it as another one".to_owned());
    }
    Ok(())
}

/// Host and port of an authority that has no user information.
pub(crate) fn split_port(authority: &str) -> Result<(&str, Option<u16>), String> {
    let after_host = authority.rfind(']').map_or(0, |bracket| bracket + 1);
    let Some(colon) = authority[after_host..].find(':') else {
        return Ok((authority, None));
    };
    let (host, port) = authority.split_at(after_host + colon);
    match &port[1..] {
        "" => Ok((host, None)),
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => match digits.parse() {
            Ok(port) => Ok((host, Some(port))),
            Err(_) => Err("its port is greater than 65535".to_owned()),
        },
        _ => Err("its port is not a number".to_owned()),
    }
}

/// The host as the URL standard writes it.
pub(crate) fn normal_host(host: &str) -> Result<String, String> {
    if host.is_empty() {
        return Err("it has no host".to_owned());
    }
    if let Some(address) = host.strip_prefix('[') {
        let address = address
            .strip_suffix(']')
            .and_then(|a| Ipv6Addr::from_str(a).ok());
        return address
            .map(normal_ipv6)
            .ok_or_else(|| "its host is not an IPv6 address".to_owned());
    }
    if !host.is_ascii() {
        return Err("its host is not ASCII; write the `xn--` form of the name".to_owned());
    }
    let host = host.to_ascii_lowercase();
    let named = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    if !host.bytes().all(named) || host.starts_with('.') || host.contains("..") {
        return Err("its host is not a host name".to_owned());
    }
    // The URL standard takes a name whose last label is a number for an IPv4 address.
    let last = host
        .trim_end_matches('.')
        .rsplit('.')
        .next()
        .unwrap_or_default();
    let number = last.bytes().all(|b| b.is_ascii_digit()) || last.starts_with("0x");
    if number && Ipv4Addr::from_str(&host).is_err() {
        return Err("its host is not an IPv4 address".to_owned());
    }
    Ok(host)
}

/// The URL standard has no dotted tail for mapped addresses, unlike the standard library.
fn normal_ipv6(address: Ipv6Addr) -> String {
    match address.to_ipv4_mapped() {
        Some(_) => {
            let tail = address.segments();
            format!("[::ffff:{:x}:{:x}]", tail[6], tail[7])
        }
        None => format!("[{address}]"),
    }
}

fn check_path(path: &str) -> Result<(), String> {
    if !path.is_ascii()
        || !path
            .bytes()
            .all(|b| is_path_byte(b) || matches!(b, b'/' | b'%'))
    {
        return Err("its path has characters that must be percent-encoded".to_owned());
    }
    let bytes = path.as_bytes();
    let hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    let escape = |at: usize| bytes[at] != b'%' || hex(at + 1) && hex(at + 2);
    if !(0..bytes.len()).all(escape) {
        return Err("its path has a `%` that is not followed by two hex digits".to_owned());
    }
    match path.strip_prefix('/') {
        Some(path) if path.split('/').any(is_dot_segment) => {
            Err("its path has a `.` or `..` segment".to_owned())
        }
        Some(path) if path.split('/').any(str::is_empty) => {
            Err("its path has an empty segment (`//`)".to_owned())
        }
        _ => Ok(()),
    }
}
