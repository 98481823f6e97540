use endpoint::{BaseUrl, Endpoint, endpoint};

#[endpoint(POST "/<base>/<client>/<request>" -> u8)]
struct Clash<'a> {
    base: &'a str,
    client: &'a str,
    request: &'a str,
    response: u8,
    send: u8,
    draft: u8,
    into: u8,
    values: u8,
    spec: u8,
    #[serde(serialize_with = "plain")]
    this: u8,
    #[serde(skip_serializing_if = "is_zero")]
    value: u8,
}

fn plain<S: serde::Serializer>(value: &u8, into: S) -> Result<S::Ok, S::Error> {
    into.serialize_u8(*value)
}

fn is_zero(value: &u8) -> bool {
    *value == 0
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let clash = Clash {
        base: "a",
        client: "b",
        request: "c",
        response: 1,
        send: 2,
        draft: 3,
        into: 4,
        values: 5,
        spec: 6,
        this: 7,
        value: 0,
    };
    let request = Endpoint::request(&clash, &base).unwrap();
    assert_eq!(request.uri(), "http://api.test/a/b/c");
    let body = br#"{"response":1,"send":2,"draft":3,"into":4,"values":5,"spec":6,"this":7}"#;
    assert_eq!(request.body().as_bytes(), Some(&body[..]));
}
