//! Which options an attribute has, and what each one holds.

mod header;
mod meant;
mod paginate;
mod value;

use proc_macro2::TokenStream;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Path, Token, Type};

use self::header::fixed_header;
use self::value::{body_kind, flag, set, timeout, value};
use super::arrow::response;
use super::types::owned;
use super::{next, skip_to};
use crate::diag::{Sink, shown};
use crate::listed::listed;

pub(crate) use self::header::{header_name, header_text};
pub(crate) use self::paginate::Paginate;

/// The options, as they are written.
const OPTIONS: [&str; 9] = [
    "error",
    "body",
    "accept",
    "header",
    "idempotent",
    "idempotency_key",
    "paginate",
    "timeout",
    "crate",
];

/// What the response is called where it is an option.
const RESPONSE: [&str; 8] = [
    "response",
    "returns",
    "return",
    "output",
    "ok",
    "type",
    "result",
    "response_type",
];

/// What a body is made of (`body = …`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyKind {
    Json,
    Form,
    Multipart,
}

/// The options behind method, path and response. A key is kept beside its value.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) error: Option<(Ident, Type)>,
    pub(crate) body: Option<(Ident, BodyKind)>,
    /// Fixed headers by their names in lower case; `accept` is one of them.
    pub(crate) headers: Vec<(LitStr, String, String)>,
    /// Whether a call that changes something may be repeated.
    pub(crate) idempotent: Option<(Ident, ())>,
    /// Whether each call carries a key by which the server knows it again.
    pub(crate) idempotency_key: Option<(Ident, ())>,
    /// How the next page is asked for.
    pub(crate) paginate: Option<(Ident, Paginate)>,
    /// The limit of a call, in milliseconds.
    pub(crate) timeout: Option<(Ident, u64)>,
    pub(crate) runtime: Option<(Ident, Path)>,
}

impl Options {
    /// Reads `, option` until the end.
    pub(super) fn read(
        &mut self,
        input: ParseStream<'_>,
        arrow: &mut Option<Type>,
        sink: &mut Sink,
    ) {
        let mut first = true;
        while !input.is_empty() {
            let separator = next(input);
            let comma = comma(input, sink);
            if input.is_empty() {
                return;
            }
            if input.peek(Token![,]) {
                let what = "a comma stands here twice";
                sink.push(next(input), what, "leave the comma out");
            } else if input.peek(Token![->]) {
                let late: Option<Token![->]> = input.parse().ok();
                if arrow.is_some() {
                    let help = "leave one of the types out, or make an enum of them";
                    sink.push(late, "the response is declared twice", help);
                } else if first && comma {
                    let help = "leave the comma out: `METHOD \"path\" -> Type`";
                    sink.push(separator, "no comma stands before `->`", help);
                } else {
                    let ty: syn::Result<Type> = input.fork().parse();
                    let ty = ty.map_or_else(|_| "Type".to_owned(), |ty| shown(&ty));
                    let help = format!("write `-> {ty}` before the options");
                    sink.push(late, "the response must stand before the options", help);
                }
                *arrow = response(late, input, sink).or(arrow.take());
            } else if let Ok(key) = input.call(Ident::parse_any) {
                if RESPONSE.iter().any(|name| key == name) && input.peek(Token![=]) {
                    *arrow = as_option(&key, input, sink).or(arrow.take());
                } else {
                    self.option(key, input, arrow.is_some(), sink);
                }
            } else {
                sink.push(next(input), "an option begins with its name", known());
                skip_to(input, |input| input.peek(Token![,]));
            }
            first = false;
        }
    }

