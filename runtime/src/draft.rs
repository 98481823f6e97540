//! How a table and the values of its fields become a request: one function for every endpoint.

mod payload;
mod target;

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Request};
use http_body::Body as _;

use self::payload::Load;
use self::target::Target;
use crate::base::BaseUrl;
use crate::body::Body;
use crate::encode::{EncodeError, JsonSerializer};
use crate::fault::Fault;
use crate::header::{HeaderEntries, HeaderField, HeaderLine, is_secret, is_transports};
use crate::spec::Spec;
use crate::values::Value;

/// A request without what the client adds, or the first mistake in its values.
pub type Draft = Result<Request<Body>, Fault>;

/// Builds the request of one call.
///
/// `values` stand in the order of the table's names: the placeholders in the order of the route,
/// then the others in the order of the fields.
///
/// # Errors
///
/// The first value that can't be sent.
pub fn draft(spec: &'static Spec, base: &BaseUrl, values: &[Value<'_>]) -> Draft {
    let mut draft = Builder::new(spec, base, values.len());
    for (name, value) in spec.names.iter().zip(values) {
        draft.add(name, *value).map_err(|why| why.of(spec))?;
    }
    draft.finish(spec).map_err(|why| why.of(spec))
}

/// Adds the header that is sent where nobody asked for another.
pub(crate) fn add_default_headers(headers: &mut HeaderMap) {
    headers
        .entry(ACCEPT)
        .or_insert(HeaderValue::from_static("application/json"));
}

struct Builder {
    target: Target,
    load: Load,
    headers: HeaderMap,
}

impl Builder {
    fn new(spec: &'static Spec, base: &BaseUrl, values: usize) -> Builder {
        Builder {
            target: Target::new(base, spec.route, values),
            load: Load::new(spec.payload, values),
            headers: HeaderMap::new(),
        }
    }

    fn add(&mut self, name: &'static str, value: Value<'_>) -> Result<(), Fault> {
        let written = match value {
            Value::Absent => Ok(()),
            Value::Path(value) => return self.target.path(name, value),
            Value::Query(value, style) => self.target.query(name, style, &|to| value.write(to)),
            Value::QueryWith(write, style) => self.target.query(name, style, write),
            Value::Form(value, style) => self.load.form(name, style, &|to| value.write(to)),
            Value::FormWith(write, style) => self.load.form(name, style, write),
            Value::Json(value) => self
                .load
                .json(|out| value.write(JsonSerializer::property(out, name))),
            Value::JsonWith(write) => self
                .load
                .json(|out| write(JsonSerializer::property(out, name))),
            Value::JsonFlat(value) => self.load.json(|out| value.write(JsonSerializer::flat(out))),
            Value::JsonWhole(value) => self.load.json_whole(value),
            Value::Content(value) => self.load.content(value),
            Value::Part(value, file) => self.load.part(name, value, file),
            Value::PartText(value) => self.load.part_text(name, &|to| value.write(to)),
            Value::PartWith(write) => self.load.part_text(name, write),
            Value::Header(value, sensitive) => {
                let written = self.header(HeaderName::from_static(name), value, sensitive);
                return written.map_err(|why| refused("header", name, why));
            }
            Value::HeaderPrefix(entries, sensitive) => {
                let written = self.headers_by_prefix(name, entries, sensitive);
                return written.map_err(|why| refused("header", name, why));
            }
        };
        written.map_err(|why: EncodeError| refused("field", name, &why.to_string()))
    }

    fn header(
        &mut self,
        name: HeaderName,
        value: &dyn HeaderField,
        sensitive: bool,
    ) -> Result<(), &'static str> {
        let mut line = HeaderLine::default();
        value.write(&mut line);
        if let Some(value) = line.finish(sensitive || is_secret(&name))? {
            self.headers.append(name, value);
        }
        Ok(())
    }

    /// The keys of the map are values too, so that no error repeats them.
    fn headers_by_prefix(
        &mut self,
        prefix: &str,
        entries: &dyn HeaderEntries,
        sensitive: bool,
    ) -> Result<(), &'static str> {
        let mut result = Ok(());
        entries.entries(&mut |end, value| {
            if result.is_err() {
                return;
            }
            result = match HeaderName::try_from(format!("{prefix}{end}")) {
                Ok(name) if is_transports(&name) => Err("a key makes a header of the transport's"),
                Ok(name) => self.header(name, value, sensitive),
                Err(_) => Err("a key makes no name of a header (RFC 9110, 5.1)"),
            };
        });
        result
    }

    fn finish(mut self, spec: &Spec) -> Result<Request<Body>, Fault> {
        let load = self.load.finish();
        for (name, value) in spec.headers {
            let name = HeaderName::from_static(name);
            if !self.headers.contains_key(&name) {
                let mut value = HeaderValue::from_static(value);
                value.set_sensitive(is_secret(&name));
                self.headers.append(name, value);
            }
        }
        let body = match load {
            Some((body, content_type)) => {
                if !self.headers.contains_key(CONTENT_TYPE) {
                    self.headers
                        .insert(CONTENT_TYPE, content_type_value(content_type)?);
                }
                // Whoever sends it does not see the length of a stream otherwise, and takes bytes
                // that are none for no body, whose length should be told too (RFC 9110, 8.6).
                let is_seen = match body.as_bytes() {
                    Some(bytes) => !(bytes.is_empty() && spec.verb.anticipates_content()),
                    None => false,
                };
                if let (false, Some(length)) = (is_seen, body.size_hint().exact()) {
                    self.headers
                        .insert(CONTENT_LENGTH, HeaderValue::from(length));
                }
                body
            }
            None => {
                self.headers.remove(CONTENT_TYPE);
                if spec.verb.anticipates_content() {
                    self.headers
                        .insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
                }
                Body::empty()
            }
        };
        let mut request = Request::new(body);
        *request.method_mut() = spec.method();
        *request.uri_mut() = self.target.finish()?;
        *request.headers_mut() = self.headers;
        Ok(request)
    }
}

fn refused(place: &str, name: &str, why: &str) -> Fault {
    Fault::build(format!("the {place} `{name}` is refused: {why}"))
}

fn content_type_value(content_type: Cow<'static, str>) -> Result<HeaderValue, Fault> {
    let text = match content_type {
        Cow::Borrowed(text) => Bytes::from_static(text.as_bytes()),
        Cow::Owned(text) => Bytes::from(text),
    };
    let why = "its value holds a control character";
    HeaderValue::from_maybe_shared(text).map_err(|_| refused("header", "content-type", why))
}
