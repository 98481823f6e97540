//! Which headers an endpoint may have: their names, and values that are fixed.

use syn::parse::ParseStream;
use syn::{LitStr, Token};

use super::super::skip_to;
use crate::diag::Sink;

/// A header's value, if it can be sent.
pub(crate) fn header_text(name: &str, value: &LitStr, sink: &mut Sink) -> Option<String> {
    let text = value.value();
    if text.trim() == text && text.bytes().all(|b| matches!(b, b' '..=b'~' | b'\t')) {
        return Some(text);
    }
    let what = format!("the value of the header `{name}` can't be sent as it is");
    let help = "write visible ASCII without white space at either end (RFC 9110, 5.5)";
    sink.push(value, what, help);
    None
}

/// A header's name in lower case, if an endpoint may have it.
pub(crate) fn header_name(name: &LitStr, sink: &mut Sink) -> Option<String> {
    let text = name.value();
    let lower = text.to_ascii_lowercase();
    let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    if text.is_empty() || !text.bytes().all(token) {
        let what = if text.is_empty() {
            "the name of a header is empty".to_owned()
        } else {
            format!("`{text}` is not the name of a header")
        };
        let help = "write letters, digits and hyphens, as `X-Api-Version` (RFC 9110, 5.1)";
        sink.push(name, what, help);
        return None;
    }
    let transports = ["host", "content-length", "transfer-encoding", "connection"];
    if transports.contains(&lower.as_str()) {
        let what = format!("the header `{lower}` is the transport's to set");
        sink.push(
            name,
            what,
            "leave it out: it follows from the base URL and the body",
        );
        return None;
    }
    Some(lower)
}

/// `("name" = "value")`.
pub(super) fn fixed_header(input: ParseStream<'_>) -> syn::Result<(LitStr, LitStr)> {
    let inner;
    syn::parenthesized!(inner in input);
    let read = |inner: ParseStream<'_>| {
        let name = inner.parse()?;
        inner.parse::<Token![=]>()?;
        let value = inner.parse()?;
        if inner.is_empty() {
            Ok((name, value))
        } else {
            Err(inner.error(""))
        }
    };
    let read = read(&inner);
    // What is left would be a mistake of its own.
    skip_to(&inner, |_| false);
    read
}
