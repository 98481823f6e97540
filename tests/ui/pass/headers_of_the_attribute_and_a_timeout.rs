use endpoint::{BaseUrl, Endpoint as _, endpoint};

#[endpoint(
    GET "/readme",
    accept = "application/vnd.github.raw",
    header("X-Mode" = "strict"),
    header("X-Api-Version" = "2022-11-28"),
    timeout = "500ms",
)]
struct Readme;

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let request = Readme.request(&base).unwrap();
    assert_eq!(request.headers()["accept"], "application/vnd.github.raw");
    assert_eq!(request.headers()["x-mode"], "strict");
    assert_eq!(request.headers()["x-api-version"], "2022-11-28");
}
