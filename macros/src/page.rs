//! What does `#[derive(Page)]` print? A struct's list is that of the field with `#[page(items)]`.

mod attrs;

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Data, DataStruct, DeriveInput, Generics, Member, Type};

use self::attrs::{mark, runtime};
use crate::diag::Sink;
use crate::listed::listed;

/// What the derive prints for an item.
pub(crate) fn run(item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        // The compiler reads the item before a derive sees it.
        Err(error) => return error.to_compile_error(),
    };
    let mut sink = Sink::default();
    let rt = runtime(&input.attrs, &mut sink);
    let list = list(&input, &mut sink);
    let errors = sink.finish();
    let page = match list {
        Some(list) => delegating(&input, &list, &rt),
        // Who uses the page does not hear of the mistake a second time.
        None => inert(&input, &rt),
    };
    quote!(#page #errors)
}

/// The field that holds the list.
#[derive(Clone)]
struct List<'a> {
    member: Member,
    ty: &'a Type,
}

impl List<'_> {
    fn name(&self) -> String {
        match &self.member {
            Member::Named(ident) => ident.unraw().to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        }
    }
}

const ONLY_STRUCTS: &str = "`#[derive(Page)]` stands on a struct";
const BY_HAND: &str = "implement `endpoint::Page` by hand: its methods say where the items are";

/// The one field that is marked. After a mistake, the one that may have been meant.
fn list<'a>(input: &'a DeriveInput, sink: &mut Sink) -> Option<List<'a>> {
    match &input.data {
        Data::Struct(data) => marked(input, data, sink),
        Data::Enum(data) => {
            sink.push(data.enum_token, ONLY_STRUCTS, BY_HAND);
            None
        }
        Data::Union(data) => {
            sink.push(data.union_token, ONLY_STRUCTS, BY_HAND);
            None
        }
    }
}

fn marked<'a>(input: &DeriveInput, data: &'a DataStruct, sink: &mut Sink) -> Option<List<'a>> {
    // A mark on the struct was told to move, and is the one that is missing.
    let told = sink.count() > 0;
    let mut found: Option<List<'a>> = None;
    let mut all = Vec::new();
    for (member, field) in data.fields.members().zip(&data.fields) {
        let list = List {
            member,
            ty: &field.ty,
        };
        if let Some(mark) = mark(&field.attrs, sink) {
            if let Some(first) = &found {
                let what = "a second field is marked as the list";
                let help = format!(
                    "leave `#[page(items)]` on `{}` or on `{}`, and take it off the other",
                    first.name(),
                    list.name()
                );
                sink.push(mark, what, help);
            } else {
                found = Some(list.clone());
            }
        }
        all.push(list);
    }
    if found.is_none() {
        if !told {
            let name = &input.ident;
            let what = format!("no field of `{name}` is marked as its list");
            sink.push(name, what, help(&all));
        }
        // A single field is the one that is meant.
        return if all.len() == 1 { all.pop() } else { None };
    }
    found
}

/// Which field can be marked.
fn help(all: &[List<'_>]) -> String {
    let names: Vec<String> = all.iter().map(List::name).collect();
    match &*names {
        [] => "add a field for the list: `#[page(items)] items: Vec<Item>`".to_owned(),
        [only] => format!("write `#[page(items)]` before the field `{only}`"),
        _ => {
            let names = listed(names.iter().map(String::as_str));
            format!("write `#[page(items)]` before the one of {names} that holds the items")
        }
    }
}

/// The page of the field:
///
/// ```ignore
/// impl ::endpoint::Page for Seats {
///     type Item = <Vec<Seat> as ::endpoint::Page>::Item;
///     fn into_items(self) -> Vec<Self::Item> {
///         <Vec<Seat> as ::endpoint::Page>::into_items(self.seats)
///     }
///     fn count(&self) -> usize {
///         <Vec<Seat> as ::endpoint::Page>::count(&self.seats)
///     }
/// }
/// ```
fn delegating(input: &DeriveInput, list: &List<'_>, rt: &TokenStream) -> TokenStream {
    let List { member, ty } = list;
    let generics = bounded(&input.generics, ty, rt);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, ty_generics, _) = input.generics.split_for_impl();
    let ident = &input.ident;
    // A type that is no page is reported on itself, and once: all that asks for it stands there, from
    // its first sign to its last.
    let (start, end) = (ty.span(), end(ty));
    let open = quote_spanned!(start=> <);
    let item = quote_spanned!(end=> as #rt::Page>::Item);
    let items = quote_spanned!(end=> <Self::Item>);
    let mut value = Group::new(Delimiter::Parenthesis, quote_spanned!(start=> self.#member));
    value.set_span(end);
    let members = quote_spanned! {start=>
        type Item = #open #ty #item;
        fn into_items(self) -> ::std::vec::Vec #items {
            <#ty as #rt::Page>::into_items #value
        }
        fn count(&self) -> ::core::primitive::usize {
            <#ty as #rt::Page>::count(&self.#member)
        }
    };
    quote! {
        #[automatically_derived]
        #[allow(deprecated, reason = "a deprecated struct still has its parts")]
        #[diagnostic::do_not_recommend]
        impl #impl_generics #rt::Page for #ident #ty_generics #where_clause {
            #members
        }
    }
}

/// Where a type ends.
fn end(ty: &Type) -> Span {
    let last = ty.to_token_stream().into_iter().last();
    last.map_or_else(|| ty.span(), |last| last.span())
}

/// A list that is a type parameter, or made from one, must be a page where it is known.
fn bounded(generics: &Generics, ty: &Type, rt: &TokenStream) -> Generics {
    let mut generics = generics.clone();
    if generics.type_params().next().is_some() {
        let page = quote_spanned!(ty.span()=> #ty: #rt::Page);
        let clause = generics.make_where_clause();
        clause.predicates.push(syn::parse_quote!(#page));
    }
    generics
}

/// A page without items, that does nothing.
fn inert(input: &DeriveInput, rt: &TokenStream) -> TokenStream {
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let ident = &input.ident;
    quote! {
        #[automatically_derived]
        #[allow(deprecated, reason = "a deprecated struct still has its parts")]
        #[diagnostic::do_not_recommend]
        impl #impl_generics #rt::Page for #ident #ty_generics #where_clause {
            type Item = ::core::convert::Infallible;
            fn into_items(self) -> ::std::vec::Vec<Self::Item> {
                ::core::unreachable!()
            }
            fn count(&self) -> ::core::primitive::usize {
                ::core::unreachable!()
            }
        }
    }
}

#[cfg(test)]
mod tests;
