//! What `#[serde(…)]` says about a field or a struct, as far as it holds for a request.

mod case;

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Attribute, Ident, LitStr, Token};

use crate::args::skip_to;
use crate::diag::Sink;
use crate::similar::nearest;

pub(crate) use self::case::Case;

/// About deserializing only, or about neither.
const IGNORED: [&str; 13] = [
    "alias",
    "borrow",
    "bound",
    "crate",
    "default",
    "deny_unknown_fields",
    "deserialize_with",
    "expecting",
    "from",
    "other",
    "rename_all_fields",
    "skip_deserializing",
    "try_from",
];
/// What would give the struct another shape than that of its fields.
const SHAPING: [&str; 7] = [
    "into",
    "transparent",
    "tag",
    "content",
    "untagged",
    "remote",
    "getter",
];
const KNOWN: [&str; 8] = [
    "rename",
    "rename_all",
    "with",
    "serialize_with",
    "skip_serializing_if",
    "skip_serializing",
    "skip",
    "flatten",
];

/// An attribute with the place of its key.
#[derive(Clone)]
pub(crate) struct Keyed<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// What serde is told about one field, or (`rename_all`) about the struct.
#[derive(Default)]
pub(crate) struct SerdeAttrs {
    pub(crate) rename: Option<Keyed<LitStr>>,
    pub(crate) rename_all: Option<Keyed<Case>>,
    /// The function that writes the value.
    pub(crate) with: Option<Keyed<syn::ExprPath>>,
    pub(crate) skip_if: Option<Keyed<syn::ExprPath>>,
    pub(crate) skip: Option<Ident>,
    pub(crate) flatten: Option<Ident>,
    /// Whether there is any `#[serde]` at all.
    pub(crate) any: bool,
}

impl SerdeAttrs {
    /// Reads all `#[serde(…)]` of a field or struct.
    pub(crate) fn parse(attrs: &[Attribute], sink: &mut Sink) -> SerdeAttrs {
        let mut found = SerdeAttrs::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("serde")) {
            found.any = true;
            let read = attr.parse_args_with(|input: ParseStream<'_>| {
                while !input.is_empty() {
                    let ahead = input.fork();
                    if found.item(input, sink).is_err() {
                        slip(&ahead, sink);
                        skip_value(input)?;
                    }
                    if !input.is_empty() {
                        input.parse::<Token![,]>()?;
                    }
                }
                Ok(())
            });
            if read.is_err() {
                let what =
                    "`#[serde]` holds its attributes in parentheses, with commas between them";
                let help = "write `#[serde(name = \"…\")]`, as serde documents it";
                sink.push(attr, what, help);
            }
        }
        found
    }

    fn item(&mut self, input: ParseStream<'_>, sink: &mut Sink) -> syn::Result<()> {
        let key = input.call(Ident::parse_any)?;
        let name = key.to_string();
        if IGNORED.contains(&name.as_str()) {
            return skip_value(input);
        }
        if SHAPING.contains(&name.as_str()) {
            sink.push(
                &key,
                format!("`serde({name})` would change the shape of the endpoint"),
                "leave it out; a struct of its own can have it, as a `#[body]` or a field's type",
            );
            return skip_value(input);
        }
        match name.as_str() {
            "rename" => self.rename = text(&key, input)?,
            "rename_all" => {
                let case = text(&key, input)?;
                self.rename_all = case.and_then(|case| Case::of(case, sink));
            }
            "serialize_with" => self.with = function(&key, input)?,
            "with" => {
                self.with = function(&key, input)?;
                if let Some(with) = &mut self.with {
                    with.value
                        .path
                        .segments
                        .push(Ident::new("serialize", with.key.span()).into());
                }
            }
            "skip_serializing_if" => self.skip_if = function(&key, input)?,
            "skip" | "skip_serializing" => self.skip = Some(key),
            "flatten" => self.flatten = Some(key),
            _ => {
                let known = KNOWN.into_iter().chain(IGNORED).chain(SHAPING);
                let help = match nearest(&name, known) {
                    Some(near) => format!("write `{near}`"),
                    None => "serde documents its attributes at https://serde.rs/attributes.html"
                        .to_owned(),
                };
                sink.push(&key, format!("`{name}` is not an attribute of serde"), help);
                return skip_value(input);
            }
        }
        Ok(())
    }
}

