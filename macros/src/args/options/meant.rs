//! What is meant by an option that there is not: another option, or what is said elsewhere?

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::parse::{ParseStream, Parser as _};
use syn::{Ident, Token, Type};

use super::super::skip_to;
use super::{BodyKind, OPTIONS, known};
use crate::diag::shown;
use crate::similar::nearest;

/// An option under another name, or a kind of body without its key.
pub(super) enum Meant {
    Named(&'static str),
    Body(BodyKind),
}

/// What an unknown option is meant to be, if it is one.
pub(super) fn meant(name: &str) -> Option<Meant> {
    if elsewhere(name, &TokenStream::new()).is_some() {
        return None;
    }
    match (name, nearest(name, OPTIONS)) {
        ("idempotency", _) => Some(Meant::Named("idempotency_key")),
        (_, Some(near)) => Some(Meant::Named(near)),
        ("json", None) => Some(Meant::Body(BodyKind::Json)),
        ("form", None) => Some(Meant::Body(BodyKind::Form)),
        ("multipart", None) => Some(Meant::Body(BodyKind::Multipart)),
        (_, None) => None,
    }
}

/// The edit for an unknown option. `arrow` and `error` say what was declared until here.
pub(super) fn help(key: &Ident, input: ParseStream<'_>, arrow: bool, error: bool) -> String {
    let name = key.to_string();
    if let Some(help) = elsewhere(&name, &value(input)) {
        return help;
    }
    match meant(&name) {
        Some(Meant::Named(near)) => format!("write `{near}`; {}", known()),
        Some(Meant::Body(_)) => format!("write `body = {name}`; {}", known()),
        None if name.starts_with(char::is_uppercase) || input.peek(Token![::]) => {
            type_(key, input, arrow, error)
        }
        None => known(),
    }
}

/// A type by itself.
fn type_(key: &Ident, input: ParseStream<'_>, arrow: bool, error: bool) -> String {
    let rest: TokenStream = input.fork().parse().unwrap_or_default();
    let read = |input: ParseStream<'_>| -> syn::Result<Type> {
        let ty = input.parse()?;
        skip_to(input, |_| false);
        Ok(ty)
    };
    let ty = read.parse2(quote!(#key #rest));
    let ty = ty.map_or_else(|_| key.to_string(), |ty| shown(&ty));
    match (arrow, error) {
        (false, _) => {
            format!(
                "write `-> {ty}` before the options for the response, or `error = {ty}` for the body of a failure"
            )
        }
        (true, false) => format!(
            "write `error = {ty}` for the body of a failure; {}",
            known()
        ),
        (true, true) => known(),
    }
}

/// What follows an option, up to the next comma, without the sign before it.
fn value(input: ParseStream<'_>) -> TokenStream {
    let rest: TokenStream = input.fork().parse().unwrap_or_default();
    rest.into_iter()
        .skip_while(|tree| matches!(tree, TokenTree::Punct(sign) if "=:".contains(sign.as_char())))
        .take_while(|tree| !matches!(tree, TokenTree::Punct(sign) if sign.as_char() == ','))
        .collect()
}

/// What has its place on the client, on the struct or on a field.
fn elsewhere(name: &str, value: &TokenStream) -> Option<String> {
    let text = value.to_string();
    let text = text.trim_matches(['"', '(', ')', ' ']);
    let or = |otherwise: &str| {
        if text.is_empty() {
            otherwise.to_owned()
        } else {
            shown(value).trim_matches(['(', ')']).to_owned()
        }
    };
    Some(match name {
        "auth" | "authorization" | "bearer" | "token" | "basic" | "basic_auth" | "bearer_auth"
        | "api_key" => "leave it out, and give the credentials to the client: `Client::builder(\"https://…\").bearer(token)`"
            .to_owned(),
        "retry" | "retries" | "attempts" | "max_retries" => {
            "leave it out, and give it to the client: `.retry(Retry::default().attempts(3))`".to_owned()
        }
        "base" | "base_url" | "host" | "server" => {
            format!("leave it out, and give the base to the client: `Client::new({})`", or("\"https://…\""))
        }
        "user_agent" => format!(
            "leave it out, and give it to the client: `.user_agent({})`",
            or("\"name/1.0\"")
        ),
        "content_type" => format!("write `header(\"Content-Type\" = {})`", or("\"text/csv\"")),
        "rename_all" => format!(
            "write `#[serde(rename_all = {})]` below `#[endpoint(…)]`",
            or("\"camelCase\"")
        ),
        "doc" | "description" | "summary" | "name" | "operation_id" => {
            "leave it out, and write a comment with `///` above the struct".to_owned()
        }
        "query" | "params" | "param" => "write `#[query]` on each field that is in the query".to_owned(),
        "status" | "statuses" | "responses" | "success" => {
            "leave it out: any 2xx is a success, and an enum with `#[derive(endpoint::Responses)]` tells statuses apart"
                .to_owned()
        }
        _ => return None,
    })
}

/// The content type that stands behind the sign without quotes.
pub(super) fn content_type(input: ParseStream<'_>) -> String {
    let text = value(input).to_string().replace(' ', "");
    if text.contains('/') && !text.contains(['"', '(']) {
        text
    } else {
        "text/plain".to_owned()
    }
}

/// Passes over an option, up to the comma behind it. Commas between `<` and `>` belong to a type.
pub(super) fn skip(input: ParseStream<'_>) {
    let mut depth = 0;
    while !input.is_empty() && (depth > 0 || !input.peek(Token![,])) {
        match input.parse::<TokenTree>() {
            Ok(TokenTree::Punct(sign)) if sign.as_char() == '<' => depth += 1,
            Ok(TokenTree::Punct(sign)) if sign.as_char() == '>' => depth -= 1,
            Ok(_) => {}
            Err(_) => return,
        }
    }
}