    fn option(&mut self, key: Ident, input: ParseStream<'_>, arrow: bool, sink: &mut Sink) {
        match key.to_string().as_str() {
            "error" => {
                let value = value(&key, "error = Type", input, sink, Type::parse);
                let value = value.and_then(|error| owned(error, "failure", sink));
                set(&mut self.error, key, value, sink);
            }
            "body" => {
                let kind = value(&key, "body = json", input, sink, Ident::parse_any);
                let kind = kind.and_then(|kind| body_kind(&kind, sink));
                set(&mut self.body, key, kind, sink);
            }
            "accept" => self.accept(&key, input, sink),
            "header" => {
                if let Some((name, text)) = fixed_header(&key, input, sink) {
                    self.header(&name, &text, sink);
                }
            }
            "idempotent" => {
                let flag = flag(&key, input, sink);
                set(&mut self.idempotent, key, flag, sink);
            }
            "idempotency_key" => {
                let flag = flag(&key, input, sink);
                set(&mut self.idempotency_key, key, flag, sink);
            }
            "paginate" => {
                let paginate = paginate::read(&key, input, sink);
                set(&mut self.paginate, key, Some(paginate), sink);
            }
            "timeout" => {
                let millis = timeout(&key, input, sink);
                set(&mut self.timeout, key, millis, sink);
            }
            "crate" => {
                let path = Path::parse_mod_style;
                let path = value(&key, "crate = path", input, sink, path);
                set(&mut self.runtime, key, path, sink);
            }
            _ => {
                let help = meant::help(&key, input, arrow, self.error.is_some());
                sink.push(&key, format!("`{key}` is not an option"), help);
                self.as_meant(&key, input, arrow);
                meant::skip(input);
            }
        }
    }
}

impl Options {
    /// Takes an option for the one that was meant, if it can be read so: what follows from it is then
    /// no second mistake.
    fn as_meant(&mut self, key: &Ident, input: ParseStream<'_>, arrow: bool) {
        let mut unread = Sink::default();
        match meant::meant(&key.to_string()) {
            Some(meant::Meant::Named(name)) => {
                let meant = Ident::new(name, key.span());
                self.option(meant, input, arrow, &mut unread);
            }
            Some(meant::Meant::Body(kind)) => {
                set(&mut self.body, key.clone(), Some(kind), &mut unread);
            }
            None => {}
        }
        // It has one mistake, which was told.
        let _: Option<TokenStream> = unread.finish();
    }

    fn accept(&mut self, key: &Ident, input: ParseStream<'_>, sink: &mut Sink) {
        let usage = format!("accept = \"{}\"", meant::content_type(input));
        if let Some(text) = value(key, &usage, input, sink, <LitStr as Parse>::parse) {
            let name = LitStr::new("accept", key.span());
            self.header(&name, &text, sink);
        }
    }

    /// Adds a fixed header, if it can be sent.
    fn header(&mut self, name: &LitStr, value: &LitStr, sink: &mut Sink) {
        let Some(lower) = header_name(name, false, sink) else {
            return;
        };
        let Some(text) = header_text(&lower, value, sink) else {
            return;
        };
        if lower == "idempotency-key" {
            // A server would take every call for the first one.
            let what = "a fixed `Idempotency-Key` is the same for every call";
            sink.push(
                name,
                what,
                "write the option `idempotency_key`, which makes one for each call",
            );
            return;
        }
        if self.headers.iter().any(|(_, known, _)| *known == lower) {
            let what = format!("the header `{lower}` stands here twice");
            sink.push(
                name,
                what,
                "leave one of them out, or join the values with `, `",
            );
        } else {
            self.headers.push((name.clone(), lower, text));
        }
    }
}

/// `response = Type`, which is taken for `-> Type`.
fn as_option(key: &Ident, input: ParseStream<'_>, sink: &mut Sink) -> Option<Type> {
    let _: syn::Result<Token![=]> = input.parse();
    let response = input.parse::<Type>().ok();
    let shown = response.as_ref().map_or("Type".to_owned(), shown);
    let what = "the response is not an option";
    sink.push(key, what, format!("write `-> {shown}` before the options"));
    skip_to(input, |input| input.peek(Token![,]));
    response
}

/// Whether an option is called so.
pub(super) fn is_option(name: &str) -> bool {
    OPTIONS.contains(&name)
}

/// What stands in the place of a comma, if it is not one.
fn comma(input: ParseStream<'_>, sink: &mut Sink) -> bool {
    if input.parse::<Token![,]>().is_ok() {
        return true;
    }
    if let Ok(semicolon) = input.parse::<Token![;]>() {
        sink.push(semicolon, "options are separated by commas", "write `,`");
        return true;
    }
    // What else stands here is told to be no option.
    let ahead = input.fork();
    let name = ahead.call(Ident::parse_any);
    if name.is_ok_and(|name| {
        is_option(&name.to_string()) || ahead.peek(Token![=]) || ahead.peek(syn::token::Paren)
    }) {
        let help = "write a comma before each option";
        sink.push(next(input), "a comma is missing here", help);
    }
    false
}

fn known() -> String {
    format!("the options are {}", listed(OPTIONS))
}
