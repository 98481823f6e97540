//! Is a reference resolved as RFC 3986 says, and is what is doubtful refused?

use http::Uri;
use proptest::prelude::*;

use super::Target;
use crate::base::BaseUrl;

fn resolve(reference: &str, from: &str) -> Result<String, &'static str> {
    Target::resolve(reference.as_bytes(), &from.parse::<Uri>().unwrap())
        .map(|target| target.as_str().to_owned())
}

#[test]
fn the_examples_of_the_rfc_are_resolved_as_it_says() {
    for (reference, target) in [
        ("g", "http://a/b/c/g"),
        ("./g", "http://a/b/c/g"),
        ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"),
        ("//g", "http://g/"),
        ("?y", "http://a/b/c/d;p?y"),
        ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q"),
        ("g#s", "http://a/b/c/g"),
        ("g?y#s", "http://a/b/c/g?y"),
        (";x", "http://a/b/c/;x"),
        ("g;x?y#s", "http://a/b/c/g;x?y"),
        ("", "http://a/b/c/d;p?q"),
        (".", "http://a/b/c/"),
        ("./", "http://a/b/c/"),
        ("..", "http://a/b/"),
        ("../", "http://a/b/"),
        ("../g", "http://a/b/g"),
        ("../..", "http://a/"),
        ("../../", "http://a/"),
        ("../../g", "http://a/g"),
        ("../../../g", "http://a/g"),
        ("../../../../g", "http://a/g"),
        ("/./g", "http://a/g"),
        ("/../g", "http://a/g"),
        ("g.", "http://a/b/c/g."),
        ("..g", "http://a/b/c/..g"),
        ("./../g", "http://a/b/g"),
        ("./g/.", "http://a/b/c/g/"),
        ("g/./h", "http://a/b/c/g/h"),
        ("g/../h", "http://a/b/c/h"),
        ("g;x=1/../y", "http://a/b/c/y"),
        ("g?y/./x", "http://a/b/c/g?y/./x"),
        ("g?y/../x", "http://a/b/c/g?y/../x"),
    ] {
        let resolved = resolve(reference, "http://a/b/c/d;p?q");
        assert_eq!(resolved.as_deref(), Ok(target), "{reference:?}");
    }
}

#[test]
fn scheme_host_and_port_take_the_form_of_a_base_url() {
    for (reference, target) in [
        ("HTTPS://A.Test:443/X", "https://a.test/X"),
        ("//A.Test:80", "http://a.test/"),
        ("//a.test:443?q", "http://a.test:443/?q"),
        ("http://a.test:/", "http://a.test/"),
        ("http://[0:0::1]:8080/", "http://[::1]:8080/"),
        ("?a=http://b.test/", "http://base.test/v1?a=http://b.test/"),
        ("/a:b", "http://base.test/a:b"),
        ("./a:b", "http://base.test/a:b"),
        (" /padded\t", "http://base.test/padded"),
    ] {
        let resolved = resolve(reference, "http://base.test/v1?old");
        assert_eq!(resolved.as_deref(), Ok(target), "{reference:?}");
    }
}

