#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod base;
mod body;
mod client;
mod content;
mod date;
mod draft;
mod editor;
mod encode;
mod error;
mod etag;
mod failure;
mod fault;
mod header;
mod json;
mod known;
mod link;
mod meant;
mod multipart;
mod nullable;
mod operation;
mod page;
mod pages;
mod paging;
mod path;
mod problem;
mod query;
mod raw;
mod reply;
mod response;
mod responses;
mod spec;
mod stream;
mod streaming;
mod values;
mod wait;

pub use endpoint_macros::Page;
/// Makes an enum a response that the status decides.
///
/// Each variant has the statuses that it is for: numbers, classes, or `default` for all that the
/// others leave. The most specific wins. A variant holds nothing, or what serde deserializes from the
/// body, [`Text`], [`Raw`], or a [`Response`] of these with its headers:
///
/// ```
/// use endpoint::{Endpoint, Response, Responses, endpoint};
/// use serde::Deserialize;
///
/// #[derive(Responses)]
/// enum Merged {
///     #[status(200)]
///     Now(Commit),
///     #[status(202)]
///     Later(Response<()>),
///     #[status(405, 409)]
///     NotMergeable(Reason),
/// }
///
/// #[derive(Deserialize)]
/// struct Commit {
///     sha: String,
/// }
///
/// #[derive(Deserialize)]
/// struct Reason {
///     message: String,
/// }
///
/// #[endpoint(PUT "/pulls/<number>/merge" -> Merged)]
/// struct Merge {
///     number: u64,
/// }
///
/// let mut answer = http::Response::new(r#"{"message": "head moved"}"#.into());
/// *answer.status_mut() = http::StatusCode::CONFLICT;
/// match Merge::response(answer)? {
///     Merged::Now(commit) => println!("merged as {}", commit.sha),
///     Merged::Later(response) => println!("see {:?}", response.location()),
///     Merged::NotMergeable(reason) => assert_eq!(reason.message, "head moved"),
/// }
/// # Ok::<(), endpoint::Error>(())
/// ```
///
/// A failure that a variant is for is a value and no error; so is a 304. One that no variant is for is
/// an [`Error`] as ever, and so is one whose body is not what its variant holds. A success that no
/// variant is for is an error that says how to add one. Redirects are the client's to follow.
///
/// The enum can't be `serde::Deserialize` too, which would decide by the body alone.
/// `#[status(crate = path)]` on the enum names the runtime where it goes by another name.
pub use endpoint_macros::Responses;

