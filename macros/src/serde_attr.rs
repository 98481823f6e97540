//! What `#[serde(…)]` says about a field or a struct, as far as it holds for a request.

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Attribute, Ident, LitStr, Token};

use crate::diag::Sink;
use crate::similar::nearest;

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
                    found.item(input, sink)?;
                    if !input.is_empty() {
                        input.parse::<Token![,]>()?;
                    }
                }
                Ok(())
            });
            if let Err(error) = read {
                sink.push_error(
                    &error,
                    "write `#[serde(name = \"…\")]`, as serde documents it",
                );
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
    let value = text.parse().map_err(|_| {
        syn::Error::new(text.span(), format!("`{key}` takes the path of a function"))
    })?;
    Ok(Some(Keyed {
        key: key.clone(),
        value,
    }))
}

/// A rule of `rename_all`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

const CASES: [(&str, Case); 8] = [
    ("lowercase", Case::Lower),
    ("UPPERCASE", Case::Upper),
    ("PascalCase", Case::Pascal),
    ("camelCase", Case::Camel),
    ("snake_case", Case::Snake),
    ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
    ("kebab-case", Case::Kebab),
    ("SCREAMING-KEBAB-CASE", Case::ScreamingKebab),
];

impl Case {
    fn of(text: Keyed<LitStr>, sink: &mut Sink) -> Option<Keyed<Case>> {
        let name = text.value.value();
        let found = CASES.iter().find(|(known, _)| *known == name);
        if found.is_none() {
            let help = format!(
                "the rules are {}",
                crate::diag::listed(CASES.map(|(name, _)| name))
            );
            sink.push(
                text.value,
                format!("`{name}` is not a rule of `rename_all`"),
                help,
            );
        }
        found.map(|(_, case)| Keyed {
            key: text.key,
            value: *case,
        })
    }

    /// The wire name of a field, by serde's rules for fields.
    pub(crate) fn apply(self, field: &str) -> String {
        let words = || field.split('_').filter(|word| !word.is_empty());
        match self {
            Case::Lower | Case::Snake => field.to_owned(),
            Case::Upper | Case::ScreamingSnake => field.to_ascii_uppercase(),
            Case::Kebab => field.replace('_', "-"),
            Case::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
            Case::Pascal => words().map(capitalized).collect(),
            Case::Camel => {
                let pascal = Case::Pascal.apply(field);
                let first = pascal.chars().next().map_or(0, char::len_utf8);
                pascal[..first].to_ascii_lowercase() + &pascal[first..]
            }
        }
    }
}

fn capitalized(word: &str) -> String {
    let first = word.chars().next().map_or(0, char::len_utf8);
    word[..first].to_ascii_uppercase() + &word[first..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_renames_a_field_as_serde_does() {
        let named: Vec<String> = CASES
            .iter()
            .map(|(_, case)| case.apply("created_at_2"))
            .collect();
        assert_eq!(
            named,
            [
                "created_at_2",
                "CREATED_AT_2",
                "CreatedAt2",
                "createdAt2",
                "created_at_2",
                "CREATED_AT_2",
                "created-at-2",
                "CREATED-AT-2"
            ]
        );
    }
}
