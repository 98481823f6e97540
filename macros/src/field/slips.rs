//! What was meant by an attribute of a field that is written as in another library.

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::{Attribute, Ident};

use super::OURS;
use super::style;
use crate::diag::{Sink, shown};
use crate::similar::distance;

/// Says which of our attributes a misspelt one was meant to be, and reads it so. What is not near
/// to one may be another macro's.
pub(super) fn misspelt(field: &Ident, attrs: &mut Vec<Attribute>, sink: &mut Sink) {
    attrs.retain_mut(|attr| {
        let Some(ident) = attr.path().get_ident().cloned() else {
            return true;
        };
        let name = ident.to_string();
        if name == "path" {
            let what = "a field is in the path by its placeholder";
            let help = format!(
                "leave `#[path]` out, and write `<{}>` in the path",
                field.unraw()
            );
            sink.push(&ident, what, help);
            return false;
        }
        if name == "endpoint" {
            return inside_of_endpoint(&ident, attr, sink);
        }
        let near = OURS.into_iter().find(|ours| {
            let plain = name.to_lowercase();
            // `#[port]` and `#[park]` are near, but hardly meant to be ours.
            let slip = ours.len() > 4 && distance(&plain, ours) == 1;
            name != **ours && (plain.trim_end_matches('s') == *ours || slip)
        });
        if let Some(near) = near {
            let what = format!("`#[{name}]` is not an attribute of a field");
            sink.push(&ident, what, format!("write `#[{near}]`"));
            rename(&mut attr.meta, near);
        }
        true
    });
}

