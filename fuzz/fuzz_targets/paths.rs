//! Is any value of a placeholder the one segment it was meant to be, or refused?

#![no_main]

use endpoint::{BaseUrl, Endpoint, endpoint};
use libfuzzer_sys::fuzz_target;
use percent_encoding::percent_decode_str;
use url::Url;

#[endpoint(GET "/a/<id>/b")]
struct Whole<'a> {
    id: &'a str,
}

#[endpoint(GET "/a/<first>...<second>")]
struct Shared<'a> {
    first: &'a str,
    second: &'a str,
}

#[endpoint(GET "/a/<path..>")]
struct Rest<'a> {
    path: &'a str,
}

/// The route's own text can be half of a dot segment.
#[endpoint(GET "/a/%2e<id>")]
struct AfterDot<'a> {
    id: &'a str,
}

/// The decoded segments of what is sent, as another parser reads it, or nothing if refused.
fn segments(endpoint: &impl Endpoint) -> Option<Vec<String>> {
    let base: BaseUrl = "https://api.example/v3".parse().unwrap();
    let request = match endpoint.request(&base) {
        Ok(request) => request,
        Err(error) => {
            assert!(error.is_build() && !error.may_have_reached_server());
            return None;
        }
    };
    let text = request.uri().to_string();
    let url = Url::parse(&text).unwrap();
    assert_eq!(url.as_str(), text);
    assert_eq!(url.origin().ascii_serialization(), "https://api.example");
    assert_eq!((url.query(), url.fragment()), (None, None));
    let decoded = |segment| {
        percent_decode_str(segment)
            .decode_utf8()
            .unwrap()
            .into_owned()
    };
    Some(url.path_segments().unwrap().map(decoded).collect())
}

fn is_refused(segment: &str) -> bool {
    matches!(segment, "" | "." | "..")
}

fuzz_target!(|values: (&str, &str)| {
    let (first, second) = values;
    let expected = (!is_refused(first)).then(|| vec!["v3", "a", first, "b"]);
    let sent = segments(&Whole { id: first });
    assert_eq!(sent.is_some(), expected.is_some());
    assert_eq!(sent.unwrap_or_default(), expected.unwrap_or_default());

    let both = format!("{first}...{second}");
    if let Some(sent) = segments(&Shared { first, second }) {
        assert_eq!(sent, ["v3", "a", &both]);
    } else {
        assert!(first.is_empty() || second.is_empty());
    }

    let after_dot = format!(".{first}");
    let sent = segments(&AfterDot { id: first });
    assert_eq!(sent.is_none(), matches!(first, "" | "."));
    if let Some(sent) = sent {
        assert_eq!(sent, ["v3", "a", &after_dot]);
    }

    let path = format!("{first}/{second}");
    let sent = segments(&Rest { path: &path });
    assert_eq!(sent.is_none(), path.split('/').any(is_refused));
    if let Some(sent) = sent {
        assert_eq!(sent[..2], ["v3", "a"]);
        assert_eq!(sent[2..].join("/"), path);
        assert_eq!(sent.len(), 2 + path.split('/').count());
    }
});
