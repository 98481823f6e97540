//! What stands in the attribute: its grammar, read to the end whatever mistakes it holds.

mod arrow;
mod head;
mod options;
mod types;

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser as _};
use syn::{LitStr, Type};

use crate::diag::Sink;
use crate::route::Route;

pub(crate) use options::{BodyKind, Options, Paginate, header_name, header_text};
pub(crate) use types::borrows_nothing;

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
    pub(crate) fn of(name: &str) -> Option<Verb> {
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
        // All is read to its end, but for what stands inside of a type's parentheses. What is left
        // there of another mistake is none by itself.
        if let Err(error) = read.parse2(tokens)
            && sink.count() == 0
        {
            sink.push_error(&error, "write `,` in its place, or leave it out");
        }
        args
    }

    fn read(&mut self, input: ParseStream<'_>, sink: &mut Sink) {
        self.head(input, sink);
        self.arrow(input, sink);
        self.options.read(input, &mut self.response, sink);
    }
}

impl Args {
    /// Whether it is known which fields are in the path. Else one that has no other place may be.
    pub(crate) fn knows_its_path(&self) -> bool {
        self.path.is_some() && !self.route.is_torn
    }
}

/// What comes next, to be underlined.
fn next(input: ParseStream<'_>) -> TokenStream {
    let next: syn::Result<proc_macro2::TokenTree> = input.fork().parse();
    next.map(TokenStream::from).unwrap_or_default()
}

/// Whether a text can stand as the name of something: a keyword can't, and can behind `r#`.
pub(crate) fn is_name(text: &str) -> bool {
    syn::parse_str::<syn::Ident>(text).is_ok()
}

/// Drops tokens until one that makes sense again.
pub(crate) fn skip_to(input: ParseStream<'_>, stop: impl Fn(ParseStream<'_>) -> bool) {
    while !input.is_empty() && !stop(input) {
        if input.parse::<proc_macro2::TokenTree>().is_err() {
            return;
        }
    }
}
