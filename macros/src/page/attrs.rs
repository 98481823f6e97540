//! What do the `#[page(…)]` of a derive say? `items` on a field, `crate = path` on the struct.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Ident, Meta, Path, Token};

use crate::diag::Sink;
use crate::similar::nearest;

const ON_FIELD: &str = "write `#[page(items)]`";
const ON_STRUCT: &str = "write `#[page(crate = path::to::endpoint)]`, or leave it out";

/// The attribute that marks a field as the list. One with a mistake in it marks the field too.
pub(super) fn mark<'a>(attrs: &'a [Attribute], sink: &mut Sink) -> Option<&'a Attribute> {
    let mut found = attrs.iter().filter(|attr| attr.path().is_ident("page"));
    let bare = attrs.iter().find(|attr| attr.path().is_ident("items"));
    if let Some(bare) = bare {
        let what = "`#[items]` stands inside of `#[page]`";
        sink.push(bare.path(), what, "write `#[page(items)]`");
    }
    let Some(first) = found.next() else {
        return bare;
    };
    for second in found {
        let what = "`#[page]` stands on this field twice";
        sink.push(second, what, "leave one of the two out");
    }
    let mut is_list = true;
    each(first, ON_FIELD, sink, |key, input, sink| {
        if key == "items" {
            return Ok(());
        }
        let help = if ["next", "cursor", "total", "count"].contains(&key.to_string().as_str()) {
            is_list = false;
            "leave it out: `paginate = cursor(field, response_field)` of the endpoint names what leads on"
        } else if key == "crate" {
            "move it above the struct: `#[page(crate = path::to::endpoint)]`"
        } else if nearest(&key.to_string(), ["items"]).is_some() {
            "write `items`"
        } else {
            ON_FIELD
        };
        skip_value(input);
        sink.push(
            key,
            format!("`#[page]` has no option `{key}` on a field"),
            help,
        );
        Ok(())
    });
    is_list.then_some(first)
}

/// The path under which the runtime crate is known.
pub(super) fn runtime(attrs: &[Attribute], sink: &mut Sink) -> TokenStream {
    let mut runtime = quote!(::endpoint);
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("page")) {
        each(attr, ON_STRUCT, sink, |key, input, sink| {
            if key == "crate" {
                input.parse::<Token![=]>()?;
                let path = input.call(Path::parse_mod_style)?;
                runtime = quote!(#path);
                return Ok(());
            }
            let help = if key == "items" {
                "move `#[page(items)]` to the field that holds the list"
            } else if nearest(&key.to_string(), ["crate"]).is_some() {
                "write `crate`"
            } else {
                ON_STRUCT
            };
            skip_value(input);
            sink.push(
                key,
                format!("`#[page]` has no option `{key}` on a struct"),
                help,
            );
            Ok(())
        });
    }
    runtime
}

/// Reads the options of an attribute, which has at least one.
fn each(
    attr: &Attribute,
    usage: &str,
    sink: &mut Sink,
    mut option: impl FnMut(&Ident, ParseStream<'_>, &mut Sink) -> syn::Result<()>,
) {
    let what = "`#[page]` is not written like this";
    let Meta::List(list) = &attr.meta else {
        sink.push(attr, what, usage);
        return;
    };
    if list.tokens.is_empty() {
        sink.push(attr, what, usage);
        return;
    }
    let read = |input: ParseStream<'_>| {
        while !input.is_empty() {
            let key = input.call(Ident::parse_any)?;
            option(&key, input, sink)?;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    };
    if let Err(error) = read.parse2(list.tokens.clone()) {
        sink.push_error(&syn::Error::new(error.span(), what), usage);
    }
}

/// What follows an unknown key, up to the next comma.
fn skip_value(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<proc_macro2::TokenTree>().is_err() {
            return;
        }
    }
}
