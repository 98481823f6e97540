//! What stands on the struct: its fields, and what their attributes ask for.

mod attrs;
mod conditional;
mod slips;
mod style;

use proc_macro2::TokenStream;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Attribute, Data, DeriveInput, Ident, LitStr, Type};

use self::attrs::{only, read_body, read_header, read_part, read_query};
use crate::args::{Verb, skip_to};
use crate::diag::Sink;
use crate::serde_attr::{Case, SerdeAttrs};

pub(crate) use self::attrs::{Body, Header, Part, Query};
pub(crate) use self::style::Style;

/// The field attributes that are ours, and are taken away.
const OURS: [&str; 4] = ["query", "header", "body", "part"];

/// The struct under the attribute. `input` is what comes out again: ours is taken off.
pub(crate) struct Item {
    pub(crate) input: DeriveInput,
    pub(crate) fields: Vec<Field>,
    pub(crate) rename_all: Option<Case>,
    /// Whether `#[serde]` stands anywhere, so that something must declare it.
    pub(crate) uses_serde: bool,
}

/// A named field.
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) query: Option<Query>,
    pub(crate) header: Option<Header>,
    pub(crate) body: Option<Body>,
    pub(crate) part: Option<Part>,
    pub(crate) serde: SerdeAttrs,
}

impl Field {
    /// The name without `r#`, as a placeholder has it.
    pub(crate) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }
}

impl Item {
    /// Whether it is a struct that is not a tuple; what else it is was reported.
    pub(crate) fn can_have_names(&self) -> bool {
        match &self.input.data {
            Data::Struct(data) => !matches!(data.fields, syn::Fields::Unnamed(_)),
            Data::Enum(_) | Data::Union(_) => false,
        }
    }

    /// Whether it is a struct without braces, and without generics that would have to be repeated.
    pub(crate) fn is_unit(&self) -> bool {
        let unit = matches!(&self.input.data, Data::Struct(data) if matches!(data.fields, syn::Fields::Unit));
        unit && self.input.generics.params.is_empty()
    }

    /// Reads the item. `None` where it is nothing that can be read as a struct, enum or union.
    pub(crate) fn parse(tokens: TokenStream, sink: &mut Sink) -> Option<Item> {
        let Ok(mut input) = syn::parse2::<DeriveInput>(tokens.clone()) else {
            not_a_struct(tokens, sink);
            return None;
        };
        once(&mut input, sink);
        let container = SerdeAttrs::parse(&input.attrs, sink);
        let mut fields = Vec::new();
        match &mut input.data {
            Data::Struct(data) => match &mut data.fields {
                syn::Fields::Named(named) => {
                    fields.extend(named.named.iter_mut().filter_map(|field| read(field, sink)));
                }
                syn::Fields::Unit => {}
                syn::Fields::Unnamed(unnamed) => sink.push(
                    unnamed,
                    "an endpoint's fields have names, and a tuple struct has none",
                    "write `{ name: Type }`: a field's name says where its value goes",
                ),
            },
            Data::Enum(data) => sink.push(data.enum_token, ONLY_STRUCTS, ONE_EACH),
            Data::Union(data) => sink.push(data.union_token, ONLY_STRUCTS, ONE_EACH),
        }
        let uses_serde = container.any || fields.iter().any(|field: &Field| field.serde.any);
        let rename_all = container.rename_all.map(|keyed| keyed.value);
        Some(Item {
            input,
            fields,
            rename_all,
            uses_serde,
        })
    }
}

const ONLY_STRUCTS: &str = "`#[endpoint]` stands on a struct";
const ONE_EACH: &str = "write a `struct` with named fields, one for each operation";

/// Says what the item is instead. A struct that can't be read was reported by the compiler, which
/// reads it first.
fn not_a_struct(tokens: TokenStream, sink: &mut Sink) {
    let keywords = [
        "fn",
        "impl",
        "trait",
        "mod",
        "type",
        "const",
        "static",
        "use",
        "extern",
        "struct",
        "macro_rules",
    ];
    let mut first = None;
    let keyword = tokens.into_iter().find_map(|tree| match tree {
        proc_macro2::TokenTree::Ident(ident) => {
            first.get_or_insert_with(|| ident.clone());
            keywords
                .contains(&ident.to_string().as_str())
                .then_some(ident)
        }
        _ => None,
    });
    match keyword.or(first) {
        Some(keyword) if keyword == "struct" => {}
        keyword => sink.push(keyword, ONLY_STRUCTS, ONE_EACH),
    }
}

/// A second `#[endpoint]` would write a second implementation. Under another name it is known by what
/// it begins with.
fn once(input: &mut DeriveInput, sink: &mut Sink) {
    input.attrs.retain(|attr| {
        let last = attr.path().segments.last();
        let begun = |input: ParseStream<'_>| -> syn::Result<bool> {
            let method = input.call(Ident::parse_any)?;
            let path: Option<LitStr> = input.parse()?;
            skip_to(input, |_| false);
            Ok(Verb::of(&method.to_string()).is_some() && path.is_some())
        };
        let second = last.is_some_and(|last| last.ident == "endpoint")
            || attr.parse_args_with(begun).unwrap_or(false);
        if second {
            let help = "leave one out: a struct is one operation";
            sink.push(attr, "`#[endpoint]` stands on this struct twice", help);
        }
        !second
    });
}

/// Reads a field and takes our attributes off it.
fn read(field: &mut syn::Field, sink: &mut Sink) -> Option<Field> {
    let ident = field.ident.clone()?;
    conditional::unseen(&mut field.attrs, sink);
    slips::misspelt(&ident, &mut field.attrs, sink);
    let query = only(&field.attrs, "query", sink).and_then(|attr| read_query(attr, sink));
    let header = only(&field.attrs, "header", sink).and_then(|attr| read_header(attr, sink));
    let body = only(&field.attrs, "body", sink).and_then(|attr| read_body(attr, sink));
    let part = only(&field.attrs, "part", sink).and_then(|attr| read_part(attr, sink));
    let cfgs = field
        .attrs
        .iter()
        .filter(|attr| attr.path().is_ident("cfg"))
        .cloned()
        .collect();
    let serde = SerdeAttrs::parse(&field.attrs, sink);
    field
        .attrs
        .retain(|attr| !OURS.iter().any(|ours| attr.path().is_ident(ours)));
    Some(Field {
        ident,
        ty: field.ty.clone(),
        cfgs,
        query,
        header,
        body,
        part,
        serde,
    })
}

/// The key of an attribute that says how a value is written, where there is one.
pub(crate) fn writing_key(serde: &SerdeAttrs) -> Option<&Ident> {
    serde
        .rename
        .as_ref()
        .map(|keyed| &keyed.key)
        .or(serde.with.as_ref().map(|keyed| &keyed.key))
        .or(serde.skip_if.as_ref().map(|keyed| &keyed.key))
        .or(serde.flatten.as_ref())
}