#[test]
fn what_parsers_read_in_two_ways_is_refused_without_an_echo() {
    let long = format!("/{}", "a".repeat(64 << 10));
    for (reference, why) in [
        ("/\\canary.test/x", "holds a backslash"),
        ("http:\\\\canary.test", "holds a backslash"),
        ("//can\tary", "holds a control character"),
        ("/a\r\nb", "holds a control character"),
        ("/\0", "holds a control character"),
        ("/canäry", "is not ASCII"),
        ("//canary@b.test/", "holds user information"),
        ("https://b.test:80:canary@c.test/", "holds user information"),
        ("file:///canary", "is neither `http` nor `https`"),
        ("javascript:canary", "is neither `http` nor `https`"),
        ("ws://canary", "is neither `http` nor `https`"),
        ("http:canary", "has no host"),
        ("https:/canary", "has no host"),
        ("https:", "has no host"),
        ("https:///canary", "has no host"),
        ("//", "has no host"),
        ("//:80", "has no host"),
        ("http://a:canary/", "has a port that is none"),
        ("http://a:65536/", "has a port that is none"),
        ("http://[canary/", "has a host that is none"),
        ("http://can%61ry/", "has a host that is none"),
        ("http://a..b/", "has a host that is none"),
        ("http://1.2.3/", "has a host that is none"),
        ("1x:canary", "is not a URL"),
        (":canary", "is not a URL"),
        ("http://a b/canary", "is not a URL"),
        ("/canary<x>", "is not a URL"),
        (&long, "is longer than 64 KiB"),
    ] {
        assert_eq!(
            resolve(reference, "https://a.test/x"),
            Err(why),
            "{reference:?}"
        );
    }
}

#[test]
fn an_origin_is_the_same_or_another_however_it_is_spelled() {
    let base: BaseUrl = "https://api.test/v1".parse().unwrap();
    let from: Uri = "https://api.test/v1/x".parse().unwrap();
    let same = |reference: &str| {
        let target = Target::resolve(reference.as_bytes(), &from).unwrap();
        target.has_origin_of(&base)
    };
    for reference in [
        "",
        "/",
        "y",
        "//API.test:443/",
        "https://api.test",
        "?https://b.test/",
    ] {
        assert!(same(reference), "{reference}");
    }
    for reference in [
        "http://api.test/",
        "//api.test:444/",
        "//api.test./",
        "//api.test.evil.test/",
        "//evil.test/https://api.test",
        "//b.api.test",
    ] {
        assert!(!same(reference), "{reference}");
    }
}

#[test]
fn encryption_is_given_up_only_by_a_target_without_it() {
    let https: Uri = "https://a.test/".parse().unwrap();
    let http: Uri = "http://a.test/".parse().unwrap();
    let downgrades =
        |reference: &[u8], from| Target::resolve(reference, from).unwrap().downgrades(from);
    assert!(downgrades(b"http://a.test/", &https));
    assert!(!downgrades(b"//b.test/", &https));
    assert!(!downgrades(b"http://b.test/", &http));
    assert!(!downgrades(b"https://b.test/", &http));
}

#[test]
fn an_error_may_show_all_but_the_query() {
    let from: Uri = "https://a.test/x".parse().unwrap();
    let target = Target::resolve(b"/y/z?token=canary#canary", &from).unwrap();
    assert_eq!(target.without_query(), "https://a.test/y/z");
    assert_eq!(target.uri().query(), Some("token=canary"));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic_or_leave_http(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        check(&bytes);
    }

    #[test]
    fn what_is_taken_goes_where_url_parsers_would_go(
        reference in "(https?:)?/{0,3}([a-z.@:%0-9\\[\\]]{0,6}/?){0,3}[/.?#a-z%2eE]{0,12}"
    ) {
        check(reference.as_bytes());
    }
}

/// A target is a URL of http(s), and a URL parser gets to the same origin, host for host.
fn check(reference: &[u8]) {
    let from: Uri = "https://base.test:8443/a/b?c".parse().unwrap();
    let Ok(target) = Target::resolve(reference, &from) else {
        return;
    };
    assert!(
        !target.as_str().contains(['#', '@', '\\'])
            || target.uri().path().contains('@')
            || target
                .uri()
                .query()
                .is_some_and(|query| query.contains('@'))
    );
    assert_eq!(target.uri().to_string(), target.as_str());
    let Ok(parsed) = url::Url::parse(target.as_str()) else {
        return;
    };
    assert_eq!(parsed.origin().ascii_serialization(), target.origin());
    let base = url::Url::parse("https://base.test:8443/a/b?c").unwrap();
    let joined = base.join(str::from_utf8(reference).unwrap()).unwrap();
    assert_eq!(joined.origin(), parsed.origin());
}
