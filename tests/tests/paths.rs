//! What a value does to the path it stands in: it is one segment, or it is refused before any I/O.

use endpoint::{BaseUrl, Client, Endpoint, endpoint};
use endpoint_tests::{AddCopilotSeatsForUsers, Answer, Server, add_mona};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use url::Url;

#[endpoint(GET "/repos/<owner>/compare/<base>...<head>")]
struct Compare<'a> {
    owner: &'a str,
    base: &'a str,
    head: &'a str,
}

#[endpoint(GET "/repos/<owner>/contents/<path..>")]
struct GetContents<'a> {
    owner: &'a str,
    path: &'a str,
}

#[endpoint(GET "/a/<first><second>/b")]
struct Pair<'a> {
    first: &'a str,
    second: &'a str,
}

#[endpoint(GET "/users/<id>.json")]
struct WithSuffix<'a> {
    id: &'a str,
}

async fn target_of(org: &str) -> String {
    let server = Server::answering(Answer::json("201 Created", r#"{"seats_created": 1}"#)).await;
    let client = Client::new(server.base()).unwrap();
    let seats = AddCopilotSeatsForUsers {
        org,
        selected_usernames: &["mona"],
    };
    seats.send(&client).await.unwrap();
    server.request().target().to_owned()
}

#[tokio::test]
async fn a_hostile_value_arrives_as_one_segment() {
    for (org, segment) in [
        ("a/b", "a%2Fb"),
        ("a?b=c", "a%3Fb%3Dc"),
        ("a#b", "a%23b"),
        ("100%", "100%25"),
        ("%2e%2e", "%252e%252e"),
        ("%2F", "%252F"),
        ("a\\b", "a%5Cb"),
        ("\\..\\..", "%5C..%5C.."),
        ("../../admin", "..%2F..%2Fadmin"),
        ("/..", "%2F.."),
        ("...", "..."),
        (". ", ".%20"),
        ("a b", "a%20b"),
        ("a+b", "a%2Bb"),
        ("é\u{1f980}", "%C3%A9%F0%9F%A6%80"),
        ("e\u{301}", "e%CC%81"),
        ("\r\nX-Injected: 1", "%0D%0AX-Injected%3A%201"),
        ("\t\u{0}\u{7f}\u{85}", "%09%00%7F%C2%85"),
        ("@evil.example", "%40evil.example"),
        (";a=b,c&d", "%3Ba%3Db%2Cc%26d"),
        ("'\"<>`{}|^[]", "%27%22%3C%3E%60%7B%7D%7C%5E%5B%5D"),
        ("~-_.", "~-_."),
        ("\u{ff0f}\u{ff0e}", "%EF%BC%8F%EF%BC%8E"),
    ] {
        let expected = format!("/orgs/{segment}/copilot/billing/selected_users");
        assert_eq!(target_of(org).await, expected, "{org:?}");
    }
}

#[tokio::test]
async fn an_empty_value_or_a_dot_segment_is_refused_and_no_byte_is_sent() {
    let server = Server::answering(Answer::json("201 Created", r#"{"seats_created": 1}"#)).await;
    let client = Client::new(server.base()).unwrap();
    for org in ["", ".", ".."] {
        let seats = AddCopilotSeatsForUsers {
            org,
            selected_usernames: &["mona"],
        };
        let error = seats.send(&client).await.unwrap_err();
        assert!(error.is_build(), "{org:?}: {error}");
        assert!(!error.may_have_reached_server());
        assert_eq!(error.attempts(), 0);
        assert_eq!(error.status(), None);
        assert!(error.to_string().contains("`org`"), "{error}");
        assert!(error.to_string().contains("not sent"), "{error}");
    }
    assert_eq!(server.connections(), 0);
    add_mona().send(&client).await.unwrap();
    assert_eq!((server.connections(), server.requests().len()), (1, 1));
}

fn base() -> BaseUrl {
    "https://api.example/v3".parse().unwrap()
}

#[test]
fn values_that_make_a_dot_segment_together_are_refused() {
    for (first, second) in [(".", "."), ("", "."), (".", "")] {
        let error = Pair { first, second }.request(&base()).unwrap_err();
        assert!(error.is_build(), "{first:?} {second:?}");
    }
    let request = Pair {
        first: "a",
        second: "..",
    }
    .request(&base())
    .unwrap();
    assert_eq!(request.uri().path(), "/v3/a/a../b");
}

#[test]
fn a_suffix_keeps_a_dot_from_being_a_segment() {
    let request = WithSuffix { id: "mona" }.request(&base()).unwrap();
    assert_eq!(request.uri().path(), "/v3/users/mona.json");
    assert!(WithSuffix { id: "" }.request(&base()).is_err());
}

#[endpoint(GET "/a/%2e<id>")]
struct AfterDot<'a> {
    id: &'a str,
}

#[test]
fn an_encoded_dot_of_the_route_is_a_dot_beside_a_value() {
    assert!(AfterDot { id: "." }.request(&base()).is_err());
    let request = AfterDot { id: ".." }.request(&base()).unwrap();
    assert_eq!(request.uri().path(), "/v3/a/%2e..");
}

#[test]
fn dots_that_begin_a_longer_segment_are_sent() {
    let request = Pair {
        first: "..",
        second: "a",
    }
    .request(&base())
    .unwrap();
    assert_eq!(request.uri().path(), "/v3/a/..a/b");
    let request = WithSuffix { id: ".." }.request(&base()).unwrap();
    assert_eq!(request.uri().path(), "/v3/users/...json");
}

#[test]
fn a_rest_keeps_its_slashes_and_every_piece_of_it_is_checked() {
    for (path, expected) in [
        ("README.md", "README.md"),
        ("src/a b/é.rs", "src/a%20b/%C3%A9.rs"),
        ("a?b/c#d", "a%3Fb/c%23d"),
        ("...", "..."),
        ("%2e%2e/x", "%252e%252e/x"),
        ("a\\..\\b", "a%5C..%5Cb"),
    ] {
        let request = GetContents { owner: "o", path }.request(&base()).unwrap();
        assert_eq!(
            request.uri().path(),
            format!("/v3/repos/o/contents/{expected}")
        );
    }
    for path in [
        "", "/", "/a", "a/", "a//b", ".", "..", "a/..", "../a", "a/./b", "a/../b",
    ] {
        let error = GetContents { owner: "o", path }
            .request(&base())
            .unwrap_err();
        assert!(error.is_build(), "{path:?}: {error}");
    }
}

#[test]
fn a_display_that_fails_and_a_url_that_is_too_long_are_refused() {
    struct Broken;
    impl std::fmt::Display for Broken {
        fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            Err(std::fmt::Error)
        }
    }
    #[endpoint(GET "/things/<id>")]
    struct GetThing<T: std::fmt::Display> {
        id: T,
    }
    let error = GetThing { id: Broken }.request(&base()).unwrap_err();
    assert!(
        error.is_build() && error.to_string().contains("`id`"),
        "{error}"
    );
    let id = "canary".repeat(20_000);
    let error = GetThing { id }.request(&base()).unwrap_err();
    assert!(error.is_build(), "{error}");
    assert!(
        !format!("{error} {error:?}").contains("canary"),
        "{error:?}"
    );
    assert!(
        GetThing {
            id: "a".repeat(60_000)
        }
        .request(&base())
        .is_ok()
    );
}

fn sendable() -> impl Strategy<Value = String> {
    let hostile = prop::collection::vec(
        prop::sample::select(vec![
            ".",
            "..",
            "/",
            "\\",
            "%",
            "%2e",
            "?",
            "#",
            "@",
            ":",
            " ",
            "\0",
            "\n",
            "\t",
            "é",
            "a",
            "\u{feff}",
            "\u{202e}",
            "\u{10ffff}",
            "&",
            "=",
            "+",
        ]),
        1..6,
    );
    prop_oneof![any::<String>(), hostile.prop_map(|parts| parts.concat())]
        .prop_filter("refused", |text| !matches!(&**text, "" | "." | ".."))
}

/// The segments of a URL after the `url` crate has parsed it, decoded.
fn segments(uri: &http::Uri) -> Result<Vec<String>, TestCaseError> {
    let text = uri.to_string();
    let url = Url::parse(&text).unwrap();
    prop_assert_eq!(url.as_str(), &text);
    prop_assert_eq!(url.origin().ascii_serialization(), "https://api.example");
    prop_assert_eq!(url.query(), None);
    prop_assert_eq!(url.fragment(), None);
    let decoded = |segment: &str| {
        percent_decode_str(segment)
            .decode_utf8()
            .unwrap()
            .into_owned()
    };
    Ok(url.path_segments().unwrap().map(decoded).collect())
}

proptest! {
    #[test]
    fn any_value_is_one_segment_that_decodes_to_it(org in sendable()) {
        let seats = AddCopilotSeatsForUsers { org: &org, selected_usernames: &[] };
        let request = seats.request(&base()).unwrap();
        let tail = ["copilot", "billing", "selected_users"];
        let expected = [&["v3", "orgs", &*org][..], &tail].concat();
        prop_assert_eq!(segments(request.uri())?, expected);
    }

    #[test]
    fn any_values_inside_a_segment_stay_inside_it(
        owner in sendable(), base_ref in sendable(), head in sendable()
    ) {
        let compare = Compare { owner: &owner, base: &base_ref, head: &head };
        // `.` + `...` + `.` is no dot segment, so nothing but an empty value would be refused.
        let request = compare.request(&base()).unwrap();
        let last = format!("{base_ref}...{head}");
        prop_assert_eq!(segments(request.uri())?, ["v3", "repos", &*owner, "compare", &*last]);
    }

    #[test]
    fn any_rest_that_is_sent_has_the_segments_it_was_given(
        pieces in prop::collection::vec("[a./%\\\\ é?#]{0,3}", 1..5)
    ) {
        let path = pieces.join("/");
        let sent = GetContents { owner: "o", path: &path }.request(&base());
        let refused = path.split('/').any(|piece| matches!(piece, "" | "." | ".."));
        prop_assert_eq!(sent.is_err(), refused);
        if let Ok(request) = sent {
            let expected: Vec<&str> =
                ["v3", "repos", "o", "contents"].into_iter().chain(path.split('/')).collect();
            prop_assert_eq!(segments(request.uri())?, expected);
        }
    }
}
