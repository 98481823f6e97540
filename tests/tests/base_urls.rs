//! Which base URLs are accepted, in which form they are kept, and that URL parsers change none.

use std::net::{Ipv4Addr, Ipv6Addr};

use endpoint::{BaseUrl, Client};
use proptest::prelude::*;
use url::Url;

#[test]
fn an_accepted_base_has_one_normal_form() {
    for (text, normal) in [
        ("https://api.github.com", "https://api.github.com"),
        ("https://api.github.com/", "https://api.github.com"),
        ("HTTPS://API.GitHub.com:443", "https://api.github.com"),
        ("http://a.test:80/", "http://a.test"),
        ("http://a.test:443", "http://a.test:443"),
        ("https://a.test:80", "https://a.test:80"),
        ("https://a.test:00443", "https://a.test"),
        ("https://a.test:", "https://a.test"),
        ("http://a.test:0", "http://a.test:0"),
        ("http://a.test:65535", "http://a.test:65535"),
        ("https://a.test/api/v3/", "https://a.test/api/v3"),
        ("https://a.test/API/%7Euser", "https://a.test/API/%7Euser"),
        ("https://a.test/a:b@c;d=e,f", "https://a.test/a:b@c;d=e,f"),
        ("https://a.test/...", "https://a.test/..."),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://a_b.test", "http://a_b.test"),
        ("http://a.test.", "http://a.test."),
        ("http://127.0.0.1:1", "http://127.0.0.1:1"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("http://[0:0:0:0:0:0:0:1]", "http://[::1]"),
        ("http://[2001:DB8::A]:80", "http://[2001:db8::a]"),
        ("http://[::ffff:1.2.3.4]", "http://[::ffff:102:304]"),
        ("http://[::1.2.3.4]", "http://[::102:304]"),
        (
            "https://xn--mnchen-3ya.example",
            "https://xn--mnchen-3ya.example",
        ),
    ] {
        let base: BaseUrl = text
            .parse()
            .unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(base.as_str(), normal, "{text}");
        assert_eq!(base.to_string(), normal);
        let again: BaseUrl = normal.parse().unwrap();
        assert_eq!(again, base);
        assert_eq!(
            again.origin(),
            Url::parse(text).unwrap().origin().ascii_serialization()
        );
    }
}

#[test]
fn a_base_that_cannot_be_kept_is_refused() {
    let client = Client::new("https://a.test").unwrap();
    for text in [
        "",
        "api.github.com",
        "//api.github.com",
        "https:/a.test",
        "https:a.test",
        "file:///etc/passwd",
        "ftp://a.test",
        "ws://a.test",
        "javascript://a.test",
        " https://a.test",
        "https://a.test ",
        "https://a.test/a b",
        "https://a .test",
        "https://a.test\n",
        "ht\ntps://a.test",
        "https://a\t.test",
        "https://",
        "https:///path",
        "https://:80",
        "https://user@a.test",
        "https://user:canary@a.test",
        "https://@a.test",
        "https://:@a.test",
        "https://a.test?x=1",
        "https://a.test/?",
        "https://a.test/x#y",
        "https://a.test#",
        "https://a.test/.",
        "https://a.test/..",
        "https://a.test/a/../b",
        "https://a.test/a/%2e%2E/b",
        "https://a.test/.%2e",
        "https://a.test/a//b",
        "https://a.test\\b",
        "https://a.test/a\\b",
        "https://a.test/\u{e9}",
        "https://a.test/%",
        "https://a.test/%4",
        "https://a.test/%zz",
        "https://a.test/a|b",
        "https://m\u{fc}nchen.example",
        "https://\u{ff41}.test",
        "https://a.test:port",
        "https://a.test:65536",
        "https://a.test:-1",
        "https://a.test:80:80",
        "https://a.test:99999999999999999999",
        "https://.a.test",
        "https://a..test",
        "https://.",
        "https://a%2etest",
        "https://a,b.test",
        "https://a*b.test",
        "http://127.1",
        "http://0x7f.1",
        "http://0x7f000001",
        "http://2130706433",
        "http://127.0.0.01",
        "http://127.0.0.256",
        "http://127.0.0.0x1",
        "http://1.2.3.4.5",
        "http://127.0.0.1.",
        "http://a.1",
        "http://[::1",
        "http://::1",
        "http://[::1]x",
        "http://[fe80::1%25eth0]",
        "http://[1.2.3.4]",
        "http://[]",
        "http://[::g]",
    ] {
        let error = text
            .parse::<BaseUrl>()
            .map(|base| base.to_string())
            .unwrap_err();
        assert!(error.is_build(), "{text}");
        assert!(
            error.to_string().starts_with("the base URL is refused: "),
            "{error}"
        );
        assert!(
            !format!("{error} {error:?}").contains("canary"),
            "{error:?}"
        );
        assert!(client.with_base(text).is_err(), "{text}");
        assert!(client.with_trusted_base(text).is_err(), "{text}");
    }
}

#[test]
fn a_refused_base_is_an_error_of_building_the_client() {
    for text in ["https://user:canary@a.test", "a.test", "file:///etc/passwd"] {
        let error = Client::builder(text).bearer("canary").build().unwrap_err();
        assert!(error.is_build(), "{text}");
        assert!(
            !format!("{error} {error:?}").contains("canary"),
            "{error:?}"
        );
    }
}

/// What is accepted is a URL to the parsers of the WHATWG kind, and they change no byte of it.
fn is_kept(text: &str) -> Result<(), TestCaseError> {
    let Ok(base) = text.parse::<BaseUrl>() else {
        return Ok(());
    };
    let url = Url::parse(base.as_str());
    let url = url.map_err(|why| TestCaseError::fail(format!("`{base}`: {why}")))?;
    prop_assert_eq!(url.as_str().trim_end_matches('/'), base.as_str());
    prop_assert_eq!(url.origin().ascii_serialization(), base.origin());
    let given = Url::parse(text);
    let given = given.map_err(|why| TestCaseError::fail(format!("`{text}`: {why}")))?;
    prop_assert_eq!(given.origin(), url.origin());
    Ok(())
}

#[test]
fn punycode_that_url_parsers_refuse_or_rewrite_is_refused() {
    for host in [
        "xn--",
        "xn--a",
        "xn--a.test",
        "a.xn--0",
        "xn--www-hia.xn--a",
        "xn--abc-",
    ] {
        let text = format!("https://{host}");
        if let Err(why) = is_kept(&text) {
            panic!("`{text}` is accepted: {why}");
        }
    }
}

proptest! {
    #[test]
    fn any_accepted_text_is_kept_by_url_parsers(
        text in "(https?|HTTP)://[a-zA-Z0-9._-]{1,12}(:[0-9]{0,6})?(/[!-~]{0,8}){0,3}"
    ) {
        is_kept(&text)?;
    }

    #[test]
    fn any_text_after_the_scheme_is_kept_or_refused(text in "https?://[ -~\u{e9}\t\n]{0,20}") {
        is_kept(&text)?;
    }

    #[test]
    fn any_number_like_host_is_kept_or_refused(
        text in "http://(0x[0-9a-f]{0,3}|[0-9]{1,4})(\\.(0x[0-9a-f]{0,3}|[0-9]{1,4})){0,4}\\.?"
    ) {
        is_kept(&text)?;
    }

    #[test]
    fn any_ipv4_address_is_accepted(address in any::<Ipv4Addr>()) {
        let text = format!("http://{address}");
        prop_assert!(text.parse::<BaseUrl>().is_ok());
        is_kept(&text)?;
    }

    #[test]
    fn any_ipv6_address_is_accepted(
        address in prop_oneof![
            any::<Ipv6Addr>(),
            any::<[bool; 8]>().prop_map(|bits| Ipv6Addr::from(bits.map(u16::from))),
            any::<Ipv4Addr>().prop_map(|address| address.to_ipv6_mapped()),
            any::<u32>().prop_map(|tail| Ipv6Addr::from(u128::from(tail))),
        ]
    ) {
        let text = format!("http://[{address}]:8080/x");
        prop_assert!(text.parse::<BaseUrl>().is_ok());
        is_kept(&text)?;
    }
}
