//! What a success becomes: `-> Type`, and what is written in its place.

use proc_macro2::{Group, Punct, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Ident, LitInt, LitStr, Token, Type};

use super::options::is_option;
use super::types::owned;
use super::{Args, next, skip_to};
use crate::diag::{Sink, shown};

impl Args {
    /// Reads `-> Type`, if there is one.
    pub(super) fn arrow(&mut self, input: ParseStream<'_>, sink: &mut Sink) {
        self.more_text(input, sink);
        if input.is_empty() || input.peek(Token![,]) || input.peek(Token![;]) {
            return;
        }
        if input.peek(Token![->]) {
            let arrow: Option<Token![->]> = input.parse().ok();
            self.response = response(arrow, input, sink);
        } else if input.peek(Token![=>]) {
            let arrow: Option<Token![=>]> = input.parse().ok();
            sink.push(arrow, BEHIND, "write `->`");
            self.response = response(arrow, input, sink);
        } else if !at_option(input) {
            self.without_arrow(input, sink);
        }
    }

    /// A path is one text.
    fn more_text(&mut self, input: ParseStream<'_>, sink: &mut Sink) {
        let mut whole = self.path.as_ref().map(LitStr::value).unwrap_or_default();
        let mut more = TokenStream::new();
        let path = self.path.clone();
        while input.peek(LitStr) || input.peek(Token![+]) && input.peek2(LitStr) {
            let plus: Option<Token![+]> = input.parse().unwrap_or_default();
            let Ok(text) = input.parse::<LitStr>() else {
                break;
            };
            whole.push_str(&text.value());
            more.extend(quote!(#plus #text));
        }
        if !more.is_empty() {
            let what = "the path is one text";
            sink.push(quote!(#path #more), what, format!("write \"{whole}\""));
        }
    }

    /// A type without an arrow, or behind other signs.
    fn without_arrow(&mut self, input: ParseStream<'_>, sink: &mut Sink) {
        let ahead = input.fork();
        if let Ok(word) = ahead.call(Ident::parse_any)
            && ["returns", "return", "as", "to", "gives"]
                .iter()
                .any(|known| word == known)
            && ahead.parse::<Type>().is_ok()
        {
            let _ = input.call(Ident::parse_any);
            sink.push(word, BEHIND, "write `->`");
            self.response = input.parse().ok();
            return;
        }
        if let Ok(response) = input.fork().parse::<Type>() {
            let help = format!("write `-> {}`", shown(&quote!(#response)));
            sink.push(&response, BEHIND, help);
            self.response = input.parse().ok();
            return;
        }
        let ahead = input.fork();
        let mut signs = TokenStream::new();
        while let Ok(TokenTree::Punct(sign)) = ahead.fork().parse::<TokenTree>()
            && sign.as_char() != ','
            && ahead.fork().parse::<Type>().is_err()
        {
            let _: syn::Result<TokenTree> = ahead.parse();
            signs.extend([TokenTree::from(sign)]);
        }
        if !signs.is_empty() && ahead.is_empty() {
            let _: syn::Result<TokenStream> = input.parse();
            sink.push(signs, BEHIND, "write `-> Type`");
        } else if !signs.is_empty() && ahead.parse::<Type>().is_ok() {
            for _ in signs.clone() {
                let _: syn::Result<TokenTree> = input.parse();
            }
            sink.push(signs, BEHIND, "write `->`");
            self.response = input.parse().ok();
        }
    }
}

const NO_TYPE: &str = "`->` is not followed by a type";
const BEHIND: &str = "the response stands behind `->`";

/// Whether an option comes next, which lacks its comma.
fn at_option(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    let Ok(name) = ahead.call(Ident::parse_any) else {
        return false;
    };
    let valued = ahead.peek(Token![=]) && !ahead.peek(Token![==]);
    is_option(&name.to_string()) || valued || ahead.peek(syn::token::Paren)
}

/// The type behind an arrow.
pub(super) fn response(
    arrow: impl ToTokens,
    input: ParseStream<'_>,
    sink: &mut Sink,
) -> Option<Type> {
    let help = "write the type of the response behind `->`, or leave the arrow out for `()`";
    let ahead = input.fork();
    // What a type in parentheses leaves unread would be a mistake of its own.
    if input.fork().parse::<Type>().is_ok()
        && let Ok(response) = input.parse::<Type>()
    {
        alone(input, sink);
        return owned(response, "response", sink);
    }
    if let Some(response) = behind_a_status(&ahead, sink) {
        skip_to(input, |input| input.peek(Token![,]));
        return owned(response, "response", sink);
    }
    match ahead.parse::<LitStr>() {
        Ok(text) => {
            let help = format!("write `-> {}`, without quotes", text.value());
            sink.push(&text, NO_TYPE, help);
        }
        Err(_) if ahead.is_empty() || ahead.peek(Token![,]) => sink.push(arrow, NO_TYPE, help),
        Err(_) => sink.push(next(&ahead), NO_TYPE, help),
    }
    skip_to(input, |input| input.peek(Token![,]));
    None
}

/// `-> A | B`: a response is one of the types.
fn alone(input: ParseStream<'_>, sink: &mut Sink) {
    let ahead = input.fork();
    let Ok(sign) = ahead.parse::<Punct>() else {
        return;
    };
    if matches!(sign.as_char(), '|' | '/') && ahead.parse::<Type>().is_ok() {
        let help =
            "write an enum with `#[derive(endpoint::Responses)]`, and a variant for each status";
        sink.push(sign, "a response is one type", help);
        skip_to(input, |input| input.peek(Token![,]));
    }
}

/// `200 Type`, `200: Type` or `(200, Type)`: the type, and what to write for it.
fn behind_a_status(input: ParseStream<'_>, sink: &mut Sink) -> Option<Type> {
    let read = |input: ParseStream<'_>| -> syn::Result<(LitInt, Type)> {
        let status = input.parse()?;
        while let Ok(TokenTree::Punct(_)) = input.fork().parse::<TokenTree>() {
            input.parse::<TokenTree>()?;
        }
        Ok((status, input.parse()?))
    };
    let ahead = input.fork();
    let (status, response) = match ahead.parse::<Group>() {
        Ok(group) => read.parse2(group.stream()).ok()?,
        Err(_) => read(&ahead).ok()?,
    };
    let help = format!(
        "write `-> {}`, which stands for any 2xx; a type for each status is an enum with `#[derive(endpoint::Responses)]`",
        shown(&response)
    );
    sink.push(status, NO_TYPE, help);
    Some(response)
}
