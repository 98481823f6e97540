//! How the value of an option is read: behind `=`, a flag, a time, a kind of body.

use proc_macro2::{Literal, Punct, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Ident, LitStr, Token};

use super::super::{next, skip_to};
use super::{BodyKind, is_option};
use crate::diag::{Sink, shown};
use crate::similar::nearest;

/// `= "30s"`, in milliseconds.
pub(super) fn timeout(key: &Ident, input: ParseStream<'_>, sink: &mut Sink) -> Option<u64> {
    let other = input.fork();
    let unquoted = other
        .parse::<Token![=]>()
        .and_then(|_| other.parse::<Literal>());
    if let Ok(literal) = unquoted
        && !literal.to_string().starts_with('"')
    {
        let what = "a limit on time is a text";
        sink.push(
            &literal,
            what,
            format!("write \"{}\"", time(&literal.to_string())),
        );
        skip_to(input, at_end);
        return None;
    }
    let usage = format!("timeout = \"{}\"", duration(&other));
    let text = value(key, &usage, input, sink, <LitStr as Parse>::parse)?;
    let value = text.value();
    let unit = value
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(value.len());
    let (digits, unit) = value.split_at(unit);
    let unit = match unit {
        "ms" => Some(1),
        "s" => Some(1_000),
        "m" => Some(60_000),
        _ => None,
    };
    let millis = unit
        .zip(digits.parse::<u64>().ok())
        .and_then(|(unit, n)| n.checked_mul(unit));
    if millis.is_none_or(|millis| millis == 0) {
        let what = format!("`{value}` is not a limit on time");
        let help = "write a whole number and its unit, as";
        sink.push(text, what, format!("{help} \"{}\"", time(&value)));
        return None;
    }
    millis
}

/// The time of `Duration::from_secs(30)`.
fn duration(input: ParseStream<'_>) -> String {
    let rest: TokenStream = input.fork().parse().unwrap_or_default();
    let text = rest.to_string();
    let text = text.split(',').next().unwrap_or_default();
    let made = text.split_once("from_").and_then(|(_, made)| {
        let (unit, number) = made.split_once('(')?;
        let number = number.trim_end().strip_suffix(')')?;
        Some(time(&format!("{number}{unit}")))
    });
    made.unwrap_or_else(|| "30s".to_owned())
}

/// The time that is meant, as nearly as it can be said: `1m 30s` is `90s`, and `1,5s` is `1500ms`.
fn time(text: &str) -> String {
    let mut rest = text.trim().replace(['_', ' '], "").replace(',', ".");
    let mut seconds = 0.0;
    while !rest.is_empty() {
        let is_digit = |c: char| c.is_ascii_digit() || c == '.';
        let unit = rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
        let end = rest[unit..]
            .find(is_digit)
            .map_or(rest.len(), |end| unit + end);
        seconds += part(&rest[..unit], &rest[unit..end].to_ascii_lowercase());
        rest.drain(..end);
    }
    if seconds <= 0.0 || seconds > 1e9 {
        "30s".to_owned()
    } else if seconds.fract() == 0.0 {
        format!("{seconds}s")
    } else {
        format!("{:.0}ms", (seconds * 1000.0).max(1.0))
    }
}

/// A number of units, in seconds.
fn part(number: &str, unit: &str) -> f64 {
    let number: f64 = number.parse().unwrap_or(0.0);
    match unit.as_bytes() {
        [b'm', b's', ..] | [b'm', b'i', b'l', ..] => number / 1000.0,
        [b'm', ..] => number * 60.0,
        [b'h', ..] => number * 3600.0,
        [b'd', ..] => number * 86400.0,
        _ => number,
    }
}

/// The kind of body. One with a slip is taken for what it was meant to be, so that fields have their
/// places.
pub(super) fn body_kind(kind: &Ident, sink: &mut Sink) -> Option<BodyKind> {
    let name = kind.to_string();
    let known = named_kind(&name);
    if known.is_some() {
        return known;
    }
    let near = match name.as_str() {
        "urlencoded" | "form_urlencoded" | "x_www_form_urlencoded" => Some("form"),
        "form_data" | "formdata" | "file" | "files" => Some("multipart"),
        _ => nearest(&name, ["json", "form", "multipart"]),
    };
    let help = match near {
        Some(near) => format!("write `body = {near}`"),
        None if name.starts_with(char::is_uppercase) => {
            "write `#[body]` on the field of this type".to_owned()
        }
        None => "write `body = json`, `body = form` or `body = multipart`".to_owned(),
    };
    sink.push(kind, format!("`{kind}` is not a kind of body"), help);
    near.and_then(named_kind)
}

