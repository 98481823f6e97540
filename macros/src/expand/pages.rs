//! What an endpoint says of its pages.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use crate::model::{Model, Pages};

/// How the next page is asked for:
///
/// ```ignore
/// impl ::endpoint::Paginated for ListIssues<'_> {
///     const PAGING: Paging<Issues> = Paging::cursor("after", |page: &Issues| …);
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
            let found = found(theirs, &private);
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

/// Where the cursor is, in a page and parts of it that may be missing. For `paging.next`:
///
/// ```ignore
/// part(page).part(|page| &page.paging).then(|page| Cursor::next(&page.next))
/// ```
fn found(theirs: &[Ident], private: &TokenStream) -> TokenStream {
    let Some((last, outer)) = theirs.split_last() else {
        return quote!(::core::option::Option::None);
    };
    // A cursor that can't be one is reported on the name of its field.
    let at = Span::call_site().located_at(last.span());
    let page = Ident::new("page", at);
    let cursor = quote_spanned!(at=> #private::Cursor::next(&#page.#last));
    quote!(#private::part(page)#(.part(|page| &page.#outer))*.then(|page| #cursor))
}
