//! What does `#[status(…)]` say: numbers, classes, `default`?

mod meant;

use std::fmt;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Ident, Lit, Meta, Path, Token};

use self::meant::meant;
use crate::diag::{Sink, shown};
use crate::similar::nearest;

/// Which statuses a variant is for. A more specific one comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Claim {
    Exact(u16),
    Class(u16),
    Default,
}

/// Claims, and where each stands.
pub(super) type Claims = Vec<(Claim, TokenStream)>;

impl Claim {
    /// The first and the last status.
    pub(super) fn range(self) -> (u16, u16) {
        match self {
            Claim::Exact(status) => (status, status),
            Claim::Class(class) => (class * 100, class * 100 + 99),
            Claim::Default => (0, 999),
        }
    }
}

/// As it is written.
impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Claim::Exact(status) => write!(f, "{status}"),
            Claim::Class(class) => write!(f, "{class}xx"),
            Claim::Default => f.write_str("default"),
        }
    }
}

const USAGE: &str =
    "write `#[status(201)]`, `#[status(401, 403)]`, `#[status(4xx)]` or `#[status(default)]`";
const NOT_SO: &str = "`#[status]` is not written like this";

/// The claims of a variant.
pub(super) fn of_variant(variant: &syn::Variant, sink: &mut Sink) -> Claims {
    let mut ours = variant.attrs.iter().filter(|attr| is_ours(attr));
    let Some(attr) = ours.next() else {
        let what = format!("the variant `{}` is for no status", variant.ident);
        let help = "write `#[status(201)]` before it, or `#[status(default)]` for all that the others leave";
        sink.push(&variant.ident, what, help);
        return Claims::new();
    };
    let mut together = written(attr);
    misspelt(attr, sink);
    for second in ours {
        let comma = if together.is_empty() { "" } else { ", " };
        together = format!("{together}{comma}{}", written(second));
        let help = format!("write all statuses in one: `#[status({together})]`");
        sink.push(second, "`#[status]` stands on this variant twice", help);
    }
    match &attr.meta {
        Meta::List(list) => read(attr, list.tokens.clone(), sink),
        Meta::Path(_) => read(attr, TokenStream::new(), sink),
        Meta::NameValue(_) => {
            sink.push(attr, NOT_SO, format!("write `#[status({together})]`"));
            Claims::new()
        }
    }
}

/// Slips for `#[status]`, which the derive declares too: the compiler would report them beside us.
const SLIPS: [&str; 2] = ["statuses", "stat"];

fn is_ours(attr: &Attribute) -> bool {
    let is = |name: &&str| attr.path().is_ident(name);
    is(&"status") || SLIPS.iter().any(is)
}

fn misspelt(attr: &Attribute, sink: &mut Sink) {
    if !attr.path().is_ident("status") {
        let path = attr.path();
        let what = format!("`#[{}]` is not an attribute of a variant", shown(path));
        sink.push(path, what, "write `#[status]`");
    }
}

/// What stands in an attribute.
fn written(attr: &Attribute) -> String {
    match &attr.meta {
        Meta::List(list) => list.tokens.to_string(),
        Meta::NameValue(pair) => pair.value.to_token_stream().to_string(),
        Meta::Path(_) => String::new(),
    }
}

/// `#[status]` where no variant is.
pub(super) fn is_not_here(attrs: &[Attribute], sink: &mut Sink) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("status")) {
        let what = "`#[status]` stands before a variant, and not inside of it";
        sink.push(attr, what, "move it before the variant");
    }
}

/// The path under which the runtime crate is known: `#[status(crate = path)]` on the enum.
pub(super) fn runtime(attrs: &[Attribute], sink: &mut Sink) -> TokenStream {
    let mut runtime = quote!(::endpoint);
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("status")) {
        let read = |input: ParseStream<'_>| {
            let key = input.call(Ident::parse_any)?;
            input.parse::<Token![=]>()?;
            if key != "crate" || input.peek(syn::LitStr) {
                return Err(input.error(NOT_SO));
            }
            input.call(Path::parse_mod_style)
        };
        let tokens = match &attr.meta {
            Meta::List(list) => list.tokens.clone(),
            Meta::Path(_) | Meta::NameValue(_) => TokenStream::new(),
        };
        match read.parse2(tokens.clone()) {
            Ok(path) => runtime = quote!(#path),
            Err(error) if tokens.to_string().starts_with("crate") => {
                let help = "write `#[status(crate = path::to::endpoint)]`, without quotes";
                sink.push_error(&syn::Error::new(error.span(), NOT_SO), help);
            }
            Err(_) => {
                let what = "`#[status]` stands on a variant, and not on the enum";
                sink.push(attr, what, "move it before the variant that it is for");
            }
        }
    }
    runtime
}

