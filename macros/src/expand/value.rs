//! One value of the array that an endpoint hands on.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;

use crate::args::BodyKind;
use crate::field::Style;
use crate::model::{Model, Role, Sent};

/// `<u32 as QueryValue>::query(&self.page)`, and how it is written and when it is left out.
pub(super) fn value(model: &Model<'_>, sent: &Sent<'_>) -> TokenStream {
    let rt = &model.runtime;
    let Sent {
        ident,
        ty,
        cfgs,
        skip_if,
        ..
    } = sent;
    let this = this(ty.span());
    let value = match sent.with {
        Some(with)
            if !matches!(
                sent.role,
                Role::Path | Role::Header | Role::Body | Role::JsonFlat
            ) =>
        {
            by_function(sent, rt, with)
        }
        _ => by_role(model, sent),
    };
    let style = match sent.role {
        Role::Query(style) | Role::Form(style) => style.map(|style| self::style(style, rt)),
        _ => None,
    };
    let skip =
        skip_if.map(|skip_if| quote_spanned!(skip_if.span()=> .unless(#skip_if(&#this.#ident))));
    quote!(#(#cfgs)* #value #style #skip)
}

/// The value as its type writes it.
fn by_role(model: &Model<'_>, sent: &Sent<'_>) -> TokenStream {
    let rt = &model.runtime;
    match sent.role {
        Role::Path | Role::Unsent | Role::Loose => by_trait(sent, rt, "PathValue", "path"),
        Role::Header => header(sent, rt),
        Role::Body => match model.body {
            Some(BodyKind::Json) => by_trait(sent, rt, "JsonValue", "json_whole"),
            Some(BodyKind::Form | BodyKind::Multipart) => {
                let form = by_trait(sent, rt, "QueryValue", "form");
                let flat = style(Style::Flat, rt);
                quote!(#form #flat)
            }
            None => by_kind(sent, rt, "whole"),
        },
        Role::Part if sent.file => by_trait(sent, rt, "BodyContent", "file"),
        Role::Part => by_kind(sent, rt, "part"),
        Role::Query(_) if sent.counted => by_trait(sent, rt, "PageNumber", "number"),
        Role::Query(_) => by_trait(sent, rt, "QueryValue", "query"),
        Role::Form(_) => by_trait(sent, rt, "QueryValue", "form"),
        Role::Json => by_trait(sent, rt, "JsonValue", "json"),
        Role::JsonFlat => by_trait(sent, rt, "JsonValue", "json_flat"),
    }
}

/// The value as a function of the user's writes it: `Value::JsonWith(&|into| with(&self.at, into))`.
/// It gets `&FieldType`, as serde's do.
fn by_function(sent: &Sent<'_>, rt: &TokenStream, with: &syn::ExprPath) -> TokenStream {
    let ident = sent.ident;
    let this = this(sent.ty.span());
    let way = format_ident!(
        "{}",
        match sent.role {
            Role::Query(_) => "query_with",
            Role::Form(_) => "form_with",
            Role::Part => "PartWith",
            _ => "JsonWith",
        }
    );
    quote_spanned!(with.span()=> #rt::__private::Value::#way(&|into| #with(&#this.#ident, into)))
}

/// `.style(Style::Comma)`.
fn style(style: Style, rt: &TokenStream) -> TokenStream {
    let style = format_ident!("{}", format!("{style:?}"));
    quote!(.style(#rt::__private::Style::#style))
}

/// A body or part as it is, or encoded, whichever the type is:
///
/// ```ignore
/// <Bytes as WholeBody<_>>::whole(&self.data, {
///     use ::endpoint::__private::{KnowsContent as _, KnowsNothing as _};
///     (&::endpoint::__private::KindOf::<Bytes>::NEW).kind()
/// })
/// ```
fn by_kind(sent: &Sent<'_>, rt: &TokenStream, method: &str) -> TokenStream {
    let (ident, ty, method) = (sent.ident, sent.ty, format_ident!("{method}"));
    let value = quote_spanned!(ty.span()=> <#ty as #rt::WholeBody<_>>::#method);
    quote! {
        #value(&self.#ident, {
            #[allow(unused_imports, reason = "a type is of one kind")]
            use #rt::__private::{KnowsContent as _, KnowsNothing as _};
            (&#rt::__private::KindOf::<#ty>::NEW).kind()
        })
    }
}

/// `<Option<&str> as HeaderField>::value(&self.tag).sensitive()`.
fn header(sent: &Sent<'_>, rt: &TokenStream) -> TokenStream {
    let (prefix, sensitive) = sent
        .header
        .map_or((false, false), |h| (h.prefix, h.sensitive));
    let value = by_trait(
        sent,
        rt,
        if prefix {
            "HeaderEntries"
        } else {
            "HeaderField"
        },
        "value",
    );
    let sensitive = sensitive.then(|| quote!(.sensitive()));
    quote!(#value #sensitive)
}

/// The value by the trait of its place, named with the user's own type, which an error then marks.
fn by_trait(sent: &Sent<'_>, rt: &TokenStream, name: &str, method: &str) -> TokenStream {
    let (ident, ty) = (sent.ident, sent.ty);
    let (name, method) = (format_ident!("{name}"), format_ident!("{method}"));
    let this = this(ty.span());
    quote_spanned!(ty.span()=> <#ty as #rt::#name>::#method(&#this.#ident))
}

/// `self` at the place of the user's tokens. It resolves where the method stands: tokens that were
/// handed to a `macro_rules` know no `self` of its output.
fn this(at: Span) -> Ident {
    Ident::new("self", Span::call_site().located_at(at))
}
