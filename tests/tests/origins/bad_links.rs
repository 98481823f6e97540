//! What does a walk make of 62 bad `Link` headers? It goes on where the link can only mean one page
//! of this server, ends where there is no link to a next page, and else says what is wrong.

use endpoint::{Client, endpoint};
use endpoint_tests::{Answer, Server, tests};

tests! {
    each_bad_link_is_followed_or_ends_the_walk_or_is_an_error_that_says_why,
}

#[endpoint(GET "/list/items" -> Vec<u32>, paginate = link)]
struct ListItems;

enum Then {
    /// There is no next page.
    Ends,
    /// The next page is asked for there.
    Goes(&'static str),
    /// An error that says this.
    Says(&'static str),
}

use Then::{Ends, Goes, Says};

const UNREADABLE: Then = Says("its `Link` header can't be read");
const NO_URL: Then = Says("the target of the link to the next page is not a URL");
const ORIGIN: Then = Says("leads to another origin, http");
const BEFORE: Then = Says("there before");

#[rustfmt::skip]
const ROWS: [(&[u8], Then); 62] = [
    // No link, or none to a next page.
    (b"", Ends),
    (b",,, ,", Ends),
    (b"</a>", Ends),
    (b"</a>;", Ends),
    (b"</a>; rel", Ends),
    (b"</a>; rel=", Ends),
    (b"</a>; rel=\"\"", Ends),
    (b"</a>; rel='next'", Ends),
    (b"</a>; rel=\"next,prev\"", Ends),
    (b"</a>; rel=nextpage", Ends),
    (b"</a>; rel=prev; rel=next", Ends),
    (b"</a>; rev=next", Ends),
    (b"</a>; relation=next", Ends),
    (b"</a>; title=\"; rel=next\"", Ends),
    (b"</a>; title=\"\\\"; rel=next\"", Ends),
    (b"</a>; rel=next; anchor=\"/other\"", Ends),
    (b"</a>; rel=\"http://rel.test/next\"", Ends),
    (b"</a>; rel*=UTF-8''next", Ends),
    // Bad, and yet clear.
    (b"</a>;;;rel=next;", Goes("/a")),
    (b"</a>;rel = \"NEXT\"", Goes("/a")),
    (b"</a>; rel=\"ne\\xt\"", Goes("/a")),
    (b"</a>; rel=next, </a>; rel=next", Goes("/a")),
    (b"junk, </a>; rel=next", Goes("/a")),
    (b"</b; rel=prev, </a>; rel=next", Goes("/a")),
    (b"</b>; rel=\"prev\"x, </a>; rel=next", Goes("/a")),
    (b"</b\xff>; rel=prev, </a>; rel=next", Goes("/a")),
    (b"</a>; title=\"\xff\"; rel=next", Goes("/a")),
    (b"</a>; rel=next, <http://[>; rel=last", Goes("/a")),
    (b"< /a >; rel=next", Goes("/a")),
    (b"</../../a>; rel=next", Goes("/a")),
    (b"<./a#canary>; rel=next", Goes("/list/a")),
    (b"<?>; rel=next", Goes("/list/items?")),
    // What can't be read may be the link to the next page.
    (b"/a; rel=next", UNREADABLE),
    (b"\"/a\"; rel=next", UNREADABLE),
    (b"</a; rel=next", UNREADABLE),
    (b"/a>; rel=next", UNREADABLE),
    (b"</a> rel=next", UNREADABLE),
    (b"</a>: rel=next", UNREADABLE),
    (b"</a>, rel=next", UNREADABLE),
    (b"</a>; rel=\"next", UNREADABLE),
    (b"</a>; rel=\"next\" canary", UNREADABLE),
    (b"</a\xff>; rel=next", UNREADABLE),
    (b"<", UNREADABLE),
    (b"</b>; rel=last, <", UNREADABLE),
    // Two pages can't both be the next.
    (b"</a>; rel=next, </b>; rel=next", Says("two links to the next page")),
    // A target that is nowhere to go.
    (b"</a canary>; rel=next", NO_URL),
    (b"<http://[canary>; rel=next", Says("has a host that is none")),
    (b"<http://127.0.0.1:canary/>; rel=next", Says("has a port that is none")),
    (b"<http://127.0.0.1:99999/canary>; rel=next", Says("has a port that is none")),
    (b"<http://>; rel=next", Says("has no host")),
    (b"<http:a>; rel=next", Says("has no host")),
    (b"</a\xc3\xa9>; rel=next", Says("is not ASCII")),
    (b"</a\\b>; rel=next", Says("holds a backslash")),
    (b"</a\tcanary>; rel=next", Says("holds a control character")),
    (b"<javascript:canary>; rel=next", Says("is neither `http` nor `https`")),
    (b"<//me:canary@127.0.0.1/>; rel=next", Says("holds user information")),
    // Another server.
    (b"<http://elsewhere.test/a?canary>; rel=next", ORIGIN),
    (b"<//elsewhere.test/a?canary>; rel=next", ORIGIN),
    (b"<https://127.0.0.1/a?canary>; rel=next", ORIGIN),
    // A circle.
    (b"<>; rel=next", BEFORE),
    (b"<items>; rel=next", BEFORE),
    (b"<#canary>; rel=next", BEFORE),
];

async fn each_bad_link_is_followed_or_ends_the_walk_or_is_an_error_that_says_why() {
    for (link, then) in &ROWS {
        let row = String::from_utf8_lossy(link);
        let first = [
            b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nLink: ",
            *link,
            b"\r\n\r\n[1]",
        ];
        let second = Answer::json("200 OK", "[2]");
        let server = Server::script([Answer::bytes(first.concat()).wrong(), second]).await;
        let client = Client::new(server.base()).unwrap();
        let mut items = ListItems.items(&client);
        let first = items.next().await.unwrap();
        assert_eq!(first.unwrap(), 1, "{row}: the page itself is whole");
        let second = items.next().await;
        let targets: Vec<String> = server
            .requests()
            .iter()
            .skip(1)
            .map(|request| request.target().to_owned())
            .collect();
        match (then, second) {
            (Goes(target), Some(Ok(2))) => assert_eq!(targets, [*target], "{row}"),
            (Ends, None) => assert!(targets.is_empty(), "{row}: {targets:?}"),
            (Says(why), Some(Err(error))) => {
                let text = error.to_string();
                assert!(error.is_paging() && text.contains(why), "{row}: {text}");
                assert!(
                    !format!("{text}{error:?}").contains("canary"),
                    "{row}: {text}"
                );
                assert!(targets.is_empty(), "{row}: {targets:?}");
                assert!(
                    items.next().await.is_none(),
                    "{row}: an error is the last item"
                );
            }
            (_, other) => panic!("{row}: {other:?}, {targets:?}"),
        }
    }
}
