//! Does `docs/wire.md` say, feature by feature, what is declared and what is sent?

mod bodies;
mod targets;

use std::fmt::Write as _;
use std::path::Path;

use endpoint::{BaseUrl, Endpoint};
use futures_util::FutureExt as _;
use http_body_util::BodyExt as _;

/// A function whose text is the declaration and a value, and whose result is what that sends.
struct Feature {
    name: &'static str,
    source: &'static str,
    run: fn() -> String,
}

/// The functions of this file, in the order of the table.
macro_rules! features {
    ($file:literal: $($name:ident)*) => {
        pub(crate) const FEATURES: &[crate::Feature] = &[$(crate::Feature {
            name: stringify!($name),
            source: include_str!($file),
            run: $name,
        }),*];
    };
}
pub(crate) use features;

impl Feature {
    /// What the comment of the function says, and its text without the call of [`sent`].
    fn texts(&self) -> (String, String) {
        let (before, after) = self
            .source
            .split_once(&format!("\nfn {}() -> String {{\n", self.name))
            .unwrap();
        let comment = before.rsplit("\n\n").next().unwrap();
        let title = comment.replace("/// ", "");
        let (body, _) = after.split_once("\n}\n").unwrap();
        let lines = body
            .lines()
            .map(|line| line.strip_prefix("    ").unwrap_or(line));
        let body = lines.collect::<Vec<_>>().join("\n");
        let (declared, value) = body.rsplit_once("\nsent(&").unwrap();
        (
            title,
            format!("{declared}\n{}", value.strip_suffix(')').unwrap()),
        )
    }
}

/// The request line, the headers in the order of their names, and the body.
fn sent<E: Endpoint>(endpoint: &E) -> String {
    let base: BaseUrl = "https://api.example".parse().unwrap();
    let request = endpoint
        .request(&base)
        .map_err(|error| error.to_string())
        .unwrap();
    let (parts, body) = request.into_parts();
    let target = parts.uri.path_and_query().unwrap();
    let mut headers: Vec<String> = parts
        .headers
        .iter()
        .filter(|(name, value)| *name != "accept" || *value != "application/json")
        .map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap()))
        .collect();
    headers.sort();
    let body = body.collect().now_or_never().unwrap().unwrap().to_bytes();
    let body = String::from_utf8(body.to_vec()).unwrap();
    let text = format!("{} {target}\n{}\n{body}", parts.method, headers.concat());
    let boundary = text
        .split_once("boundary=")
        .and_then(|(_, rest)| rest.lines().next());
    let text = boundary.map_or(text.clone(), |boundary| text.replace(boundary, "B"));
    text.replace("\r\n", "\n").trim_end().to_owned()
}

const HEAD: &str = "# What is declared and what is sent

A test writes this file. Each row is a declaration with a value of it, and the request that the
value becomes. Not shown are `accept: application/json`, which a request has unless it declares
another, and what the connection adds: `host`, and the `content-length` of a body. A multipart
boundary is shown as `B`; it is random.

<table>
<tr><th>declared</th><th>sent</th></tr>
";

fn table() -> String {
    let mut text = HEAD.to_owned();
    for feature in targets::FEATURES.iter().chain(bodies::FEATURES) {
        let (title, declared) = feature.texts();
        let sent = (feature.run)();
        let _ = write!(
            text,
            "<tr><td colspan=\"2\">\n\n{title}\n\n</td></tr>\n\
             <tr><td>\n\n```rust\n{declared}\n```\n\n</td><td>\n\n\
             ```http\n{sent}\n```\n\n</td></tr>\n"
        );
    }
    text + "</table>\n"
}

#[test]
fn the_table_in_the_docs_is_what_is_sent() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/wire.md");
    let table = table();
    for line in table.lines() {
        assert!(line.chars().count() <= 100, "longer than 100: {line}");
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&file, &table).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    let first = table
        .lines()
        .zip(written.lines().chain(std::iter::repeat("")));
    let first = first.into_iter().find(|(now, then)| now != then);
    assert!(
        written == table,
        "docs/wire.md is stale: UPDATE_DOCS=1 writes it anew; first difference: {first:?}"
    );
}

#[test]
fn each_function_is_a_row_of_the_table() {
    for features in [targets::FEATURES, bodies::FEATURES] {
        let written = features[0].source.matches("() -> String {\n").count();
        assert_eq!(written, features.len());
    }
}
