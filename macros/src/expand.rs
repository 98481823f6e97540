//! What the attribute prints for an endpoint without mistakes: templates only.

mod methods;
mod pages;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;

use crate::args::BodyKind;
use crate::docs;
use crate::field::Style;
use crate::model::{Model, Repeat, Role, Sent};

pub(crate) use self::methods::page_parameter;

/// The struct as it was written, its `Endpoint` and its methods.
pub(crate) fn endpoint(model: &Model<'_>) -> TokenStream {
    let item = item(&docs::described(model), model.uses_serde, &model.runtime);
    let implementation = implementation(model);
    let error = model.error.map_or_else(
        || {
            let rt = &model.runtime;
            quote!(#rt::Raw)
        },
        |error| quote!(#error),
    );
    let pages = model
        .pages
        .as_ref()
        .map(|pages| pages::implementation(model, pages));
    let methods = methods::methods(model, &error);
    quote! {
        #item
        #implementation
        #pages
        #methods
    }
}

/// The struct, with something above it that declares `#[serde]` where that is used:
///
/// ```ignore
/// #[derive(::endpoint::__private::SerdeStandsBelowEndpoint)]
/// pub struct ListSeats { … }
/// ```
pub(crate) fn item(input: &syn::DeriveInput, uses_serde: bool, rt: &TokenStream) -> TokenStream {
    let declares = uses_serde.then(|| quote!(#[derive(#rt::__private::SerdeStandsBelowEndpoint)]));
    quote!(#declares #input)
}

/// The table, and the values of the fields in its order:
///
/// ```ignore
/// impl<'a> ::endpoint::Endpoint for AddSeats<'a> {
///     type Response = SeatsCreated;
///     type Error = GitHubError;
///     const SPEC: &'static Spec = &Spec::new(Verb::Post, "/orgs/<org>/seats", &["org", "users"])
///         .payload(Payload::Json);
///     fn draft(&self, base: &BaseUrl) -> Draft {
///         draft(Self::SPEC, base, &[
///             <&'a str as PathValue>::path(&self.org),
///             <&'a [&'a str] as JsonValue>::json(&self.users),
///         ])
///     }
/// }
/// ```
fn implementation(model: &Model<'_>) -> TokenStream {
    let Model {
        runtime: rt,
        ident,
        generics,
        path,
        response,
        error,
        ..
    } = model;
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let verb = format_ident!("{}", format!("{:?}", model.verb));
    let payload = model.payload().map(|body| match body {
        BodyKind::Json => quote!(.payload(#rt::__private::Payload::Json)),
        BodyKind::Form => quote!(.payload(#rt::__private::Payload::Form)),
        BodyKind::Multipart => quote!(.payload(#rt::__private::Payload::Multipart)),
    });
    let headers = (!model.headers.is_empty()).then(|| {
        let headers = model
            .headers
            .iter()
            .map(|(name, value)| quote!((#name, #value)));
        quote!(.headers(&[#(#headers),*]))
    });
    let timeout = model.timeout.map(|millis| quote!(.timeout(#millis)));
    let repeat = model.repeat.map(|repeat| match repeat {
        Repeat::Idempotent => quote!(.idempotent()),
        Repeat::ByKey => quote!(.idempotency_key()),
    });
    let names = model.sent.iter().map(|sent| {
        let (cfgs, wire) = (sent.cfgs, &sent.wire);
        quote!(#(#cfgs)* #wire)
    });
    let values = model.sent.iter().map(|sent| value(model, sent));
    // A type without `Display` is no mistake, so that this can't be a bound.
    let show = error.map(|error| {
        quote! {
            const SHOW: #rt::__private::Show<#error> = {
                #[allow(unused_imports, reason = "it is used where the type is not `Display`")]
                use #rt::__private::NotShown as _;
                <#rt::__private::Shown<#error>>::SHOW
            };
        }
    });
    let error = error.map_or_else(|| quote!(#rt::Raw), |error| quote!(#error));
    // A private type is reported on itself.
    let declared = quote_spanned!(response.span()=> type Response = #response;);
    let items = quote! {
        #declared
        type Error = #error;
        const SPEC: &'static #rt::__private::Spec = &#rt::__private::Spec::new(
            #rt::__private::Verb::#verb,
            #path,
            &[#(#names),*],
        )#payload #headers #timeout #repeat;
        #show
        fn draft(&self, base: &#rt::BaseUrl) -> #rt::__private::Draft {
            #rt::__private::draft(Self::SPEC, base, &[#(#values),*])
        }
    };
    // A second implementation is reported on the struct's name.
    let mut items = Group::new(Delimiter::Brace, items);
    items.set_span(at(ident));
    let keyword = quote_spanned!(at(ident)=> impl);
    let of = quote_spanned!(at(ident)=> #rt::Endpoint for);
    quote! {
        #[automatically_derived]
        #[allow(deprecated, reason = "a deprecated struct still has its parts")]
        #keyword #impl_generics #of #ident #ty_generics #where_clause #items
    }
}

/// One value of the array: `<u32 as QueryValue>::query(&self.page)`.
fn value(model: &Model<'_>, sent: &Sent<'_>) -> TokenStream {
    let rt = &model.runtime;
    let Sent {
        ident,
        ty,
        cfgs,
        role,
        with,
        skip_if,
        ..
    } = sent;
    let private = quote!(#rt::__private);
    let this = this(ty.span());
    let value = match (role, with) {
        (Role::Path | Role::Unsent | Role::Loose, _) => {
            quote_spanned!(ty.span()=> <#ty as #rt::PathValue>::path(&#this.#ident))
        }
        (Role::Header, _) => header(sent, rt),
        (Role::Body, _) => match model.body {
            Some(BodyKind::Json) => by_trait(sent, rt, "JsonValue", "json_whole"),
            Some(BodyKind::Form | BodyKind::Multipart) => {
                let form = by_trait(sent, rt, "QueryValue", "form");
                quote!(#form.style(#private::Style::Flat))
            }
            None => by_kind(sent, rt, "whole"),
        },
        (Role::Part, Some(with)) => {
            quote!(#private::Value::PartWith(&|into| #with(&self.#ident, into)))
        }
        (Role::Part, None) if sent.file => by_trait(sent, rt, "BodyContent", "file"),
        (Role::Part, None) => by_kind(sent, rt, "part"),
        (Role::Query(_), None) => by_trait(sent, rt, "QueryValue", "query"),
        (Role::Form(_), None) => by_trait(sent, rt, "QueryValue", "form"),
        (Role::Json, None) => by_trait(sent, rt, "JsonValue", "json"),
        (Role::JsonFlat, _) => by_trait(sent, rt, "JsonValue", "json_flat"),
        (Role::Json, Some(with)) => {
            quote_spanned! {with.span()=>
                #private::Value::JsonWith(&|into| #with(&#this.#ident, into))
            }
        }
        (Role::Query(_), Some(with)) => {
            quote_spanned! {with.span()=>
                #private::Value::query_with(&|into| #with(&#this.#ident, into))
            }
        }
        (Role::Form(_), Some(with)) => {
            quote_spanned! {with.span()=>
                #private::Value::form_with(&|into| #with(&#this.#ident, into))
            }
        }
    };
    let style = match role {
        Role::Query(Some(style)) | Role::Form(Some(style)) => {
            let style = format_ident!(
                "{}",
                match style {
                    Style::Comma => "Comma",
                    Style::Brackets => "Brackets",
                    Style::Pipes => "Pipes",
                    Style::Spaces => "Spaces",
                    Style::Flat => "Flat",
                }
            );
            Some(quote!(.style(#private::Style::#style)))
        }
        _ => None,
    };
    let skip =
        skip_if.map(|skip_if| quote_spanned!(skip_if.span()=> .unless(#skip_if(&#this.#ident))));
    quote!(#(#cfgs)* #value #style #skip)
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

/// The place of the struct's name, for what is printed there and looked up as all else is.
fn at(ident: &Ident) -> Span {
    Span::call_site().located_at(ident.span())
}

/// `self` at the place of the user's tokens. It resolves where the method stands: tokens that were
/// handed to a `macro_rules` know no `self` of its output.
fn this(at: Span) -> Ident {
    Ident::new("self", Span::call_site().located_at(at))
}
