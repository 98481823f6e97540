//! What stands in the attribute: its grammar, read to the end whatever mistakes it holds.

mod options;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Ident, LitStr, Token, Type};

use crate::diag::Sink;
use crate::route::{self, Route};
use crate::similar::nearest;

pub(crate) use options::{BodyKind, Options, Paginate, header_name, header_text};

/// The methods, as they are written.
const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// An HTTP method that an endpoint can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Get,
    Post,
    Put,
    Patch,
    Delete,
    Head,
    Options,
}

impl Verb {
    fn of(name: &str) -> Option<Verb> {
        Some(match name {
            "GET" => Verb::Get,
            "POST" => Verb::Post,
            "PUT" => Verb::Put,
            "PATCH" => Verb::Patch,
            "DELETE" => Verb::Delete,
            "HEAD" => Verb::Head,
            "OPTIONS" => Verb::Options,
            _ => return None,
        })
    }

    /// As it is written in the attribute.
    pub(crate) fn name(self) -> &'static str {
        METHODS[self as usize]
    }
}

/// What was understood of the attribute. A part that failed is absent, and its mistake reported.
#[derive(Default)]
pub(crate) struct Args {
    pub(crate) verb: Option<Verb>,
    pub(crate) path: Option<LitStr>,
    pub(crate) route: Route,
    pub(crate) response: Option<Type>,
    pub(crate) options: Options,
}

impl Args {
    /// Reads the arguments of `#[endpoint(…)]`.
    pub(crate) fn parse(tokens: TokenStream, sink: &mut Sink) -> Args {
        let mut args = Args::default();
        if tokens.is_empty() {
            sink.push(
                tokens,
                "`#[endpoint]` needs a method and a path",
                "write `#[endpoint(GET \"/path\" -> Type)]`",
            );
            return args;
        }
        let read = |input: ParseStream<'_>| -> syn::Result<()> {
            args.read(input, sink);
            Ok(())
        };
        if let Err(error) = read.parse2(tokens) {
            sink.push_error(&error, "write `METHOD \"path\" -> Type, option, …`");
        }
        args
    }

    fn read(&mut self, input: ParseStream<'_>, sink: &mut Sink) {
        let method = input.fork().call(Ident::parse_any).ok();
        self.method(input, sink);
        if input.peek(Token![,]) && input.peek2(LitStr) {
            let comma: Option<Token![,]> = input.parse().ok();
            sink.push(
                comma,
                "no comma stands between method and path",
                "leave the comma out",
            );
        }
        self.path(method, input, sink);
        self.arrow(input, sink);
        self.options.read(input, &mut self.response, sink);
    }

    fn method(&mut self, input: ParseStream<'_>, sink: &mut Sink) {
        if let Ok(text) = input.fork().parse::<LitStr>() {
            let name = text.value().trim().to_uppercase();
            self.verb = Verb::of(&name);
            if self.verb.is_some() {
                let _: syn::Result<LitStr> = input.parse();
                sink.push(
                    text,
                    "the method is written without quotes",
                    format!("write `{name}`"),
                );
            } else {
                let late = input.fork();
                let late = late.parse::<LitStr>().and_then(|_| Ident::parse_any(&late));
                let late = late.ok().map(|late| late.to_string());
                let method = late.filter(|late| Verb::of(late).is_some());
                let path = text.token();
                let help = match method {
                    Some(method) => format!("write `{method} {path}`"),
                    None => format!("write `GET {path}`; {}", listed_methods()),
                };
                sink.push(&text, "no method stands before the path", help);
            }
            return;
        }
        let Ok(name) = input.call(Ident::parse_any) else {
            sink.push(
                rest(input),
                "an endpoint begins with its method",
                listed_methods(),
            );
            skip_to(input, |input| input.peek(LitStr));
            return;
        };
        let text = name.to_string();
        self.verb = Verb::of(&text);
        if self.verb.is_none() {
            self.verb = Verb::of(&text.to_uppercase());
            let help = match nearest(&text.to_uppercase(), METHODS) {
                Some(method) if self.verb.is_some() => format!("write `{method}`"),
                Some(method) => format!("write `{method}`; {}", listed_methods()),
                None => listed_methods(),
            };
            let what = if self.verb.is_some() {
                "a method is written in capitals".to_owned()
            } else {
                format!("`{name}` is not a method that an endpoint can have")
            };
            if input.peek(Token![=]) {
                let help = "write `METHOD \"path\"` without keys, as `GET \"/path\"`";
                sink.push(name, "method and path have no keys", help);
                skip_to(input, |input| input.peek(LitStr) && is_path(input));
                return;
            }
            sink.push(name, what, help);
        }
    }

    fn path(&mut self, method: Option<Ident>, input: ParseStream<'_>, sink: &mut Sink) {
        let Ok(path) = input.parse::<LitStr>() else {
            if self.verb.is_some() || sink.count() == 0 {
                let here = unquoted(input);
                let help = match here.to_string().replace(' ', "") {
                    text if text.starts_with('/') => format!("write \"{text}\""),
                    _ => "write the path in quotes after the method, as `GET \"/path\"`".to_owned(),
                };
                let what = "the path is missing, or is not in quotes";
                match method {
                    Some(method) if here.is_empty() => sink.push(method, what, help),
                    _ => sink.push(here, what, help),
                }
            }
            return;
        };
        let (route, mistakes) = route::parse(&path.value());
        for mistake in mistakes {
            sink.push_within(&path, &mistake.range, mistake.what, mistake.help);
        }
        self.route = route;
        if let Some(late) = input
            .fork()
            .call(Ident::parse_any)
            .ok()
            .filter(|name| Verb::of(&name.to_string()).is_some())
        {
            let _ = input.call(Ident::parse_any);
            // The method was reported as missing; this says where it stands.
            self.verb = Verb::of(&late.to_string());
        }
        self.path = Some(path);
    }

    fn arrow(&mut self, input: ParseStream<'_>, sink: &mut Sink) {
        if input.peek(Token![=>]) {
            let arrow: Option<Token![=>]> = input.parse().ok();
            sink.push(arrow, "the response stands behind `->`", "write `->`");
            self.response = response(arrow, input, sink);
        } else if input.peek(Token![->]) {
            let arrow: Option<Token![->]> = input.parse().ok();
            self.response = response(arrow, input, sink);
        }
    }
}

