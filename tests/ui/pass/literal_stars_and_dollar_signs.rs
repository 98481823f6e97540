use endpoint::{Endpoint as _, endpoint};

#[endpoint(GET "/users/<id>/$count/*?$top=5")]
struct CountUsers {
    id: u64,
    total: bool,
}

fn main() {
    let base = "https://api.example".parse().unwrap();
    let request = CountUsers { id: 7, total: true }.request(&base).unwrap();
    let target = request.uri().to_string();
    assert_eq!(target, "https://api.example/users/7/$count/*?$top=5&total=true");
}