/// Says how an attribute is written whose value could not be read.
fn slip(input: ParseStream<'_>, sink: &mut Sink) {
    let Ok(key) = input.call(Ident::parse_any) else {
        let next: syn::Result<proc_macro2::TokenTree> = input.parse();
        let help = "write `#[serde(name = \"…\")]`, as serde documents it";
        sink.push(
            next.ok(),
            "an attribute of serde begins with its name",
            help,
        );
        return;
    };
    if input.peek(Token![-]) {
        let (mut name, mut meant) = (key.to_string(), key.to_string());
        while input.parse::<Token![-]>().is_ok()
            && let Ok(part) = input.call(Ident::parse_any)
        {
            name.push_str(&format!("-{part}"));
            meant.push_str(&format!("_{part}"));
        }
        let what = format!("`{name}` is not an attribute of serde");
        sink.push(key, what, format!("write `{meant}`"));
        return;
    }
    let value = meant(&key, input);
    let (what, help) = if key == "rename" || key == "rename_all" {
        let what = format!("`{key}` takes a name in quotes");
        (what, format!("write `{key} = \"{value}\"`"))
    } else {
        let what = format!("`{key}` takes the path of a function, in quotes");
        (what, format!("write `{key} = \"{value}\"`"))
    };
    sink.push(key, what, help);
}

/// The value that is meant: a name, or the path of a function.
fn meant(key: &Ident, input: ParseStream<'_>) -> String {
    let mut value = String::new();
    while !input.peek(Token![,])
        && let Ok(tree) = input.parse::<proc_macro2::TokenTree>()
    {
        value.push_str(&tree.to_string().replace(' ', ""));
    }
    let value = value.trim_start_matches('=').replace("()", "");
    let value = value.trim_matches(['"', '(', ')']);
    let value = match (value, key.to_string().as_str()) {
        ("", "rename") => "name",
        ("", "rename_all") => "camelCase",
        ("", "skip_serializing_if") => "Option::is_none",
        ("", _) => "path::to::function",
        (value, _) => value,
    };
    let value = match syn::parse_str::<syn::ExprPath>(value) {
        Err(_) if key != "rename" && key != "rename_all" => "path::to::function",
        _ => value,
    };
    value.to_owned()
}

/// Passes over `= value` or `(…)`.
fn skip_value(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<proc_macro2::TokenTree>()?;
    }
    Ok(())
}

/// `= "text"`, or the part of `(serialize = "text", deserialize = "text")` that is about requests.
fn text(key: &Ident, input: ParseStream<'_>) -> syn::Result<Option<Keyed<LitStr>>> {
    if !input.peek(syn::token::Paren) {
        input.parse::<Token![=]>()?;
        return Ok(Some(Keyed {
            key: key.clone(),
            value: input.parse()?,
        }));
    }
    let inner;
    syn::parenthesized!(inner in input);
    let found = serialized(key, &inner);
    // What is left would be a mistake of its own.
    skip_to(&inner, |_| false);
    found
}

/// The part of `serialize = "text", deserialize = "text"` that is about requests.
fn serialized(key: &Ident, inner: ParseStream<'_>) -> syn::Result<Option<Keyed<LitStr>>> {
    let mut found = None;
    while !inner.is_empty() {
        let part = inner.call(Ident::parse_any)?;
        inner.parse::<Token![=]>()?;
        let value: LitStr = inner.parse()?;
        if part == "serialize" {
            found = Some(Keyed {
                key: key.clone(),
                value,
            });
        }
        if !inner.is_empty() {
            inner.parse::<Token![,]>()?;
        }
    }
    Ok(found)
}

fn function(key: &Ident, input: ParseStream<'_>) -> syn::Result<Option<Keyed<syn::ExprPath>>> {
    input.parse::<Token![=]>()?;
    let text: LitStr = input.parse()?;
    let value = text.parse()?;
    Ok(Some(Keyed {
        key: key.clone(),
        value,
    }))
}