/// The type behind an arrow.
fn response(arrow: impl ToTokens, input: ParseStream<'_>, sink: &mut Sink) -> Option<Type> {
    match input.parse() {
        Ok(response) => Some(response),
        Err(error) => {
            let what = "`->` is not followed by a type";
            let help =
                "write the type of the response behind `->`, or leave the arrow out for `()`";
            if input.is_empty() {
                sink.push(arrow, what, help);
            } else {
                sink.push_error(&syn::Error::new(error.span(), what), help);
            }
            skip_to(input, |input| input.peek(Token![,]));
            None
        }
    }
}

fn listed_methods() -> String {
    format!("the methods are {}", crate::diag::listed(METHODS))
}

fn is_path(input: ParseStream<'_>) -> bool {
    input
        .fork()
        .parse::<LitStr>()
        .is_ok_and(|text| text.value().contains('/'))
}

/// What comes next, to be underlined.
fn rest(input: ParseStream<'_>) -> TokenStream {
    let next: syn::Result<proc_macro2::TokenTree> = input.fork().parse();
    next.map(TokenStream::from).unwrap_or_default()
}

/// Takes what stands in the place of the path.
fn unquoted(input: ParseStream<'_>) -> TokenStream {
    let mut taken = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) && !input.peek(Token![->]) {
        match input.parse::<proc_macro2::TokenTree>() {
            Ok(tree) => taken.extend([tree]),
            Err(_) => break,
        }
    }
    taken
}

/// Drops tokens until one that makes sense again.
fn skip_to(input: ParseStream<'_>, stop: impl Fn(ParseStream<'_>) -> bool) {
    while !input.is_empty() && !stop(input) {
        if input.parse::<proc_macro2::TokenTree>().is_err() {
            return;
        }
    }
}
