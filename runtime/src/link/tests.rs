//! Are links found where RFC 8288 puts them, and nowhere else, whatever the bytes are?

use std::time::{Duration, Instant};

use http::header::LINK;
use http::{HeaderMap, HeaderValue};
use proptest::prelude::*;

use super::Links;

fn headers(lines: &[&str]) -> HeaderMap {
    let lines = lines
        .iter()
        .map(|line| HeaderValue::from_bytes(line.as_bytes()));
    lines.map(|line| (LINK, line.unwrap())).collect()
}

/// The targets of all links, a `!` in the place of what can't be read.
fn targets(headers: &HeaderMap) -> Vec<&str> {
    let links = Links::of(headers).read();
    links
        .map(|link| link.map_or("!", |link| link.target()))
        .collect()
}

fn next(line: &str) -> Option<String> {
    let headers = headers(&[line]);
    let next = Links::of(&headers).rel("next");
    next.map(|link| link.target().to_owned())
}

#[test]
fn a_link_is_found_whatever_stands_beside_it() {
    for line in [
        r#"<t>; rel="next""#,
        "<t>;rel=next",
        "<t> ; rel = next ",
        "\t<t>\t;\trel\t=\t\"next\"\t",
        r#"<t>; rel="prev next""#,
        r#"<t>; rel="  next   last ""#,
        r#"<t>; rel="next	x""#,
        r#"<t>; REL="NeXt""#,
        r#"<t>; rel="ne\xt""#,
        r#"<t>; title="a, b; rel=\"prev\" <u>"; rel="next""#,
        r#"<t>; rel="next"; title="<u>; rel=\"next\"""#,
        r#"<t>; title*=UTF-8'de'n%c3%a4chstes; rel="next""#,
        "<t>; title; rel=next; hreflang=de",
        "<t>;; ; rel=next;",
        r#"<t>; rel="next"; rel="prev""#,
        r#"<t>; rel="next https://example.net/rel/x""#,
        r#"<u>; rel="prev", <t>; rel="next""#,
        r#"<u>; rel="prev",<t>; rel="next",<v>; rel="next""#,
        r#", ,<u>; title="rel=next", , <t>; rel="next","#,
        r#"<u>; anchor="/other"; rel="next", <t>; rel="next""#,
        r#"<u>; rel="http://example.net/next", <t>; rel="next""#,
        r#"<u, <t>; rel="next""#,
        r#"junk, "<u>; rel=next, ", <t>; rel="next""#,
    ] {
        assert_eq!(next(line).as_deref(), Some("t"), "{line}");
    }
}

