//! The pipeline of `#[derive(Responses)]`: read the variants, check them, print the choice by status.

mod expand;
mod status;
mod variant;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use syn::{Data, DeriveInput};

use self::status::Claim;
use self::variant::Variant;
use crate::args::borrows_nothing;
use crate::diag::Sink;

/// What the derive prints for an item.
pub(crate) fn run(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        // The compiler reads the item before a derive sees it.
        Err(error) => return error.to_compile_error(),
    };
    let mut sink = Sink::default();
    let rt = status::runtime(&input.attrs, &mut sink);
    let Some(variants) = variants(&input, &mut sink) else {
        return sink.finish().unwrap_or_default();
    };
    lifetimes_are_none(&input, &variants, &mut sink);
    claims_are_apart(&variants, &mut sink);
    match sink.finish() {
        None => expand::choice(&input, &variants, &rt),
        Some(errors) => expand::inert(&input, &errors, &rt),
    }
}

const ONLY_ENUMS: &str = "`#[derive(Responses)]` stands on an enum";
const ONE_EACH: &str =
    "write an enum with a variant for each status, or derive `serde::Deserialize` for one body";

/// The variants. `None` where the item has none: it may well be a body, which has its own derive.
fn variants<'a>(input: &'a DeriveInput, sink: &mut Sink) -> Option<Vec<Variant<'a>>> {
    match &input.data {
        Data::Enum(data) => {
            if data.variants.is_empty() {
                let what = "an enum without variants is no response";
                let help = "write a variant for each status: `#[status(200)] Found(Body)`";
                sink.push(&input.ident, what, help);
            }
            let read = |variant| Variant::read(variant, sink);
            Some(data.variants.iter().map(read).collect())
        }
        Data::Struct(data) => {
            sink.push(data.struct_token, ONLY_ENUMS, ONE_EACH);
            None
        }
        Data::Union(data) => {
            sink.push(data.union_token, ONLY_ENUMS, ONE_EACH);
            None
        }
    }
}

/// The body is gone once a value is made of it.
fn lifetimes_are_none(input: &DeriveInput, variants: &[Variant<'_>], sink: &mut Sink) {
    // Where the enum has a lifetime, that is the mistake.
    if input.generics.lifetimes().next().is_none() {
        for content in variants.iter().filter_map(|variant| variant.content) {
            borrows_nothing(content, sink);
        }
    }
    for parameter in input.generics.lifetimes() {
        let lifetime = &parameter.lifetime;
        let what = format!("a response can't borrow, and has no lifetime `{lifetime}`");
        let help =
            format!("use types that own their values, as `String`, and leave `{lifetime}` out");
        sink.push(parameter, what, help);
    }
}

/// Of two variants for one status neither is more specific.
fn claims_are_apart(variants: &[Variant<'_>], sink: &mut Sink) {
    let mut found: BTreeMap<Claim, &Variant<'_>> = BTreeMap::new();
    for variant in variants {
        for (claim, token) in &variant.claims {
            let Some(first) = found.insert(*claim, variant) else {
                continue;
            };
            found.insert(*claim, first);
            if first.ident == variant.ident {
                let what = format!("`{claim}` stands on `{}` twice", first.ident);
                sink.push(token, what, "leave one of the two out");
            } else {
                let what = format!("`{claim}` stands on `{}` already", first.ident);
                let help = format!(
                    "leave it out on `{}` or on `{}`",
                    first.ident, variant.ident
                );
                sink.push(token, what, help);
            }
        }
    }
}

#[cfg(test)]
mod tests;
