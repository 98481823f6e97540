#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod base;
mod body;
mod client;
mod content;
mod date;
mod draft;
mod encode;
mod error;
mod etag;
mod fault;
mod header;
mod json;
mod multipart;
mod nullable;
mod operation;
mod path;
mod query;
mod raw;
mod reply;
mod response;
mod spec;
mod stream;
mod streaming;
mod values;
mod wait;

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
pub use header::{HeaderEntries, HeaderField, HeaderLine};
pub use multipart::Part;
pub use nullable::Nullable;
pub use operation::Endpoint;
pub use raw::{Raw, Text};
pub use reply::{FromFailure, FromResponse};
pub use response::Response;
pub use stream::StreamBody;
pub use streaming::Streaming;
pub use values::{JsonValue, PathValue, QueryValue};

/// What the macro's output calls. No part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use endpoint_macros::SerdeAttributes;

    pub use crate::content::{KindOf, KnowsContent, KnowsNothing};
    pub use crate::draft::{Draft, draft};
    pub use crate::query::Style;
    pub use crate::reply::{NotShown, Show, Shown};
    pub use crate::spec::{Payload, Spec, Verb};
    pub use crate::values::Value;
}