#[test]
fn the_target_is_kept_as_the_server_wrote_it() {
    for target in [
        "https://a.test/x?page=2&per_page=100",
        "https://a.test/%7euser/%2e%2E?q=a+b%20c&&",
        "?page=2",
        "../x;y=1,z",
        "",
        " a b ",
        "é",
        "\\\"",
    ] {
        let line = format!(r#"<{target}>; rel="next""#);
        assert_eq!(next(&line).as_deref(), Some(target));
    }
}

#[test]
fn several_lines_are_one_list() {
    let headers = headers(&["<a>; rel=first, <b>; rel=prev", "", "<c>; rel=next"]);
    assert_eq!(targets(&headers), ["a", "b", "c"]);
    assert_eq!(Links::of(&headers).rel("next").unwrap().target(), "c");
}

#[test]
fn only_the_first_of_a_parameter_counts() {
    let headers = headers(&[r#"<t>; rel=prev; rel=next; title="a \"b\""; title=c; flag"#]);
    let link = Links::of(&headers).iter().next().unwrap();
    assert!(link.is("prev") && !link.is("next"));
    assert_eq!(link.param("Title").as_deref(), Some(r#"a "b""#));
    assert_eq!(link.param("flag").as_deref(), Some(""));
    assert_eq!(link.param("type"), None);
}

#[test]
fn what_is_no_link_is_passed_over_and_marked() {
    for (line, read) in [
        ("", &[][..]),
        (" , ,, ", &[]),
        ("t; rel=next", &["!"]),
        ("<t; rel=next", &["!"]),
        ("<t; rel=next, <u>", &["!", "u"]),
        ("<t> rel=next, <u>", &["!", "u"]),
        (r#"<t>; rel="next, <u>"#, &["!"]),
        (r#"<t>; rel="next"x, <u>"#, &["!", "u"]),
        (r#"<t>; rel=ne"xt, <u>", <v>"#, &["!", "v"]),
        ("<t>; =next, <u>", &["t", "u"]),
        ("<t>; rel=next=x, <u>", &["t", "u"]),
        ("<t>; rel/next, <u>", &["!", "u"]),
        ("<t>>; rel=next, <u>", &["!", "u"]),
        ("<<t>; rel=next", &["!", "t"]),
        ("<", &["!"]),
        (">", &["!"]),
        ("\"", &["!"]),
        ("\\", &["!"]),
    ] {
        assert_eq!(targets(&headers(&[line])), read, "{line}");
    }
}

#[test]
fn a_target_that_is_no_text_is_no_link() {
    let mut headers = HeaderMap::new();
    let line = HeaderValue::from_bytes(b"<t\xff>; rel=next, <u>; title=\"\xff\"; rel=next");
    headers.insert(LINK, line.unwrap());
    assert_eq!(targets(&headers), ["!", "u"]);
    assert_eq!(Links::of(&headers).rel("next").unwrap().target(), "u");
}

#[test]
fn neither_targets_nor_titles_are_shown() {
    let headers = headers(&[r#"<https://a.test/?token=canary>; rel="next"; title="canary""#]);
    let links = Links::of(&headers);
    let shown = format!("{links:?} {:?}", links.rel("next"));
    assert!(
        shown.contains("next") && !shown.contains("canary"),
        "{shown}"
    );
}

/// The time is that of a debug build on a busy machine; a square of a mebibyte would take hours.
#[test]
fn a_mebibyte_of_any_piece_is_read_in_one_pass() {
    for piece in [
        "<",
        ">",
        "\"",
        "\\",
        ",",
        ";",
        "=",
        "<>",
        "<,",
        "<a>,",
        "<a>;",
        "<a>;b=\"",
        "<a>;b=\"\\\"",
        "<\"",
        "a\"",
        " ",
        "<a>; rel=\"next ",
        ";rel=x",
        "a ",
        "é",
        "<a>;b=\",\",",
    ] {
        let mut line = piece.repeat((1 << 20) / piece.len());
        line.insert_str(0, "<t>;rel=\"");
        for line in [&line[9..], &line[..]] {
            let mut headers = HeaderMap::new();
            headers.insert(LINK, HeaderValue::from_bytes(line.as_bytes()).unwrap());
            let start = Instant::now();
            let _ = Links::of(&headers).rel("last").is_some();
            let took = start.elapsed();
            assert!(took < Duration::from_secs(5), "{piece}: {took:?}");
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(line in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(line) = HeaderValue::from_bytes(&line) {
            let headers: HeaderMap = [(LINK, line)].into_iter().collect();
            for link in Links::of(&headers).iter() {
                let _ = (link.is("next"), link.param("title"), format!("{link:?}"));
            }
        }
    }

    #[test]
    fn no_order_of_its_own_signs_makes_it_panic_or_lose_its_place(line in r#"[<>;,="\\ a]{0,60}"#) {
        let whole = format!("{line}\u{22}, <t>; rel=\u{22}next\u{22}");
        let headers = headers(&[&whole]);
        for link in Links::of(&headers).iter() {
            // A parameter never reaches into the next element.
            prop_assert!(!link.target().contains(['<', '>']));
            let _ = (link.is("next"), link.param("a"));
        }
    }

    #[test]
    fn what_was_written_by_the_rules_is_read(
        links in prop::collection::vec(("[a-z/?&=,;%. \"]{0,20}", "[ -~]{0,20}", any::<bool>()), 0..8),
        blank in "[ \t]{0,2}",
    ) {
        let quoted = |text: &str| text.replace('\\', r"\\").replace('"', "\\\"");
        let written: Vec<String> = links
            .iter()
            .map(|(target, title, first)| {
                let (title, rel) = (format!("title=\"{}\"", quoted(title)), "rel=\"x next\"");
                let params = if *first { [&*title, rel] } else { [rel, &*title] };
                format!("<{target}>{blank};{blank}{}{blank};{blank}{}", params[0], params[1])
            })
            .collect();
        let headers = headers(&[&written.join(&format!("{blank},{blank}"))]);
        let read: Vec<_> = Links::of(&headers)
            .read()
            .map(|link| link.map(|link| (link.target(), link.param("title").unwrap_or_default())))
            .collect();
        prop_assert_eq!(read.len(), links.len());
        for (link, (target, title, _)) in read.iter().zip(&links) {
            prop_assert_eq!(link, &Ok((&**target, title.into())));
        }
    }
}
