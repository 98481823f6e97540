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
pub use endpoint_macros::{Page, endpoint};

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
