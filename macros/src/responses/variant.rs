//! What does a variant hold, and which statuses does it claim?

use syn::{Fields, Ident, Type};

use super::status::{self, Claims};
use crate::diag::{Sink, shown};

/// A variant. What could not be read of it was reported.
pub(super) struct Variant<'a> {
    pub(super) ident: &'a Ident,
    /// What it holds, if anything.
    pub(super) content: Option<&'a Type>,
    pub(super) claims: Claims,
}

impl<'a> Variant<'a> {
    pub(super) fn read(variant: &'a syn::Variant, sink: &mut Sink) -> Variant<'a> {
        Variant {
            ident: &variant.ident,
            content: content(variant, sink),
            claims: status::of_variant(variant, sink),
        }
    }
}

const ONE_VALUE: &str = "a variant of a response holds one value without a name, or nothing";

/// The one value of a variant.
fn content<'a>(variant: &'a syn::Variant, sink: &mut Sink) -> Option<&'a Type> {
    let name = &variant.ident;
    for field in &variant.fields {
        status::is_not_here(&field.attrs, sink);
    }
    match &variant.fields {
        Fields::Unit => None,
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            let ty = fields.unnamed.first().map(|field| &field.ty)?;
            if has_no_size(ty) {
                sink.told_elsewhere();
            }
            Some(ty)
        }
        Fields::Named(fields) if fields.named.len() == 1 => {
            let field = fields.named.first()?;
            let (ty, member) = (shown(&field.ty), field.ident.as_ref()?);
            let help = format!(
                "write `{name}({ty})` where that is the whole body; where it is the `{member}` of an \
                 object, make a struct of it, as `{name}Body`, and write `{name}({name}Body)`"
            );
            sink.push(fields, ONE_VALUE, help);
            None
        }
        several if several.is_empty() => {
            sink.push(several, ONE_VALUE, format!("write `{name}`"));
            None
        }
        several => {
            let help = format!(
                "make a struct of the fields, as `{name}Body`, and write `{name}({name}Body)`"
            );
            sink.push(several, ONE_VALUE, help);
            None
        }
    }
}

/// Whether the compiler refuses the type in a variant, and would again in what is printed.
fn has_no_size(ty: &Type) -> bool {
    match ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    }
}