fn named_kind(name: &str) -> Option<BodyKind> {
    match name {
        "json" => Some(BodyKind::Json),
        "form" => Some(BodyKind::Form),
        "multipart" => Some(BodyKind::Multipart),
        _ => None,
    }
}

/// Nothing stands behind an option that is said or not.
pub(super) fn flag(key: &Ident, input: ParseStream<'_>, sink: &mut Sink) -> Option<()> {
    if input.is_empty() || input.peek(Token![,]) {
        return Some(());
    }
    if input.peek(Token![=]) || input.peek(syn::token::Paren) {
        let what = format!("the option `{key}` takes no value");
        sink.push(key, what, format!("write `{key}`, or leave it out"));
        skip_to(input, |input| input.peek(Token![,]));
    }
    // What else stands here lacks its comma, and is reported so.
    None
}

/// The value behind `key =`, or what is read as one.
pub(super) fn value<T>(
    key: &Ident,
    usage: &str,
    input: ParseStream<'_>,
    sink: &mut Sink,
    read: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> Option<T> {
    if input.peek(syn::token::Paren) {
        return parenthesized(key, input, sink, read);
    }
    let other = other_sign(input);
    if input.parse::<Token![=]>().is_err() && other.is_none() || at_end(input) {
        let what = format!("the option `{key}` needs a value");
        sink.push(key, what, format!("write `{usage}`"));
        skip_to(input, |input| input.peek(Token![,]));
        return None;
    }
    if let Some(sign) = other {
        sink.push(
            sign,
            "`=` stands between an option and its value",
            "write `=`",
        );
    }
    let quoted = input.fork().parse::<LitStr>().ok();
    let ahead = input.fork();
    let what = format!("the option `{key}` does not take this value");
    let value = match (read(input), quoted) {
        (Ok(value), _) if at_end(input) || input.peek(Token![->]) || at_option(input) => {
            return Some(value);
        }
        (Ok(value), _) => {
            // What follows belongs to the value, and is no part of it.
            sink.push(next(input), what, format!("write `{usage}`"));
            Some(value)
        }
        (Err(_), Some(text)) => {
            let help = format!("write `{key} = {}`, without quotes", text.value());
            sink.push(text, what, help);
            None
        }
        (Err(_), None) => {
            sink.push(next(&ahead), what, format!("write `{usage}`"));
            None
        }
    };
    skip_to(input, at_end);
    value
}

/// Whether the next option follows, without its comma.
fn at_option(input: ParseStream<'_>) -> bool {
    let name = input.fork().call(Ident::parse_any);
    name.is_ok_and(|name| is_option(&name.to_string()))
}

/// Whether the value of an option may end here.
fn at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,]) || input.peek(Token![;])
}

/// Takes a sign that other languages have in the place of `=`.
fn other_sign(input: ParseStream<'_>) -> Option<TokenStream> {
    let ahead = input.fork();
    let mut signs = TokenStream::new();
    while let Ok(sign) = ahead.parse::<Punct>() {
        signs.extend([TokenTree::from(sign)]);
    }
    let length = ["::", "==", "=>", "->", ":=", "+=", "~"]
        .iter()
        .chain(&[":"])
        .find(|sign| signs.to_string().replace(' ', "").starts_with(**sign))?
        .len();
    let taken: TokenStream = signs.into_iter().take(length).collect();
    for _ in 0..length {
        let _: syn::Result<Punct> = input.parse();
    }
    Some(taken)
}

/// `error(Type)`, which is taken for `error = Type`.
fn parenthesized<T>(
    key: &Ident,
    input: ParseStream<'_>,
    sink: &mut Sink,
    read: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> Option<T> {
    let Ok(TokenTree::Group(group)) = input.parse::<TokenTree>() else {
        return None;
    };
    let what = format!("the option `{key}` has its value behind `=`");
    let help = format!("write `{key} = {}`", shown(&group.stream()));
    sink.push(key, what, help);
    read.parse2(group.stream()).ok()
}

pub(super) fn set<T>(slot: &mut Option<(Ident, T)>, key: Ident, value: Option<T>, sink: &mut Sink) {
    if slot.is_some() {
        sink.push(
            &key,
            format!("the option `{key}` stands here twice"),
            "leave one of them out",
        );
    } else if let Some(value) = value {
        *slot = Some((key, value));
    }
}
