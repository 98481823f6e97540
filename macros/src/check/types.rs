//! Which types can't stand where they do, as far as their form shows it.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::Type;

use crate::args::Args;
use crate::diag::{Sink, shown};
use crate::field::Item;

/// A lifetime of the response that nothing declares. Types with one are dropped, so that the compiler
/// says no more about them.
pub(crate) fn lifetimes_are_declared(args: &mut Args, item: &Item, sink: &mut Sink) {
    let error = args.options.error.as_ref().map(|(_, error)| error);
    let undeclared = |ty: &syn::Type| undeclared(quote::quote!(#ty), &item.input.generics);
    let (in_response, in_error) = (
        args.response.as_ref().and_then(undeclared),
        error.and_then(undeclared),
    );
    for lifetime in [&in_response, &in_error].into_iter().flatten() {
        let what = format!("`{lifetime}` is not declared on the struct");
        sink.push(
            lifetime,
            what,
            "use a type that owns its values, as `String`",
        );
    }
    if in_response.is_some() {
        args.response = None;
    }
    if in_error.is_some() {
        args.options.error = None;
    }
}

/// The first lifetime that is not among the generics. A type with its own `for<'a>` is left to rustc.
fn undeclared(ty: TokenStream, generics: &syn::Generics) -> Option<syn::Lifetime> {
    let mut found = None;
    let mut quote = false;
    for tree in ty {
        match tree {
            TokenTree::Ident(ident) if ident == "for" => return None,
            TokenTree::Ident(ident) if quote => {
                let lifetime = syn::Lifetime::new(&format!("'{ident}"), ident.span());
                let known = ident == "static"
                    || generics
                        .lifetimes()
                        .any(|known| known.lifetime.ident == ident);
                found = found.or((!known).then_some(lifetime));
                quote = false;
            }
            TokenTree::Group(group) => {
                found = found.or_else(|| undeclared(group.stream(), generics));
            }
            tree => quote = matches!(tree, TokenTree::Punct(punct) if punct.as_char() == '\''),
        }
    }
    found
}

/// What is printed repeats the types of the fields, and the compiler its reports of them. Only the
/// last field of a struct may have no size.
pub(super) fn fields_have_types_of_their_own(item: &Item, sink: &mut Sink) {
    for (at, field) in item.fields.iter().enumerate() {
        let ty = &field.ty;
        let owned = match ty {
            Type::Slice(slice) => {
                let item = &slice.elem;
                Some(quote!(Vec<#item>))
            }
            Type::TraitObject(object) => Some(quote!(Box<#object>)),
            Type::Path(path) if path.path.is_ident("str") => Some(quote!(String)),
            _ => None,
        };
        let nameless = matches!(ty, Type::ImplTrait(_) | Type::Infer(_));
        match owned {
            Some(owned) if at + 1 == item.fields.len() => {
                let what = "the value of a field has a size";
                sink.push(ty, what, format!("write `{}`", shown(&owned)));
            }
            Some(_) => sink.told_elsewhere(),
            None if nameless || undeclared(quote!(#ty), &item.input.generics).is_some() => {
                sink.told_elsewhere();
            }
            None => {}
        }
    }
}
