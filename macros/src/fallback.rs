//! What the attribute prints beside its mistakes, so that no second error follows from them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::args::Args;
use crate::diag::Sink;
use crate::expand;
use crate::field::Item;
use crate::model::{response, runtime};

/// An item that is no struct comes out as it was.
pub(crate) fn unreadable(item: &TokenStream, sink: Sink) -> TokenStream {
    let errors = sink.finish();
    quote!(#item #errors)
}

/// The struct, the mistakes, and an endpoint that is there for the compiler and does nothing.
pub(crate) fn endpoint(args: &Args, item: &Item, errors: &TokenStream) -> TokenStream {
    let rt = runtime(args);
    let input = expand::item(&item.input, item.uses_serde, &rt);
    let (ident, vis) = (&item.input.ident, &item.input.vis);
    let (impl_generics, ty_generics, where_clause) = item.input.generics.split_for_impl();
    let response = response(args);
    let error = match &args.options.error {
        Some((_, error)) => quote!(#error),
        None => quote!(#rt::Raw),
    };
    let (paginated, pages) = pages(args, item, &response, &error, &rt).unzip();
    quote! {
        #input
        #errors
        #paginated
        #[automatically_derived]
        #[allow(deprecated, reason = "a deprecated struct still has its parts")]
        impl #impl_generics #rt::Endpoint for #ident #ty_generics #where_clause {
            type Response = #response;
            type Error = #error;
            const SPEC: &'static #rt::__private::Spec =
                &#rt::__private::Spec::new(#rt::__private::Verb::Get, "/", &[]);
            fn draft(&self, _: &#rt::BaseUrl) -> #rt::__private::Draft {
                ::core::unreachable!()
            }
        }
        #[automatically_derived]
        #[allow(dead_code, deprecated, reason = "the caller may be unfinished too")]
        impl #impl_generics #ident #ty_generics #where_clause {
            #vis fn send(&self, _: &#rt::Client) -> #rt::Sending<#response, #error> {
                ::core::unreachable!()
            }
            #vis fn send_full(&self, _: &#rt::Client) -> #rt::Sending<#rt::Response<#response>, #error> {
                ::core::unreachable!()
            }
            #pages
        }
    }
}

/// `Paginated`, and the methods that it stands for, where the endpoint has pages.
fn pages(
    args: &Args,
    item: &Item,
    response: &TokenStream,
    error: &TokenStream,
    rt: &TokenStream,
) -> Option<(TokenStream, TokenStream)> {
    args.options.paginate.as_ref()?;
    let (ident, vis) = (&item.input.ident, &item.input.vis);
    let (impl_generics, ty_generics, where_clause) = item.input.generics.split_for_impl();
    let page = expand::page_parameter(&item.input.generics, error);
    let pages = quote! {
        #vis fn pages(&self, _: &#rt::Client) -> #rt::Pages<#response, #error> {
            ::core::unreachable!()
        }
        #vis fn items<#page: #rt::Page>(&self, _: &#rt::Client) -> #rt::Items<#page, #error>
        where
            Self: #rt::Endpoint<Response = #page, Error = #error>,
        {
            ::core::unreachable!()
        }
    };
    let paginated = quote! {
        #[automatically_derived]
        #[allow(deprecated, reason = "a deprecated struct still has its parts")]
        impl #impl_generics #rt::Paginated for #ident #ty_generics #where_clause {
            const PAGING: #rt::__private::Paging<#response> =
                #rt::__private::Paging::<#response>::LINK;
        }
    };
    Some((paginated, pages))
}
