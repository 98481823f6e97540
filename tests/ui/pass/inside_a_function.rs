use endpoint::{BaseUrl, Endpoint};

fn main() {
    use endpoint::endpoint;

    #[derive(serde::Deserialize)]
    struct Zen {
        said: String,
    }

    #[endpoint(GET "/zen/<topic>" -> Zen)]
    struct GetZen {
        topic: u8,
    }

    let base: BaseUrl = "http://api.test".parse().unwrap();
    assert_eq!(
        GetZen { topic: 7 }.request(&base).unwrap().uri(),
        "http://api.test/zen/7"
    );
    let answer = http::Response::new(r#"{"said":"less is more"}"#.into());
    assert_eq!(GetZen::response(answer).unwrap().said, "less is more");
}
