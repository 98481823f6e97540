use endpoint::{BaseUrl, Endpoint, endpoint};

#[endpoint(POST "/kinds/<type>")]
struct r#Kind<'a> {
    r#type: &'a str,
    r#ref: u8,
    #[query]
    r#in: bool,
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let request = Kind {
        r#type: "a",
        r#ref: 1,
        r#in: true,
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.uri(), "http://api.test/kinds/a?in=true");
    assert_eq!(request.body().as_bytes(), Some(&br#"{"ref":1}"#[..]));
}
