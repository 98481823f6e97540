//! Which types can't be a response or a failure, whatever they are made of.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Type};

use crate::diag::{Sink, shown};

/// Reports a type that is borrowed, has no size or no name. What was meant comes back in its place,
/// so that callers have it.
pub(super) fn owned(ty: Type, role: &str, sink: &mut Sink) -> Option<Type> {
    let meant = match &ty {
        Type::Infer(_) | Type::ImplTrait(_) | Type::TraitObject(_) | Type::Never(_) => {
            let what = format!("a {role} is a type that has a name");
            sink.push(&ty, what, "write the name of a struct or enum of yours");
            return None;
        }
        Type::Reference(reference) => unborrowed(&reference.elem),
        other => match sized(other) {
            Some(meant) => meant,
            None => return Some(ty),
        },
    };
    let what = format!("a {role} owns its values");
    sink.push(&ty, what, format!("write `{}`", shown(&meant)));
    syn::parse2(meant).ok()
}

/// What owns the values of a type behind a reference.
fn unborrowed(ty: &Type) -> TokenStream {
    sized(ty).unwrap_or_else(|| quote!(#ty))
}

/// What owns the values of a type without a size. `None` for others.
fn sized(ty: &Type) -> Option<TokenStream> {
    match ty {
        Type::Slice(slice) => {
            let item = &slice.elem;
            Some(quote!(Vec<#item>))
        }
        Type::Path(path)
            if path
                .path
                .get_ident()
                .is_some_and(|name: &Ident| name == "str") =>
        {
            Some(quote!(String))
        }
        _ => None,
    }
}