/// The items between the commas.
fn read(attr: &Attribute, tokens: TokenStream, sink: &mut Sink) -> Claims {
    if tokens.is_empty() {
        sink.push(attr, "`#[status]` names no status", USAGE);
        return Claims::new();
    }
    let mut claims = Claims::new();
    let mut item = Vec::new();
    // A comma may stand behind the last.
    for tree in tokens.into_iter().map(Some).chain([None]) {
        match tree {
            Some(TokenTree::Punct(comma)) if comma.as_char() == ',' && item.is_empty() => {
                sink.push(comma, NOT_SO, "leave this comma out");
            }
            Some(tree) if !is_comma(&tree) => item.push(tree),
            _ if item.is_empty() => {}
            _ => {
                let tokens: TokenStream = item.iter().cloned().collect();
                claims.extend(claim(&item, &tokens, sink).map(|claim| (claim, tokens)));
                item.clear();
            }
        }
    }
    claims
}

fn is_comma(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',')
}

/// One item.
fn claim(item: &[TokenTree], tokens: &TokenStream, sink: &mut Sink) -> Option<Claim> {
    match item {
        [TokenTree::Ident(ident)] if ident == "default" => return Some(Claim::Default),
        [TokenTree::Ident(ident)] => {
            let name = ident.to_string();
            let help = match nearest(&name, ["default"]) {
                Some(near) => format!("write `{near}`"),
                None => help_for(&name),
            };
            sink.push(tokens, format!("`{ident}` is no status"), help);
        }
        [TokenTree::Literal(literal)] => match Lit::new(literal.clone()) {
            Lit::Int(number) => {
                return int(number.base10_digits(), number.suffix(), tokens, sink);
            }
            Lit::Str(text) => {
                let text = text.value();
                let help = match text.parse::<TokenStream>() {
                    Ok(_) if text.len() == 3 => format!("write `{text}`"),
                    _ => ITEMS.to_owned(),
                };
                sink.push(tokens, "a status is written without quotes", help);
            }
            _ => sink.push(tokens, format!("`{tokens}` is no status"), ITEMS),
        },
        _ => {
            let written = tokens.to_string().replace(' ', "");
            let help = help_for(&written);
            sink.push(tokens, format!("`{written}` is no status"), help);
        }
    }
    None
}

fn help_for(written: &str) -> String {
    meant(written).map_or_else(|| ITEMS.to_owned(), |meant| format!("write `{meant}`"))
}

const ITEMS: &str = "write numbers, as `404`, classes, as `4xx`, or `default`";

/// `404` or `4xx`.
fn int(digits: &str, suffix: &str, tokens: &TokenStream, sink: &mut Sink) -> Option<Claim> {
    if suffix.is_empty() {
        let number = digits
            .parse()
            .ok()
            .filter(|status| (100..=599).contains(status));
        if number.is_none() {
            let what = format!("`{digits}` is no status");
            sink.push(tokens, what, "write a number from `100` to `599`");
        }
        return number.map(Claim::Exact);
    }
    let class = digits.parse().ok().filter(|class| (1..=5).contains(class));
    match class {
        Some(class) if suffix == "xx" => return Some(Claim::Class(class)),
        _ => {}
    }
    let what = format!("`{tokens}` is no class of statuses");
    let first = &digits[..1];
    let help = if (1..=5).any(|class: u8| class.to_string() == first) {
        format!("write `{first}xx`")
    } else {
        "write `1xx`, `2xx`, `3xx`, `4xx` or `5xx`".to_owned()
    };
    sink.push(tokens, what, help);
    None
}
