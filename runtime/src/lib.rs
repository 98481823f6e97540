#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod base;
mod body;
mod client;
mod content;
mod draft;
mod editor;
mod encode;
mod error;
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
mod values;

pub use endpoint_macros::endpoint;

pub use base::BaseUrl;
pub use body::{Body, BoxError};
pub use client::{Client, Sending};
#[cfg(feature = "client")]
pub use client::{ClientBuilder, MemoryTransport, Transport, TransportError, TransportFuture};
pub use content::{BodyContent, WholeBody};
pub use error::Error;
pub use header::{HeaderEntries, HeaderField, HeaderLine};
pub use multipart::Part;
pub use nullable::Nullable;
pub use operation::Endpoint;
pub use raw::{Raw, Text};
pub use reply::{FromFailure, FromResponse};
pub use response::Response;
pub use stream::StreamBody;
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
    pub use crate::query::Style;
    pub use crate::reply::{NotShown, Show, Shown};
    pub use crate::spec::{Payload, Spec, Verb};
    pub use crate::values::Value;
}
