//! What the attribute prints for an endpoint without mistakes: templates only.

mod methods;
mod pages;
mod value;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;

use crate::args::{BodyKind, Verb};
use crate::docs;
use crate::model::{Model, Repeat};

pub(crate) use self::methods::page_parameter;
use self::value::value;

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
        response,
        error,
        ..
    } = model;
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let values = model.sent.iter().map(|sent| value(model, sent));
    let (table, show) = (table(model), error.map(|error| show(error, rt)));
    let error = error.map_or_else(|| quote!(#rt::Raw), |error| quote!(#error));
    // A private type is reported on itself.
    let declared = quote_spanned!(response.span()=> type Response = #response;);
    let meant = meant(model);
    let items = quote! {
        #declared
        type Error = #error;
        const SPEC: &'static #rt::__private::Spec = &#table;
        #show
        fn draft(&self, base: &#rt::BaseUrl) -> #rt::__private::Draft {
            #meant
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

/// Asks about a response that can be decoded and is hardly meant: a `Result`, and a value under HEAD.
/// The spelling says where to ask, and the type decides.
fn meant(model: &Model<'_>) -> Option<TokenStream> {
    let (rt, response) = (&model.runtime, model.success?);
    let last = match response {
        syn::Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    let question = if last.is_some_and(|last| last.ident == "Result") {
        "alone"
    } else if model.verb == Verb::Head {
        "without_content"
    } else {
        return None;
    };
    // The compiler marks all from the first sign to the name of the function.
    let place = last.map_or_else(|| response.span(), |last| last.ident.span());
    let place = Span::call_site().located_at(place);
    let question = Ident::new(question, place);
    let asked = quote_spanned!(place=> <#rt::Meant<#response>>::#question());
    Some(quote! {
        #[allow(unused_imports, reason = "it is used where nothing is known of the type")]
        use #rt::__private::AnyIsMeant as _;
        #asked;
    })
}

/// What is known before there is a value:
/// `Spec::new(Verb::Post, "/orgs/<org>/seats", &["org", "users"]).payload(Payload::Json)`.
fn table(model: &Model<'_>) -> TokenStream {
    let Model {
        runtime: rt, path, ..
    } = model;
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
    quote! {
        #rt::__private::Spec::new(
            #rt::__private::Verb::#verb,
            #path,
            &[#(#names),*],
        )#payload #headers #timeout #repeat
    }
}

/// What a failure says of itself. A type without `Display` is no mistake, so that this can't be a bound.
fn show(error: &syn::Type, rt: &TokenStream) -> TokenStream {
    quote! {
        const SHOW: #rt::__private::Show<#error> = {
            #[allow(unused_imports, reason = "it is used where the type is not `Display`")]
            use #rt::__private::NotShown as _;
            <#rt::__private::Shown<#error>>::SHOW
        };
    }
}

/// The place of the struct's name, for what is printed there and looked up as all else is.
fn at(ident: &Ident) -> Span {
    Span::call_site().located_at(ident.span())
}
