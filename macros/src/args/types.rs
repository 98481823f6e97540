//! Which types can't be a response or a failure, whatever they are made of.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericArgument, Ident, PathArguments, Type};

use crate::diag::{Sink, shown};

/// Reports a type that is borrowed, has no size or no name. What was meant comes back in its place,
/// so that callers have it.
pub(super) fn owned(mut ty: Type, role: &str, sink: &mut Sink) -> Option<Type> {
    if items_are_borrowed(&mut ty, role, sink) {
        return Some(ty);
    }
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

/// The same for what a variant of a response holds. One without a size is the compiler's to report.
pub(crate) fn borrows_nothing(ty: &Type, sink: &mut Sink) {
    match ty {
        Type::Reference(_) => {
            owned(ty.clone(), "response", sink);
        }
        _ => {
            items_are_borrowed(&mut ty.clone(), "response", sink);
        }
    }
}

/// Reports what is borrowed in lists, maps and tuples, and puts what is meant in its place.
fn items_are_borrowed(ty: &mut Type, role: &str, sink: &mut Sink) -> bool {
    let mut borrowed = Vec::new();
    unborrow_items(ty, &mut borrowed);
    for (item, owned) in &borrowed {
        let what = format!("a {role} owns its values");
        sink.push(item, what, format!("write `{}`", shown(owned)));
    }
    !borrowed.is_empty()
}

/// What owns the values of a type behind a reference.
fn unborrowed(ty: &Type) -> TokenStream {
    sized(ty).unwrap_or_else(|| quote!(#ty))
}

/// The containers whose items are decoded for certain.
const CONTAINERS: [&str; 9] = [
    "Vec", "Option", "Box", "VecDeque", "HashMap", "BTreeMap", "HashSet", "BTreeSet", "Result",
];

/// Makes the borrowed items of lists, maps and tuples owned, and gives each beside what it was.
fn unborrow_items(ty: &mut Type, found: &mut Vec<(Type, Type)>) {
    for item in items(ty) {
        if let Type::Reference(reference) = item
            && let Ok(owned) = syn::parse2::<Type>(unborrowed(&reference.elem))
        {
            let borrowed = std::mem::replace(item, owned.clone());
            found.push((borrowed, owned));
        } else {
            unborrow_items(item, found);
        }
    }
}

/// The types of which the values in a list, map or tuple are.
fn items(ty: &mut Type) -> Vec<&mut Type> {
    match ty {
        Type::Path(path) => {
            let last = path.path.segments.last_mut();
            let known = last.filter(|last| CONTAINERS.iter().any(|name| last.ident == name));
            let Some(PathArguments::AngleBracketed(arguments)) =
                known.map(|last| &mut last.arguments)
            else {
                return Vec::new();
            };
            let types = arguments
                .args
                .iter_mut()
                .filter_map(|argument| match argument {
                    GenericArgument::Type(ty) => Some(ty),
                    _ => None,
                });
            types.collect()
        }
        Type::Tuple(tuple) => tuple.elems.iter_mut().collect(),
        Type::Array(array) => vec![&mut array.elem],
        _ => Vec::new(),
    }
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
