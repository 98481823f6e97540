use std::collections::BTreeMap;

use endpoint::{BaseUrl, Endpoint as _, endpoint};

#[endpoint(GET "/readme")]
struct Readme<'a> {
    #[header("If-None-Match")]
    etag: Option<&'a str>,
    #[header("X-Key", sensitive)]
    key: &'a str,
    #[header(prefix = "X-Meta-")]
    meta: BTreeMap<&'a str, u8>,
    #[header("x-types")]
    r#type: Vec<&'a str>,
    page: u8,
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let readme = Readme {
        etag: None,
        key: "secret",
        meta: BTreeMap::from([("one", 1), ("two", 2)]),
        r#type: vec!["a", "b"],
        page: 3,
    };
    let request = readme.request(&base).unwrap();
    assert_eq!(request.uri(), "http://api.test/readme?page=3");
    let headers = request.headers();
    assert!(!headers.contains_key("if-none-match"));
    assert_eq!(headers["x-key"], "secret");
    assert!(headers["x-key"].is_sensitive());
    assert_eq!(headers["x-meta-one"], "1");
    assert_eq!(headers["x-meta-two"], "2");
    assert_eq!(headers["x-types"], "a, b");

    let request = Readme {
        etag: Some("\"1\""),
        ..readme
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.headers()["if-none-match"], "\"1\"");
}
