//! How parts become a `multipart/form-data` body (RFC 7578, with the quoting of the URL standard's sister, HTML).

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::HeaderValue;
use http_body::{Frame, SizeHint};
use serde_core::ser::Error as _;

use crate::body::{Again, Body, BoxError};
use crate::content::{BYTES, BodyContent, Content, TEXT};
use crate::encode::EncodeError;
use crate::stream::StreamBody;

/// A part of a multipart body with a file name or a content type of its own.
///
/// ```
/// use endpoint::Part;
///
/// let part = Part::bytes("a,b\n1,2\n").file_name("table.csv").content_type("text/csv");
/// ```
#[derive(Clone)]
pub struct Part {
    source: Source,
    file_name: Option<String>,
    content_type: Option<String>,
}

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    Stream(StreamBody),
}

impl Part {
    /// Bytes or text in memory.
    pub fn bytes(bytes: impl Into<Bytes>) -> Part {
        Part {
            source: Source::Bytes(bytes.into()),
            file_name: None,
            content_type: None,
        }
    }

    /// A stream, which is never held in memory whole.
    #[must_use]
    pub fn stream(stream: StreamBody) -> Part {
        Part {
            source: Source::Stream(stream),
            file_name: None,
            content_type: None,
        }
    }

    /// The name of the file; a receiver takes a part that has one for a file.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Part {
        self.file_name = Some(name.into());
        self
    }

    /// The content type, as `text/csv`. `application/octet-stream` unless set.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Part {
        self.content_type = Some(content_type.into());
        self
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part")
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .finish_non_exhaustive()
    }
}

#[diagnostic::do_not_recommend]
impl BodyContent for Part {
    fn contents(&self, out: &mut Vec<Content>) -> Result<(), EncodeError> {
        let body = match &self.source {
            Source::Bytes(bytes) => Body::from(bytes.clone()),
            Source::Stream(stream) => stream.open()?,
        };
        let kind = self
            .content_type
            .clone()
            .map_or(Cow::Borrowed(BYTES), Cow::Owned);
        out.push(Content {
            body,
            kind,
            file_name: self.file_name.clone(),
        });
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl BodyContent for Vec<Part> {
    fn contents(&self, out: &mut Vec<Content>) -> Result<(), EncodeError> {
        self.iter().try_for_each(|part| part.contents(out))
    }
}

/// The parts of a body so far: the headers of each, and its content.
#[derive(Default)]
pub(crate) struct Parts(Vec<(String, Body)>);

impl Parts {
    /// Adds what a value gives. As a file, a part has a file name whatever it gives.
    pub(crate) fn add(
        &mut self,
        name: &str,
        value: &dyn BodyContent,
        file: bool,
    ) -> Result<(), EncodeError> {
        let mut contents = Vec::new();
        value.contents(&mut contents)?;
        for content in contents {
            let file_name = content.file_name.as_deref().or(file.then_some(name));
            let mut head = disposition(name, file_name);
            if file_name.is_some() || content.kind != TEXT {
                if HeaderValue::try_from(&*content.kind).is_err() {
                    return Err(EncodeError::custom(
                        "its content type can't stand in a header",
                    ));
                }
                head.push_str("\r\nContent-Type: ");
                head.push_str(&content.kind);
            }
            self.0.push((head, content.body));
        }
        Ok(())
    }

    /// Adds a part of text.
    pub(crate) fn add_text(&mut self, name: &str, text: String) {
        self.0.push((disposition(name, None), Body::from(text)));
    }

    /// The content type and the body.
    pub(crate) fn finish(self) -> (String, Body) {
        let boundary = self.boundary();
        let content_type = format!("multipart/form-data; boundary={boundary}");
        let in_memory = self.0.iter().all(|(_, body)| body.as_bytes().is_some());
        let mut pieces = VecDeque::new();
        let mut text = String::new();
        for (head, body) in self.0 {
            text.push_str(&format!("--{boundary}\r\n{head}\r\n\r\n"));
            pieces.push_back(Body::from(std::mem::take(&mut text)));
            pieces.push_back(body);
            text.push_str("\r\n");
        }
        text.push_str(&format!("--{boundary}--\r\n"));
        pieces.push_back(Body::from(text));
        let body = if in_memory {
            let pieces: Vec<&[u8]> = pieces.iter().filter_map(Body::as_bytes).collect();
            Body::from(pieces.concat())
        } else if let Some(again) = pieces.iter().map(Body::again).collect::<Option<Vec<_>>>() {
            // Streams that are made anew are made once for each time that the body is sent.
            let first = Mutex::new(Some(pieces));
            Body::repeatable(move || {
                let first = first.lock().unwrap_or_else(PoisonError::into_inner).take();
                let pieces = first.unwrap_or_else(|| again.iter().map(Again::open).collect());
                Body::live(Chain(pieces))
            })
        } else {
            Body::live(Chain(pieces))
        };
        (content_type, body)
    }

    /// A text that no part in memory holds. What a stream will hold is not known, so the text has 128
    /// random bits.
    fn boundary(&self) -> String {
        loop {
            let random = || RandomState::new().hash_one(self.0.len());
            let boundary = format!("endpoint-{:016x}{:016x}", random(), random());
            let within = |text: &[u8]| {
                text.windows(boundary.len())
                    .any(|window| window == boundary.as_bytes())
            };
            let taken = |(head, body): &(String, Body)| {
                within(head.as_bytes()) || within(body.as_bytes().unwrap_or_default())
            };
            if !self.0.iter().any(taken) {
                return boundary;
            }
        }
    }
}

/// Names are quoted as the HTML standard does for form data (4.10.22.8): line breaks and quotes are
/// percent-encoded, and nothing else.
fn disposition(name: &str, file_name: Option<&str>) -> String {
    let quoted = |name: &str| {
        name.replace('\r', "%0D")
            .replace('\n', "%0A")
            .replace('"', "%22")
    };
    let mut head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
    if let Some(file_name) = file_name {
        head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
    }
    head
}

/// Several bodies, one after the other.
struct Chain(VecDeque<Body>);

impl http_body::Body for Chain {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        while let Some(first) = self.0.front_mut() {
            match ready!(Pin::new(first).poll_frame(cx)) {
                Some(frame) => return Poll::Ready(Some(frame)),
                None => self.0.pop_front(),
            };
        }
        Poll::Ready(None)
    }

    fn size_hint(&self) -> SizeHint {
        let mut lengths = self.0.iter().map(|body| body.size_hint().exact());
        // Of lengths that no number holds the sum is not known.
        let total = lengths.try_fold(0_u64, |sum, length| sum.checked_add(length?));
        total.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
