use endpoint::{BaseUrl, Endpoint, endpoint};

#[endpoint(GET "/compare/<base>...<head>/<file..>?type=user")]
struct Compare<'a> {
    head: &'a str,
    file: &'a str,
    base: &'a str,
    page: u8,
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let request = Compare {
        base: "a/b",
        head: "ä",
        file: "src/my lib.rs",
        page: 1,
    }
    .request(&base)
    .unwrap();
    let expected = "http://api.test/compare/a%2Fb...%C3%A4/src/my%20lib.rs?type=user&page=1";
    assert_eq!(request.uri(), expected);
}
