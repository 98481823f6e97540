//! How a table and the values of its fields become a request: one function for every endpoint.

use std::fmt::Write;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Uri};

use crate::base::BaseUrl;
use crate::body::Body;
use crate::encode::{EncodeError, JsonSerializer};
use crate::fault::Fault;
use crate::header::{HeaderEntries, HeaderField, HeaderLine, is_secret, is_transports};
use crate::path::{Encoded, EncodedSegments};
use crate::query::{Escaping, Pairs, QuerySerializer, Style};
use crate::spec::{Payload, Spec};
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

/// What is said of a header that is refused.
fn header(name: &'static str) -> impl FnOnce(&'static str) -> Fault {
    move |why| Fault::build(format!("the header `{name}` is refused: {why}"))
}

struct Builder {
    /// The URL: the base, then the route with its values.
    target: String,
    /// Where the path of the route begins in the target.
    start: usize,
    /// What is still to come of the route.
    route: &'static str,
    separator: &'static str,
    json: Option<Vec<u8>>,
    form: Option<String>,
    headers: HeaderMap,
}

impl Builder {
    fn new(spec: &'static Spec, base: &BaseUrl, values: usize) -> Builder {
        let base = base.as_str();
        let mut target = String::with_capacity(base.len() + spec.route.len() + 24 * values);
        target.push_str(base);
        Builder {
            start: target.len(),
            target,
            route: spec.route,
            separator: if spec.route.contains('?') { "&" } else { "?" },
            json: (spec.payload == Payload::Json).then(|| {
                let mut json = Vec::with_capacity(32 * values + 2);
                json.push(b'{');
                json
            }),
            form: (spec.payload == Payload::Form).then(String::new),
            headers: HeaderMap::new(),
        }
    }

    fn add(&mut self, name: &'static str, value: Value<'_>) -> Result<(), Fault> {
        let refused =
            |why: EncodeError| Fault::build(format!("the field `{name}` is refused: {why}"));
        match value {
            Value::Absent => Ok(()),
            Value::Path(value) => self.path(name, value),
            Value::Query(value, style) => self
                .query(name, style, |into| value.write(into))
                .map_err(refused),
            Value::QueryWith(write, style) => self.query(name, style, write).map_err(refused),
            Value::Form(value, style) => self
                .form(name, style, |into| value.write(into))
                .map_err(refused),
            Value::FormWith(write, style) => self.form(name, style, write).map_err(refused),
            Value::Json(value) => value
                .write(JsonSerializer::property(self.json(), name))
                .map_err(refused),
            Value::JsonWith(write) => {
                write(JsonSerializer::property(self.json(), name)).map_err(refused)
            }
            Value::JsonFlat(value) => value
                .write(JsonSerializer::flat(self.json()))
                .map_err(refused),
            Value::Header(value, sensitive) => self
                .header(HeaderName::from_static(name), value, sensitive)
                .map_err(header(name)),
            Value::HeaderPrefix(entries, sensitive) => self
                .headers_by_prefix(name, entries, sensitive)
                .map_err(header(name)),
        }
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

    /// The object under way. The macro gives JSON values only to endpoints that have one.
    fn json(&mut self) -> &mut Vec<u8> {
        self.json.get_or_insert_default()
    }

    fn path(&mut self, name: &str, value: &dyn std::fmt::Display) -> Result<(), Fault> {
        let (before, after) = self.route.split_once('<').unwrap_or((self.route, ""));
        let (placeholder, after) = after.split_once('>').unwrap_or(("", after));
        self.target.push_str(before);
        self.route = after;
        let rest = placeholder.ends_with("..");
        let start = self.target.len();
        let written = if rest {
            write!(EncodedSegments(&mut self.target), "{value}")
        } else {
            write!(Encoded(&mut self.target), "{value}")
        };
        if written.is_err() {
            return Err(Fault::build(format!(
                "the path field `{name}` has a `Display` that failed"
            )));
        }
        let text = &self.target[start..];
        if text.is_empty() {
            return Err(Fault::build(format!(
                "the path field `{name}` is empty: the request would go to another path"
            )));
        }
        if rest && text.split('/').any(str::is_empty) {
            return Err(Fault::build(format!(
                "the path field `{name}` has an empty segment: no slash at an end, none doubled"
            )));
        }
        if text.split('/').any(is_dots) && (rest || before.ends_with('/')) {
            return Err(Fault::build(format!(
                "the path field `{name}` holds the segment `.` or `..`: URL parsers would send \
                 the request to another path"
            )));
        }
        Ok(())
    }

    /// The rest of the route, which is literal from here on.
    fn end_path(&mut self) -> Result<(), Fault> {
        let rest = std::mem::take(&mut self.route);
        self.target.push_str(rest);
        let path = self.target[self.start..]
            .split('?')
            .next()
            .unwrap_or_default();
        if path.split('/').any(is_dots) {
            return Err(Fault::build(
                "the values of its path make the segment `.` or `..`: URL parsers would send the \
                 request to another path"
                    .to_owned(),
            ));
        }
        Ok(())
    }

    fn query(
        &mut self,
        name: &str,
        style: Style,
        write: impl FnOnce(QuerySerializer<'_, '_>) -> Result<(), EncodeError>,
    ) -> Result<(), EncodeError> {
        // Values of the query come after those of the path, so the rest of the route is literal.
        let rest = std::mem::take(&mut self.route);
        self.target.push_str(rest);
        let mut pairs = Pairs::new(&mut self.target, Escaping::Uri, self.separator);
        write(QuerySerializer::new(&mut pairs, name, style))?;
        self.separator = pairs.separator();
        Ok(())
    }

    fn form(
        &mut self,
        name: &str,
        style: Style,
        write: impl FnOnce(QuerySerializer<'_, '_>) -> Result<(), EncodeError>,
    ) -> Result<(), EncodeError> {
        let form = self.form.get_or_insert_default();
        let separator = if form.is_empty() { "" } else { "&" };
        let mut pairs = Pairs::new(form, Escaping::Form, separator);
        write(QuerySerializer::new(&mut pairs, name, style))
    }

    fn finish(mut self, spec: &Spec) -> Result<Request<Body>, Fault> {
        self.end_path()?;
        let (body, content_type) = match (self.json, self.form) {
            (Some(mut json), _) => {
                json.push(b'}');
                (Body::from(json), Some("application/json"))
            }
            (None, Some(form)) => (Body::from(form), Some("application/x-www-form-urlencoded")),
            (None, None) => (Body::empty(), None),
        };
        for (name, value) in spec.headers {
            let name = HeaderName::from_static(name);
            if !self.headers.contains_key(&name) {
                self.headers.append(name, HeaderValue::from_static(value));
            }
        }
        if let Some(content_type) = content_type {
            let default = HeaderValue::from_static(content_type);
            self.headers.entry(CONTENT_TYPE).or_insert(default);
        } else if spec.verb.anticipates_content() {
            self.headers
                .insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        let mut request = Request::new(body);
        *request.method_mut() = spec.method();
        *request.uri_mut() = uri(self.target)?;
        *request.headers_mut() = self.headers;
        Ok(request)
    }
}

fn is_dots(segment: &str) -> bool {
    matches!(segment, "." | "..")
}

fn uri(target: String) -> Result<Uri, Fault> {
    let length = target.len();
    Uri::from_maybe_shared(Bytes::from(target))
        .map_err(|why| Fault::build(format!("its URL of {length} bytes is refused: {why}")))
}
