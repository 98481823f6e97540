//! Which rows of the table are about the path, the query and the headers?

use std::collections::BTreeMap;

use endpoint::endpoint;
use serde::Serialize;

use crate::sent;

crate::features! { "targets.rs":
    a_path_value a_rest several_in_a_segment a_fixed_query query_scalars query_lists query_flatten
    query_under_another_method a_header a_header_list a_header_prefix fixed_headers
}

/// A value in the path is one segment, whatever it holds. An empty one, `.` and `..` are refused.
fn a_path_value() -> String {
    #[endpoint(GET "/users/<login>/keys/<id>")]
    struct GetKey<'a> {
        login: &'a str,
        id: u64,
    }

    sent(&GetKey {
        login: "a/b é?",
        id: 7,
    })
}

/// A rest is one segment or more. Its slashes stay, and each piece is checked.
fn a_rest() -> String {
    #[endpoint(GET "/contents/<path..>")]
    struct GetContents<'a> {
        path: &'a str,
    }

    sent(&GetContents { path: "src/a b.rs" })
}

/// A segment may hold several values, and text between them.
fn several_in_a_segment() -> String {
    #[endpoint(GET "/compare/<base>...<head>.diff")]
    struct Compare<'a> {
        base: &'a str,
        head: &'a str,
    }

    sent(&Compare {
        base: "main",
        head: "feature/x",
    })
}

/// A query in the path is always sent, and before the fields.
fn a_fixed_query() -> String {
    #[endpoint(GET "/search?type=user")]
    struct Search<'a> {
        q: &'a str,
    }

    sent(&Search { q: "a&type=org" })
}

/// A field that is not in the path is in the query under GET and HEAD. `None` is left out; an empty
/// text, zero and `false` are sent.
fn query_scalars() -> String {
    #[endpoint(GET "/issues")]
    struct ListIssues<'a> {
        q: &'a str,
        page: u32,
        locked: bool,
        #[query("per-page")]
        per_page: Option<u8>,
        r#type: Option<&'a str>,
    }

    sent(&ListIssues {
        q: "",
        page: 0,
        locked: false,
        per_page: None,
        r#type: Some("a b+c"),
    })
}

/// A list repeats its name unless a style says otherwise. An empty one is left out.
fn query_lists() -> String {
    #[endpoint(GET "/find")]
    struct Find<'a> {
        repeat: &'a [&'a str],
        #[query(style = comma)]
        comma: Vec<u8>,
        #[query(style = brackets)]
        brackets: Vec<u8>,
        #[query(style = pipes)]
        pipes: Vec<u8>,
        #[query(style = spaces)]
        spaces: Vec<u8>,
        none: Vec<u8>,
    }

    sent(&Find {
        repeat: &["a,b", ""],
        comma: vec![1, 2],
        brackets: vec![3, 4],
        pipes: vec![5, 6],
        spaces: vec![7, 8],
        none: vec![],
    })
}

/// The members of a struct or of a map stand in its place.
fn query_flatten() -> String {
    #[derive(Serialize)]
    struct Page {
        page: u32,
        per_page: Option<u8>,
    }

    #[endpoint(GET "/pages")]
    struct GetPages<'a> {
        #[query(flatten)]
        page: Page,
        #[query(flatten)]
        more: BTreeMap<&'a str, &'a str>,
    }

    sent(&GetPages {
        page: Page {
            page: 2,
            per_page: None,
        },
        more: BTreeMap::from([("x y", "1"), ("z", "&")]),
    })
}

/// Under any other method a field says that it is in the query.
fn query_under_another_method() -> String {
    #[endpoint(DELETE "/labels")]
    struct DeleteLabels<'a> {
        #[query]
        name: &'a str,
    }

    sent(&DeleteLabels { name: "wontfix" })
}

/// A header is any text, number or boolean. `None` is left out.
fn a_header() -> String {
    #[endpoint(GET "/user")]
    struct GetUser<'a> {
        #[header("If-None-Match")]
        etag: Option<&'a str>,
        #[header("X-Depth")]
        depth: u8,
        #[header("X-Api-Key", sensitive)]
        key: &'a str,
        #[header("X-Trace")]
        trace: Option<&'a str>,
    }

    sent(&GetUser {
        etag: Some("\"1a\""),
        depth: 2,
        key: "k",
        trace: None,
    })
}

/// The items of a list are joined, and one with a comma or a quote is quoted.
fn a_header_list() -> String {
    #[endpoint(GET "/tags")]
    struct GetTags<'a> {
        #[header("X-Tags")]
        tags: &'a [&'a str],
    }

    sent(&GetTags {
        tags: &["a", "b,c", "d\"e"],
    })
}

/// A map is a header for each entry.
fn a_header_prefix() -> String {
    #[endpoint(GET "/objects")]
    struct GetObject<'a> {
        #[header(prefix = "x-meta-")]
        meta: BTreeMap<&'a str, u8>,
    }

    sent(&GetObject {
        meta: BTreeMap::from([("one", 1), ("two", 2)]),
    })
}

/// The attribute can fix headers, and what is accepted. A field of the same name goes before it.
fn fixed_headers() -> String {
    #[endpoint(
        GET "/readme", accept = "text/html",
        header("X-Version" = "2022-11-28"), header("X-Mode" = "fast")
    )]
    struct GetReadme<'a> {
        #[header("X-Mode")]
        mode: Option<&'a str>,
    }

    sent(&GetReadme { mode: Some("slow") })
}
