//! Where does a reference lead that a server wrote?
//!
//! `Location` (RFC 9110, 10.2.2) and the target of a `Link` (RFC 8288, 3.1) are URI references. They
//! are resolved as text by RFC 3986, 5.2, so that the server's own bytes are asked for again. What
//! two parsers could read in two ways is refused, and no reason repeats anything of the reference.

#[cfg(test)]
mod tests;

use http::Uri;

use crate::base::{BaseUrl, normal_host, split_port};

/// The most bytes that a reference may have.
const MOST: usize = 64 << 10;

/// An absolute `http` or `https` URL without user information and fragment. Scheme, host and port
/// are in the form in which a [`BaseUrl`] has them.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Target {
    text: String,
    /// Where the path begins.
    origin: usize,
    uri: Uri,
}

impl Target {
    /// Resolves a reference against the URL of the request that it answers.
    ///
    /// # Errors
    ///
    /// Why it is refused: words that go on after "its target".
    pub(crate) fn resolve(reference: &[u8], from: &Uri) -> Result<Target, &'static str> {
        let reference = plain(reference)?;
        let reference = reference.split('#').next().unwrap_or_default();
        let (scheme, rest) = scheme(reference)?;
        let from_scheme = from.scheme_str().unwrap_or_default();
        if let Some(rest) = rest.strip_prefix("//") {
            let end = rest.find(['/', '?']).unwrap_or(rest.len());
            let (authority, path) = rest.split_at(end);
            let scheme = scheme.unwrap_or_else(|| from_scheme.to_owned());
            return Target::join(&origin(&scheme, authority)?, path);
        }
        if scheme.is_some() {
            return Err("has no host");
        }
        let origin = origin(
            from_scheme,
            from.authority().map_or("", |authority| authority.as_str()),
        )?;
        let (path, query) = (from.path(), from.query());
        if rest.is_empty() {
            let query = query.map_or(String::new(), |query| format!("?{query}"));
            return Target::join(&origin, &format!("{path}{query}"));
        }
        if rest.starts_with('?') {
            return Target::join(&origin, &format!("{path}{rest}"));
        }
        if rest.starts_with('/') {
            return Target::join(&origin, rest);
        }
        let folder = path.rfind('/').map_or("/", |slash| &path[..=slash]);
        Target::join(&origin, &format!("{folder}{rest}"))
    }

    /// `rest` is a path, which may be empty, and perhaps a query.
    fn join(origin: &str, rest: &str) -> Result<Target, &'static str> {
        let (path, query) = rest.split_at(rest.find('?').unwrap_or(rest.len()));
        let text = format!("{origin}{}{query}", without_dots(path));
        let uri = Uri::try_from(text.as_str()).map_err(|_| "is not a URL")?;
        Ok(Target {
            origin: origin.len(),
            text,
            uri,
        })
    }

    /// The whole URL.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Scheme, host and port (RFC 6454).
    pub(crate) fn origin(&self) -> &str {
        &self.text[..self.origin]
    }

    /// The URL without its query: what an error may show.
    pub(crate) fn without_query(&self) -> &str {
        self.as_str().split('?').next().unwrap_or_default()
    }

    /// The URL as a request has it.
    pub(crate) fn uri(&self) -> &Uri {
        &self.uri
    }

    /// Whether credentials for this base may go there.
    pub(crate) fn has_origin_of(&self, base: &BaseUrl) -> bool {
        self.origin() == base.origin()
    }

    /// Whether going there from `from` gives up encryption.
    pub(crate) fn downgrades(&self, from: &Uri) -> bool {
        from.scheme_str() == Some("https") && !self.text.starts_with("https:")
    }
}

/// The reference as text, where all parsers read the same in it. Of a backslash some make a slash;
/// tabs and line breaks some drop.
fn plain(reference: &[u8]) -> Result<&str, &'static str> {
    let reference = reference.trim_ascii();
    if reference.len() > MOST {
        return Err("is longer than 64 KiB");
    }
    if reference.iter().any(u8::is_ascii_control) {
        return Err("holds a control character");
    }
    if reference.contains(&b'\\') {
        return Err("holds a backslash");
    }
    match str::from_utf8(reference) {
        Ok(text) if text.contains(' ') => Err("is not a URL"),
        Ok(text) if text.is_ascii() => Ok(text),
        _ => Err("is not ASCII"),
    }
}

/// The scheme in lower case, where there is one, and what follows its colon.
fn scheme(reference: &str) -> Result<(Option<String>, &str), &'static str> {
    let first = reference.split(['/', '?']).next().unwrap_or_default();
    let Some((scheme, _)) = first.split_once(':') else {
        return Ok((None, reference));
    };
    let begins = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let goes_on = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
    if !begins || !scheme.bytes().all(goes_on) {
        return Err("is not a URL");
    }
    match scheme.to_ascii_lowercase() {
        lower if lower == "http" || lower == "https" => {
            Ok((Some(lower), &reference[scheme.len() + 1..]))
        }
        _ => Err("is neither `http` nor `https`"),
    }
}

fn origin(scheme: &str, authority: &str) -> Result<String, &'static str> {
    if authority.contains('@') {
        return Err("holds user information");
    }
    let (host, port) = split_port(authority).map_err(|_| "has a port that is none")?;
    if host.is_empty() {
        return Err("has no host");
    }
    let host = normal_host(host).map_err(|_| "has a host that is none")?;
    let default = if scheme == "https" { 443 } else { 80 };
    let origin = match port.filter(|port| *port != default) {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    };
    #[cfg(feature = "reqwest")]
    crate::base::as_parsers_read_it(&origin, "").map_err(|_| "has a host that is none")?;
    Ok(origin)
}

/// Takes the segments `.` and `..` out of a path (RFC 3986, 5.2.4).
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut open = true;
    for segment in path.strip_prefix('/').unwrap_or(path).split('/') {
        open = matches!(segment, "." | "..");
        match segment {
            "." => {}
            ".." => {
                kept.pop();
            }
            _ => kept.push(segment),
        }
    }
    let end = if open && !kept.is_empty() { "/" } else { "" };
    format!("/{}{end}", kept.join("/"))
}
