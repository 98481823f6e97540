//! Which headers an endpoint may have: their names, and values that are fixed.

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser as _};
use syn::{Ident, LitStr, Token};

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

/// A header's name in lower case, or the beginning of several, if an endpoint may have it.
pub(crate) fn header_name(name: &LitStr, prefix: bool, sink: &mut Sink) -> Option<String> {
    let text = name.value();
    let lower = text.to_ascii_lowercase();
    if text.is_empty() || !text.bytes().all(is_token) {
        let what = if text.is_empty() {
            "the name of a header is empty".to_owned()
        } else {
            format!("`{text}` is not the name of a header")
        };
        let plain = text.split(|c: char| !u8::try_from(c).is_ok_and(is_token));
        let plain: Vec<&str> = plain.filter(|part| !part.is_empty()).collect();
        let help = match (plain.join("-"), prefix) {
            (plain, _) if !plain.is_empty() => format!("write \"{plain}\" (RFC 9110, 5.1)"),
            (_, true) => "write how the names begin, as \"x-meta-\"".to_owned(),
            (_, false) => "write a name, as \"X-Api-Version\"".to_owned(),
        };
        sink.push(name, what, help);
        return None;
    }
    let transports = ["host", "content-length", "transfer-encoding", "connection"];
    if transports.contains(&lower.as_str()) {
        let what = format!("the header `{lower}` is the transport's to set");
        let help = if prefix {
            "write how names of other headers begin, as \"x-meta-\""
        } else {
            "leave it out: it follows from the base URL and the body"
        };
        sink.push(name, what, help);
        return None;
    }
    Some(lower)
}

/// RFC 9110, 5.6.2.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// `("name" = "value")`.
pub(super) fn fixed_header(
    key: &Ident,
    input: ParseStream<'_>,
    sink: &mut Sink,
) -> Option<(LitStr, LitStr)> {
    let what = "the option `header` is not written like this";
    let Ok(group) = input.parse::<Group>() else {
        let mut rest = TokenStream::new();
        while !input.is_empty() && !input.peek(Token![,]) {
            rest.extend(input.parse::<TokenTree>());
        }
        sink.push(key, what, format!("write `{}`", meant(&rest)));
        return None;
    };
    let read = |inner: ParseStream<'_>| {
        let name = inner.parse()?;
        inner.parse::<Token![=]>()?;
        Ok((name, inner.parse()?))
    };
    match read.parse2(group.stream()) {
        Ok(header) => Some(header),
        Err(_) if group.stream().is_empty() => {
            sink.push(key, what, format!("write `{}`", meant(&TokenStream::new())));
            None
        }
        Err(_) => {
            let help = match computed(&group.stream()) {
                Some(name) => {
                    format!("write `#[header({name})]` on a field for a value that is not fixed")
                }
                None => format!("write `{}`", meant(&group.stream())),
            };
            sink.push(group.stream(), what, help);
            None
        }
    }
}

/// The name of `"name" = expression`.
fn computed(tokens: &TokenStream) -> Option<String> {
    let mut trees = tokens.clone().into_iter();
    let name = trees.next()?.to_string();
    let sign = trees.next()?.to_string();
    let is_name = name.starts_with('"') && ["=", ",", ":"].contains(&sign.as_str());
    match trees.next()? {
        TokenTree::Ident(first) if is_name && first != "true" && first != "false" => Some(name),
        _ => None,
    }
}

/// The header that these tokens name, as it is written: each pair has an option of its own.
fn meant(tokens: &TokenStream) -> String {
    let mut texts = Vec::new();
    named(tokens.clone(), &mut texts);
    if texts.is_empty() {
        texts.push("x-name".to_owned());
    }
    if texts.len() % 2 == 1 {
        texts.push("value".to_owned());
    }
    let pairs = texts
        .chunks(2)
        .map(|pair| format!("header(\"{}\" = \"{}\")", pair[0], pair[1]));
    pairs.collect::<Vec<_>>().join(", ")
}

/// The names and values among these tokens.
fn named(tokens: TokenStream, texts: &mut Vec<String>) {
    for tree in tokens {
        match tree {
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let text = text.trim_matches('"');
                match text.split_once(": ").filter(|_| texts.is_empty()) {
                    Some((name, value)) => texts.extend([name.to_owned(), value.to_owned()]),
                    None => texts.push(text.to_owned()),
                }
            }
            TokenTree::Ident(name) => texts.push(name.to_string().replace('_', "-")),
            TokenTree::Group(group) => named(group.stream(), texts),
            TokenTree::Punct(_) => {}
        }
    }
}