/// `#[endpoint(query)]` on a field: whether it is read as `#[query]`.
fn inside_of_endpoint(ident: &Ident, attr: &mut Attribute, sink: &mut Sink) -> bool {
    let inner = match &attr.meta {
        syn::Meta::List(list) => syn::parse2::<syn::Meta>(list.tokens.clone()).ok(),
        _ => None,
    };
    let ours = inner.filter(|meta| OURS.iter().any(|ours| meta.path().is_ident(ours)));
    let what = "`#[endpoint]` stands on the struct alone";
    let Some(mut meta) = ours else {
        let help =
            "leave it out: a field has `#[query]`, `#[header(\"X-Name\")]`, `#[body]` or `#[part]`";
        sink.push(ident, what, help);
        return false;
    };
    if let syn::Meta::NameValue(pair) = &meta {
        let (path, value) = (&pair.path, &pair.value);
        meta = syn::parse_quote!(#path(#value));
    }
    sink.push(ident, what, format!("write `#[{}]`", shown(&meta)));
    // The place that was meant is the field's.
    attr.meta = meta;
    true
}

/// The attribute is read as the one that was meant, so that the field has its place.
fn rename(meta: &mut syn::Meta, name: &str) {
    let path = match meta {
        syn::Meta::Path(path) => path,
        syn::Meta::List(list) => &mut list.path,
        syn::Meta::NameValue(pair) => &mut pair.path,
    };
    if let Some(last) = path.segments.last_mut() {
        last.ident = Ident::new(name, last.ident.span());
    }
}

/// The attribute with an option that it has not, as it is meant: a name on the wire behind a key or
/// without quotes, a style by itself, a kind of body.
pub(super) fn meant(attr: &str, key: &Ident, value: &TokenStream, rest: &str) -> Option<String> {
    let name = key.to_string();
    let text = text(value);
    if let Some(help) = (attr == "part")
        .then(|| of_a_part(&name, text.as_deref()))
        .flatten()
        .or_else(|| of_serde(attr, &name, text.as_deref()))
    {
        return Some(help);
    }
    let meant = match (attr, text) {
        ("query", None) if value.is_empty() && style::styled(&name).is_some() => {
            format!("#[query(style = {})]", style::styled(&name)?)
        }
        ("header", None) if hides(&name) => "sensitive".to_owned(),
        ("body", None) if ["json", "form"].contains(&name.as_str()) => {
            format!("#[body]` on the field, and in the attribute `body = {name}")
        }
        ("query" | "header" | "part", Some(text)) => {
            format!("#[{attr}(\"{text}\"{rest})]")
        }
        ("body", Some(text)) if text.contains('/') => {
            format!("#[body(content_type = \"{text}\")]")
        }
        ("query" | "header" | "part", None) if !value.to_string().contains(['=', '(']) => {
            let rest = value.to_string().replace(' ', "");
            format!("#[{attr}(\"{name}{rest}\")]")
        }
        _ => return None,
    };
    Some(format!("write `{meant}`"))
}

/// What a part says of itself by its type.
fn of_a_part(name: &str, text: Option<&str>) -> Option<String> {
    let method = match name {
        "content_type" | "mime" | "mime_type" | "mime_str" => "content_type",
        "file_name" | "filename" => "file_name",
        _ => return None,
    };
    let text = text.unwrap_or("…");
    Some(format!(
        "write `#[part]`, give the field the type `endpoint::Part`, and its value `.{method}(\"{text}\")`"
    ))
}

/// What serde has an attribute for, or nobody needs one for.
fn of_serde(attr: &str, name: &str, text: Option<&str>) -> Option<String> {
    match (name, text) {
        ("default" | "optional" | "option" | "required", None) => Some(format!(
            "leave `{name}` out: a field that may be absent is an `Option`, and is not sent while it is `None`"
        )),
        ("skip_serializing_if", Some("Option::is_none")) => {
            Some(format!("leave `{name}` out: what is `None` is not sent"))
        }
        ("format" | "template" | "fmt", Some(_)) if attr == "header" => Some(format!(
            "leave `{name}` out: the field holds the whole value, and a client sends credentials by `.bearer(token)`"
        )),
        ("explode", None) if attr == "query" => Some(
            "write `style = comma` for one pair, or leave it out: without a style the name repeats"
                .to_owned(),
        ),
        ("skip" | "skip_serializing", None) => Some(format!(
            "write `#[serde({name})]` in the place of `#[{attr}]`"
        )),
        ("skip_serializing_if" | "with" | "serialize_with", Some(function))
            if matches!(attr, "query" | "part") =>
        {
            Some(format!(
                "leave `{name}` out, and write `#[serde({name} = \"{function}\")]` below `#[{attr}]`"
            ))
        }
        _ => None,
    }
}

/// Whether a word asks for a header that is never shown.
fn hides(name: &str) -> bool {
    ["secret", "hidden", "private", "redacted", "confidential"].contains(&name)
}

/// The attribute as it is meant, where it can't be read: `#[query = "name"]` and the like.
pub(super) fn rewritten(attr: &Attribute, name: &str) -> Option<String> {
    let (tokens, valued) = match &attr.meta {
        syn::Meta::Path(_) => return None,
        syn::Meta::List(list) => (list.tokens.clone(), false),
        syn::Meta::NameValue(pair) => {
            let value = &pair.value;
            (quote::quote!(#value), true)
        }
    };
    let texts: Vec<String> = tokens.clone().into_iter().filter_map(quoted_in).collect();
    let mut words = tokens.clone().into_iter();
    let key = words.next().map(|key| key.to_string()).unwrap_or_default();
    let value: TokenStream = words.skip(1).collect();
    match (name, texts.as_slice()) {
        ("body", [kind]) if ["json", "form"].contains(&kind.as_str()) => Some(format!(
            "write `#[body]` on the field, and in the attribute `body = {kind}`"
        )),
        ("body", [kind]) if kind.contains('/') => {
            Some(format!("write `#[body(content_type = \"{kind}\")]`"))
        }
        ("header", [name, value]) if !valued => Some(format!(
            "write `header(\"{name}\" = \"{value}\")` in the attribute of the struct for a value that is fixed"
        )),
        ("header", [name]) if tokens.to_string().contains(", sensitive =") => {
            Some(format!("write `#[header(\"{name}\", sensitive)]`"))
        }
        ("header", [prefix]) if tokens.to_string().starts_with("prefix") => {
            Some(format!("write `#[header(prefix = \"{prefix}\")]`"))
        }
        ("header" | "body", []) if key == "prefix" || key == "content_type" => {
            let text = value.to_string().replace(' ', "");
            (!text.is_empty()).then(|| format!("write `#[{name}({key} = \"{text}\")]`"))
        }
        ("part", [text]) if tokens.to_string().starts_with("file =") => {
            of_a_part("file_name", Some(text))
        }
        ("query" | "part", [first, _, ..]) => {
            Some(format!("write one name: `#[{name}(\"{first}\")]`"))
        }
        ("query" | "part", [text]) if valued => Some(format!("write `#[{name}(\"{text}\")]`")),
        ("header", [text]) => Some(format!("write `#[header(\"{text}\")]`")),
        _ => None,
    }
}

/// The text in `= "text"` or `("text")`.
fn text(value: &TokenStream) -> Option<String> {
    value.clone().into_iter().find_map(quoted_in)
}

/// The text of a literal, or the one in parentheses.
fn quoted_in(tree: TokenTree) -> Option<String> {
    match tree {
        TokenTree::Group(group) => text(&group.stream()),
        tree => quoted(tree),
    }
}

fn quoted(tree: TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = tree else {
        return None;
    };
    let text = literal.to_string();
    Some(text.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}
