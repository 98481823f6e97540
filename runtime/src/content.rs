//! Which values are a body as they are: bytes, text, and streams.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use serde_core::Serialize;

use crate::body::Body;
use crate::encode::EncodeError;
use crate::stream::StreamBody;
use crate::values::Value;

/// A body that needs no encoding, and what it is where nothing else is declared.
#[derive(Debug)]
pub struct Content {
    pub(crate) body: Body,
    pub(crate) kind: Cow<'static, str>,
    pub(crate) file_name: Option<String>,
}

impl Content {
    fn new(body: Body, kind: &'static str) -> Content {
        Content {
            body,
            kind: Cow::Borrowed(kind),
            file_name: None,
        }
    }
}

/// The content type of text (RFC 6838, 4.2.1).
pub(crate) const TEXT: &str = "text/plain; charset=utf-8";
/// The content type of bytes of which nothing is known (RFC 2046, 4.5.1).
pub(crate) const BYTES: &str = "application/octet-stream";

/// A value that is a body or a part as it is: text, bytes, a [`StreamBody`], a
/// [`Part`](crate::Part), or an `Option` of them, where `None` is no body.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a body as it is",
    label = "expected text, bytes or a `StreamBody`",
    note = "help: use `String`, `&str`, `Bytes`, `Vec<u8>`, `&[u8]` or `StreamBody`"
)]
pub trait BodyContent {
    #[doc(hidden)]
    fn contents(&self, out: &mut Vec<Content>) -> Result<(), EncodeError>;

    #[doc(hidden)]
    fn file(&self) -> Value<'_>
    where
        Self: Sized,
    {
        Value::Part(self, true)
    }
}

macro_rules! contents {
    ($($type:ty, $kind:expr, $value:ident => $body:expr;)*) => {
        $(#[diagnostic::do_not_recommend]
        impl BodyContent for $type {
            fn contents(&self, out: &mut Vec<Content>) -> Result<(), EncodeError> {
                let $value = self;
                out.push(Content::new(Body::from($body), $kind));
                Ok(())
            }
        })*
    };
}

contents! {
    str, TEXT, text => text.to_owned();
    String, TEXT, text => text.clone();
    Cow<'_, str>, TEXT, text => text.clone().into_owned();
    [u8], BYTES, bytes => bytes.to_vec();
    Vec<u8>, BYTES, bytes => bytes.clone();
    Cow<'_, [u8]>, BYTES, bytes => bytes.clone().into_owned();
    Bytes, BYTES, bytes => bytes.clone();
}

#[diagnostic::do_not_recommend]
impl<const N: usize> BodyContent for [u8; N] {
    fn contents(&self, out: &mut Vec<Content>) -> Result<(), EncodeError> {
        self.as_slice().contents(out)
    }
}

#[diagnostic::do_not_recommend]
impl BodyContent for StreamBody {
    fn contents(&self, out: &mut Vec<Content>) -> Result<(), EncodeError> {
        out.push(Content::new(self.open()?, BYTES));
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl<T: BodyContent> BodyContent for Option<T> {
    fn contents(&self, out: &mut Vec<Content>) -> Result<(), EncodeError> {
        self.iter().try_for_each(|content| content.contents(out))
    }
}

macro_rules! behind {
    ($($type:ty),*) => {
        $(#[diagnostic::do_not_recommend]
        impl<T: BodyContent + ?Sized> BodyContent for $type {
            fn contents(&self, out: &mut Vec<Content>) -> Result<(), EncodeError> {
                T::contents(self, out)
            }
        })*
    };
}

behind! { &T, Box<T>, Arc<T> }

/// A value that can be a whole body, or a part of one: text, bytes and streams as they are, and what
/// serializes as JSON (in a part: as text, or several). `K` is which of the two.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be a body, or a part of one",
    label = "a body or part must be `serde::Serialize`, text, bytes or a stream",
    note = "help: add `#[derive(serde::Serialize)]` to the type, or use `String`, `Bytes`, `Vec<u8>` \
            or `endpoint::StreamBody`"
)]
pub trait WholeBody<K> {
    #[doc(hidden)]
    fn whole(&self, kind: K) -> Value<'_>;
    #[doc(hidden)]
    fn part(&self, kind: K) -> Value<'_>;
}

/// The value is a body as it is.
#[derive(Debug)]
pub struct AsItIs;
/// The value is to be encoded.
#[derive(Debug)]
pub struct Encoded;

#[diagnostic::do_not_recommend]
impl<T: BodyContent> WholeBody<AsItIs> for T {
    fn whole(&self, _: AsItIs) -> Value<'_> {
        Value::Content(self)
    }

    fn part(&self, _: AsItIs) -> Value<'_> {
        Value::Part(self, false)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> WholeBody<Encoded> for T {
    fn whole(&self, _: Encoded) -> Value<'_> {
        Value::JsonWhole(self)
    }

    fn part(&self, _: Encoded) -> Value<'_> {
        Value::PartText(self)
    }
}

/// Asks which kind of body a type is: a method that is found by value ([`KnowsContent`]) comes before
/// one that is found by reference ([`KnowsNothing`]).
#[derive(Debug)]
pub struct KindOf<T>(PhantomData<fn() -> T>);

impl<T> KindOf<T> {
    /// The question.
    pub const NEW: KindOf<T> = KindOf(PhantomData);
}

/// Of a type that is a body as it is.
pub trait KnowsContent {
    /// The answer.
    fn kind(&self) -> AsItIs {
        AsItIs
    }
}

impl<T: BodyContent> KnowsContent for KindOf<T> {}

/// Of any other type.
pub trait KnowsNothing {
    /// The answer.
    fn kind(&self) -> Encoded {
        Encoded
    }
}

impl<T> KnowsNothing for &KindOf<T> {}
