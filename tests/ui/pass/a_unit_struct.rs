use endpoint::{BaseUrl, Endpoint, endpoint};

#[endpoint(GET "/zen")]
#[derive(Clone, Copy, Debug, Default)]
struct Zen;

#[endpoint(PUT "/zen")]
struct PutZen {}

fn main() {
    let base: BaseUrl = "http://api.test/v1/".parse().unwrap();
    assert_eq!(Zen.request(&base).unwrap().uri(), "http://api.test/v1/zen");
    let request = PutZen {}.request(&base).unwrap();
    assert_eq!(request.headers()["content-length"], "0");
    assert_eq!(Zen::METHOD, "GET");
    assert_eq!(Zen::ROUTE, "/zen");
}
