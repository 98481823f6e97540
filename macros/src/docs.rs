//! What rustdoc says of an endpoint: method and path, where each field goes, and what comes back.

use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::{Attribute, DeriveInput, GenericArgument, PathArguments, Type, parse_quote};

use crate::model::{Model, Pages, Repeat, Role, Sent};

/// The struct with a description behind the first paragraph of its own documentation:
///
/// ````text
/// ```text
/// POST /orgs/<org>/copilot/billing/selected_users
/// ```
///
/// | field | goes into |
/// | --- | --- |
/// | `org` | the path |
///
/// Success: [`SeatsCreated`], failure: [`GitHubError`].
/// ````
pub(crate) fn described(model: &Model<'_>) -> DeriveInput {
    let mut input = model.input.clone();
    let line = |attr: &Attribute| match &attr.meta {
        syn::Meta::NameValue(doc) if attr.path().is_ident("doc") => match &doc.value {
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(line),
                ..
            }) => Some(line.value()),
            _ => None,
        },
        _ => None,
    };
    let is_blank = |attr: &Attribute| line(attr).is_some_and(|line| line.trim().is_empty());
    let end = input.attrs.iter().position(is_blank);
    let last = input.attrs.iter().rposition(|attr| line(attr).is_some());
    let at = end.or(last.map(|last| last + 1)).unwrap_or(0);
    let text = text(model);
    let description: Attribute = parse_quote!(#[doc = #text]);
    input.attrs.insert(at, description);
    input
}

fn text(model: &Model<'_>) -> String {
    let mut text = format!("\n\n```text\n{} {}\n```\n\n", model.verb.name(), model.path);
    if !model.sent.is_empty() {
        text.push_str("| field | goes into |\n| --- | --- |\n");
    }
    for sent in &model.sent {
        let name = sent.ident.unraw();
        text.push_str(&format!("| `{name}` | {} |\n", place(model, sent)));
    }
    let params: Vec<String> = model
        .generics
        .type_params()
        .map(|param| param.ident.to_string())
        .collect();
    let success = model
        .success
        .map_or_else(|| "`()`".to_owned(), |ty| linked(ty, &params));
    text.push_str(&format!("\nSuccess: {success}"));
    if let Some(error) = model.error {
        text.push_str(&format!(", failure: {}", linked(error, &params)));
    }
    text.push_str(".\n");
    match &model.pages {
        None => {}
        Some(Pages::Link) => text.push_str("\nThe next page is where the `Link` header leads.\n"),
        Some(Pages::Page(name)) => {
            text.push_str(&format!(
                "\nThe next page has the next number in `{name}`.\n"
            ));
        }
        Some(Pages::Cursor(name, theirs)) => {
            let theirs: Vec<String> = theirs.iter().map(|part| part.unraw().to_string()).collect();
            let theirs = theirs.join(".");
            text.push_str(&format!(
                "\nThe next page has the response's `{theirs}` in `{name}`.\n"
            ));
        }
    }
    text.push_str(match model.repeat {
        Some(Repeat::ByKey) => {
            "\nEach call carries an `Idempotency-Key`, the same in all of its attempts.\n"
        }
        Some(Repeat::Idempotent) => "\nA call may be repeated when its outcome is unknown.\n",
        None => "",
    });
    text
}

fn place(model: &Model<'_>, sent: &Sent<'_>) -> String {
    let wire = &sent.wire;
    let renamed = sent.ident.unraw() != wire.as_str();
    let named = |place: &str| {
        if renamed {
            format!("{place}, as `{wire}`")
        } else {
            place.to_owned()
        }
    };
    match sent.role {
        Role::Path | Role::Unsent | Role::Loose => "the path".to_owned(),
        Role::Query(_) => named("the query"),
        Role::Json => named("the JSON body"),
        Role::JsonFlat => "the JSON body, as members of their own".to_owned(),
        Role::Form(_) => named("the form"),
        Role::Part => named("a part of the multipart body"),
        Role::Body if model.body.is_some() => "the body".to_owned(),
        Role::Body => "the body, whole".to_owned(),
        Role::Header if sent.header.is_some_and(|header| header.prefix) => {
            format!("headers whose names begin with `{wire}`")
        }
        Role::Header => format!("the header `{wire}`"),
    }
}

/// A type in Markdown, each of its names a link. A type parameter is no item to link to.
fn linked(ty: &Type, params: &[String]) -> String {
    let Type::Path(path) = ty else {
        return format!("`{}`", ty.to_token_stream());
    };
    let names: Vec<String> = path
        .path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    let Some(last) = names.last().filter(|_| path.qself.is_none()) else {
        return format!("`{}`", ty.to_token_stream());
    };
    let name = if params.contains(last) || last == "Self" {
        format!("`{last}`")
    } else {
        let root = if path.path.leading_colon.is_some() {
            "::"
        } else {
            ""
        };
        let target = format!("{root}{}", names.join("::"));
        if target == *last {
            format!("[`{last}`]")
        } else {
            format!("[`{last}`]({target})")
        }
    };
    let arguments = path.path.segments.last().map(|segment| &segment.arguments);
    let Some(PathArguments::AngleBracketed(arguments)) = arguments else {
        return name;
    };
    let inner: Vec<String> = arguments
        .args
        .iter()
        .map(|argument| match argument {
            GenericArgument::Type(ty) => linked(ty, params),
            other => format!("`{}`", other.to_token_stream()),
        })
        .collect();
    format!("{name}\\<{}>", inner.join(", "))
}
