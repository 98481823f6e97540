#![doc = "The attribute and the derives of the crate `endpoint`, which re-exports and documents them."]

mod args;
mod check;
mod diag;
mod docs;
mod endpoint;
mod expand;
mod fallback;
mod field;
mod ide;
mod listed;
mod model;
mod page;
mod responses;
mod route;
mod serde_attr;
mod similar;

use proc_macro::TokenStream;

/// Turns a struct into a typed operation of an HTTP API: `#[endpoint(METHOD "path" -> Type)]`.
#[proc_macro_attribute]
pub fn endpoint(args: TokenStream, item: TokenStream) -> TokenStream {
    endpoint::run(args.into(), &item.into()).into()
}

/// Declares `#[serde(…)]`, so that it may stand on a struct that derives nothing from serde.
#[doc(hidden)]
#[proc_macro_derive(SerdeStandsBelowEndpoint, attributes(serde))]
pub fn serde_attributes(_: TokenStream) -> TokenStream {
    TokenStream::new()
}

/// Makes an enum a response that the status decides: each variant has its `#[status(…)]`. The other
/// two are slips, and told to be.
#[proc_macro_derive(Responses, attributes(status, statuses, stat))]
pub fn responses(item: TokenStream) -> TokenStream {
    responses::run(item.into()).into()
}

/// Makes a struct a page: the field with `#[page(items)]` holds its list. `#[items]` is a slip, and
/// told to be.
#[proc_macro_derive(Page, attributes(page, items))]
pub fn page(item: TokenStream) -> TokenStream {
    page::run(item.into()).into()
}
