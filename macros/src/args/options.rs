//! Which options an attribute has, and what each one holds.

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token, Type};

use super::{response, skip_to};
use crate::diag::{Sink, listed};
use crate::similar::nearest;

/// The options, as they are written.
const OPTIONS: [&str; 3] = ["error", "body", "crate"];

/// What a body is made of (`body = …`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyKind {
    Json,
    Form,
}

/// The options behind method, path and response. A key is kept beside its value.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) error: Option<(Ident, Type)>,
    pub(crate) body: Option<(Ident, BodyKind)>,
    pub(crate) runtime: Option<(Ident, syn::Path)>,
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
            let comma: Option<Token![,]> = input.parse().ok();
            if comma.is_none() && input.peek(Ident::peek_any) {
                let next: syn::Result<proc_macro2::TokenTree> = input.fork().parse();
                let help = "write a comma before each option";
                sink.push(next.ok(), "a comma is missing here", help);
            }
            if input.is_empty() {
                return;
            }
            if input.peek(Token![->]) {
                let late: Option<Token![->]> = input.parse().ok();
                if arrow.is_some() {
                    let help = "leave one of the types out, or make an enum of them";
                    sink.push(late, "the response is declared twice", help);
                } else if first && comma.is_some() {
                    let help = "leave the comma out: `METHOD \"path\" -> Type`";
                    sink.push(comma, "no comma stands before `->`", help);
                } else {
                    let help = "write `METHOD \"path\" -> Type, option, …`";
                    sink.push(late, "the response must stand before the options", help);
                }
                *arrow = response(late, input, sink).or(arrow.take());
            } else if let Ok(key) = input.call(Ident::parse_any) {
                self.option(key, input, sink);
            } else {
                let next: syn::Result<proc_macro2::TokenTree> = input.fork().parse();
                sink.push(next.ok(), "an option begins with its name", known());
                skip_to(input, |input| input.peek(Token![,]));
            }
            first = false;
        }
    }

    fn option(&mut self, key: Ident, input: ParseStream<'_>, sink: &mut Sink) {
        match key.to_string().as_str() {
            "error" => {
                let value = value(&key, "error = Type", input, sink, |input| input.parse());
                set(&mut self.error, key, value, sink);
            }
            "body" => {
                let kind = value(&key, "body = json", input, sink, Ident::parse_any);
                let kind = kind.and_then(|kind| body_kind(&kind, sink));
                set(&mut self.body, key, kind, sink);
            }
            "crate" => {
                let path = value(
                    &key,
                    "crate = path",
                    input,
                    sink,
                    syn::Path::parse_mod_style,
                );
                set(&mut self.runtime, key, path, sink);
            }
            other => {
                let help = match nearest(other, OPTIONS) {
                    Some(near) => format!("write `{near}`; {}", known()),
                    None => known(),
                };
                sink.push(&key, format!("`{key}` is not an option"), help);
                skip_to(input, |input| input.peek(Token![,]));
            }
        }
    }
}

fn known() -> String {
    format!("the options are {}", listed(OPTIONS))
}

fn body_kind(kind: &Ident, sink: &mut Sink) -> Option<BodyKind> {
    match kind.to_string().as_str() {
        "json" => Some(BodyKind::Json),
        "form" => Some(BodyKind::Form),
        _ => {
            let help = "write `body = json` or `body = form`";
            sink.push(kind, format!("`{kind}` is not a kind of body"), help);
            None
        }
    }
}

/// The value behind `key =`.
fn value<T>(
    key: &Ident,
    usage: &str,
    input: ParseStream<'_>,
    sink: &mut Sink,
    read: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> Option<T> {
    if input.parse::<Token![=]>().is_err() {
        sink.push(
            key,
            format!("the option `{key}` needs a value"),
            format!("write `{usage}`"),
        );
        skip_to(input, |input| input.peek(Token![,]));
        return None;
    }
    let quoted = input.fork().parse::<LitStr>().ok();
    match read(input) {
        Ok(value) => Some(value),
        Err(error) => {
            let what = format!("the option `{key}` does not take this value");
            match quoted {
                Some(text) => sink.push(text, what, format!("write `{usage}`, without quotes")),
                None => {
                    let error = syn::Error::new(error.span(), what);
                    sink.push_error(&error, format!("write `{usage}`"));
                }
            }
            skip_to(input, |input| input.peek(Token![,]));
            None
        }
    }
}

fn set<T>(slot: &mut Option<(Ident, T)>, key: Ident, value: Option<T>, sink: &mut Sink) {
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