/// Makes a struct one operation of an HTTP API: `#[endpoint(METHOD "path" -> Type, option, …)]`.
///
/// Where each field goes is [a table of the front page](crate#fields). `-> Type` is what a success
/// becomes ([`FromResponse`]), and `()` where it is left out.
///
/// # Options
///
/// | option | what it says |
/// | --- | --- |
/// | `error = Type` | what the body of a failure becomes: `Deserialize`, [`Problem`], or [`Raw`], which it is unless said; [`Error::error`] has it |
/// | `body = json`, `form` or `multipart` | what the fields that are left make; JSON unless said |
/// | `accept = "text/plain"` | the header `Accept`; `application/json` unless said |
/// | `header("x-name" = "value")` | a header of every call; any number of them |
/// | `timeout = "30s"` | the longest that a call may take, in place of the client's limit |
/// | `idempotent` | sent twice, it has the effect of once: so it may be tried again |
/// | `idempotency_key` | each call carries a key of its own, the same in each attempt |
/// | `paginate = link` | the list goes on behind the link `next` of the `Link` header |
/// | `paginate = page(field)` | the field counts the pages, one by one; it is a [`PageNumber`]. An offset counts items, and is a cursor |
/// | `paginate = cursor(field, response_field)` | what the response names is what the field has next; it is a [`Cursor`] |
/// | `crate = path` | the runtime, where it goes by another name |
///
/// # A key of your own
///
/// The key of `idempotency_key` is new for each call of `send`. For one that outlives the program, so
/// that a purchase after a crash is known to be the same one, declare a field. A call that has a key
/// may be tried again.
///
/// ```
/// use endpoint::endpoint;
///
/// #[endpoint(POST "/payments")]
/// struct Pay<'a> {
///     cents: u64,
///     #[header("Idempotency-Key")]
///     order: &'a str,
/// }
/// ```
///
/// # Forms with brackets
///
/// A form is flat. What an API nests by brackets has them in its name, and a map is flattened:
///
/// ```
/// use std::collections::BTreeMap;
///
/// use endpoint::{BaseUrl, Endpoint, endpoint};
///
/// #[endpoint(POST "/payments", body = form)]
/// struct Pay<'a> {
///     #[serde(rename = "methods[]")]
///     methods: &'a [&'a str],
///     #[serde(rename = "metadata[order]")]
///     order: Option<u64>,
///     #[serde(flatten)]
///     more: BTreeMap<&'a str, &'a str>,
/// }
///
/// let pay = Pay {
///     methods: &["card", "debit"],
///     order: Some(7),
///     more: BTreeMap::from([("metadata[shop]", "a b")]),
/// };
/// let base: BaseUrl = "https://api.test".parse()?;
/// let request = pay.request(&base)?;
/// let form = "methods%5B%5D=card&methods%5B%5D=debit&metadata%5Border%5D=7&metadata%5Bshop%5D=a+b";
/// assert_eq!(request.body().as_bytes(), Some(form.as_bytes()));
/// # Ok::<(), endpoint::Error>(())
/// ```
///
/// # A failure under a 200
///
/// `error = Type` is for a failure by its status. Where a 200 may say no in its body, the response is
/// an enum that serde decides (`untagged`), or a type that serde makes from what comes (`try_from`):
/// then a no is an error, [`Error::is_decode`], that quotes its text.
///
/// ```
/// use endpoint::{Endpoint, endpoint};
/// use serde::Deserialize;
///
/// #[endpoint(POST "/messages" -> Posted)]
/// struct Post<'a> {
///     text: &'a str,
/// }
///
/// #[derive(Deserialize)]
/// #[serde(untagged)]
/// enum Posted {
///     Yes { id: u64 },
///     No { error: String },
/// }
///
/// let answer = http::Response::new(r#"{"ok": false, "error": "not_in_channel"}"#.into());
/// match Post::response(answer)? {
///     Posted::Yes { id } => println!("posted as {id}"),
///     Posted::No { error } => assert_eq!(error, "not_in_channel"),
/// }
/// # Ok::<(), endpoint::Error>(())
/// ```
///
/// # A cursor that no field holds
///
/// Where the next page begins behind the last item of this one, the response is made from what comes:
///
/// ```
/// use endpoint::{Page, endpoint};
/// use serde::Deserialize;
///
/// #[endpoint(GET "/charges" -> Charges, paginate = cursor(starting_after, next))]
/// struct ListCharges {
///     starting_after: Option<String>,
/// }
///
/// #[derive(Deserialize, Page)]
/// #[serde(from = "Listed")]
/// struct Charges {
///     #[page(items)]
///     data: Vec<Charge>,
///     next: Option<String>,
/// }
///
/// #[derive(Deserialize)]
/// struct Listed {
///     data: Vec<Charge>,
///     has_more: bool,
/// }
///
/// #[derive(Deserialize)]
/// struct Charge {
///     id: String,
/// }
///
/// impl From<Listed> for Charges {
///     fn from(Listed { data, has_more }: Listed) -> Charges {
///         let last = data.last().filter(|_| has_more);
///         Charges { next: last.map(|charge| charge.id.clone()), data }
///     }
/// }
/// ```
pub use endpoint_macros::endpoint;

pub use base::BaseUrl;
pub use body::{Body, BoxError};
pub use client::{Client, Sending};
#[cfg(feature = "client")]
pub use client::{
    ClientBuilder, MemoryTransport, Retry, Transport, TransportError, TransportFuture,
};
pub use content::{BodyContent, WholeBody};
pub use date::{HttpDate, InvalidHttpDate};
pub use error::Error;
pub use etag::{ETag, InvalidETag};
pub use failure::FromFailure;
pub use header::{HeaderEntries, HeaderField, HeaderLine};
pub use known::{Deprecation, RateLimit};
pub use link::{Link, Links};
#[doc(hidden)]
pub use meant::{Meant, OneOutcome, WithoutContent};
pub use multipart::Part;
pub use nullable::Nullable;
pub use operation::Endpoint;
pub use page::Page;
pub use pages::{Items, Pages};
pub use paging::{Cursor, PageNumber, Paginated};
pub use problem::Problem;
pub use raw::{Raw, Text};
pub use reply::{EitherResponsesOrDeserialize, FromResponse};
pub use response::Response;
pub use responses::VariantContent;
pub use stream::StreamBody;
pub use streaming::Streaming;
pub use values::{JsonValue, PathValue, QueryValue};

/// What the macro's output calls. No part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub mod editor {
        pub use crate::editor::{bodies, methods, options, ways};
    }

    pub use endpoint_macros::SerdeStandsBelowEndpoint;

    pub use crate::content::{KindOf, KnowsContent, KnowsNothing};
    pub use crate::draft::{Draft, draft};
    pub use crate::failure::{NotShown, Show, Shown};
    pub use crate::fault::Fault;
    pub use crate::meant::AnyIsMeant;
    pub use crate::paging::{Cursor, Paging, part};
    pub use crate::query::Style;
    pub use crate::reply::Reply;
    pub use crate::responses::claimed;
    pub use crate::spec::{Payload, Spec, Verb};
    pub use crate::values::Value;
}
