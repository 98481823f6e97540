use endpoint::{BaseUrl, endpoint};

#[endpoint(GET "/endpoint")]
struct Endpoint;

#[endpoint(GET "/client" -> Vec<Raw>, error = Error)]
struct Client;

#[derive(serde::Deserialize)]
struct Raw;

#[derive(serde::Deserialize)]
struct Error;

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let request = endpoint::Endpoint::request(&Endpoint, &base).unwrap();
    assert_eq!(request.uri(), "http://api.test/endpoint");
    let _ = Client::send;
}
