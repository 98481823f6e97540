//! What an endpoint says of its pages.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use crate::model::{Model, Pages};

/// How the next page is asked for:
///
/// ```ignore
/// impl ::endpoint::Paginated for ListIssues<'_> {
///     const PAGING: Paging<Issues> = Paging::cursor("after", |page: &Issues| Cursor::next(&page.end));
/// }
/// ```
pub(super) fn implementation(model: &Model<'_>, pages: &Pages<'_>) -> TokenStream {
    let Model {
        runtime: rt,
        ident,
        generics,
        response,
        ..
    } = model;
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let private = quote!(#rt::__private);
    let paging = match pages {
        Pages::Link => quote!(LINK),
        Pages::Page(name) => {
            let count = quote_spanned!(response.span()=> <#response as #rt::Page>::count);
            quote!(page(#name, #count))
        }
        Pages::Cursor(name, theirs) => {
            // A cursor that can't be one is reported on the name of its field.
            let at = theirs.last().map_or_else(Span::call_site, Ident::span);
            let page = Ident::new("page", Span::call_site().located_at(at));
            let at = Span::call_site().located_at(at);
            let found = quote_spanned!(at=> #private::Cursor::next(&#page #(.#theirs)*));
            quote!(cursor(#name, |page: &#response| #found))
        }
    };
    quote! {
        #[automatically_derived]
        #[allow(deprecated, reason = "a deprecated struct still has its parts")]
        impl #impl_generics #rt::Paginated for #ident #ty_generics #where_clause {
            const PAGING: #private::Paging<#response> = #private::Paging::<#response>::#paging;
        }
    }
}
