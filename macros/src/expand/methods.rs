//! The inherent methods, which forward to the client's.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::expand::at;
use crate::model::Model;

/// ```ignore
/// impl<'a> AddSeats<'a> {
///     pub fn send(&self, client: &Client) -> Sending<SeatsCreated, GitHubError> {
///         client.send(self)
///     }
/// }
/// ```
pub(super) fn methods(model: &Model<'_>, error: &TokenStream) -> TokenStream {
    let Model {
        runtime: rt,
        ident,
        generics,
        vis,
        response,
        ..
    } = model;
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let pages = model.pages.as_ref().map(|_| pages(model, error));
    // Where the user has such a method too, it is the struct that both are of.
    let send = quote_spanned! {at(ident)=>
        fn send(&self, client: &#rt::Client) -> #rt::Sending<#response, #error>
    };
    let send_full = quote_spanned! {at(ident)=>
        fn send_full(&self, client: &#rt::Client) -> #rt::Sending<#rt::Response<#response>, #error>
    };
    quote! {
        #[automatically_derived]
        #[allow(dead_code, deprecated, reason = "a program need not use both, nor new ones only")]
        impl #impl_generics #ident #ty_generics #where_clause {
            /// Sends the request by this client and gives the value of its response.
            #vis #send {
                client.send(self)
            }

            /// As `send`, but the value comes with the response's status and headers.
            #vis #send_full {
                client.send_full(self)
            }
            #pages
        }
    }
}

/// The bound of `items` holds where it is called, so that an endpoint may have pages of which nobody
/// says where their items are:
///
/// ```ignore
/// pub fn pages(&self, client: &Client) -> Pages<Vec<Issue>, GitHubError> {
///     client.pages(self)
/// }
/// pub fn items<P: Page>(&self, client: &Client) -> Items<P, GitHubError>
/// where
///     Self: Endpoint<Response = P, Error = GitHubError>,
/// {
///     client.items(self)
/// }
/// ```
fn pages(model: &Model<'_>, error: &TokenStream) -> TokenStream {
    let Model {
        runtime: rt,
        vis,
        response,
        generics,
        ..
    } = model;
    let page = page_parameter(generics, error);
    quote! {
        /// The pages, one after the other, each with its status and headers.
        #vis fn pages(&self, client: &#rt::Client) -> #rt::Pages<#response, #error> {
            client.pages(self)
        }

        /// The items of all pages.
        #vis fn items<#page: #rt::Page>(&self, client: &#rt::Client) -> #rt::Items<#page, #error>
        where
            Self: #rt::Endpoint<Response = #page, Error = #error>,
        {
            client.items(self)
        }
    }
}

/// `P`, or more of them where the user's own tokens beside it have that name.
pub(crate) fn page_parameter(generics: &syn::Generics, error: &TokenStream) -> Ident {
    let beside = quote!(#generics #error);
    let mut name = "P".to_owned();
    while has_ident(beside.clone(), &name) {
        name.push('P');
    }
    Ident::new(&name, Span::call_site())
}

fn has_ident(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => has_ident(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
