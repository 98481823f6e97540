use std::fmt::Debug;

use endpoint::{BaseUrl, Endpoint, endpoint};

#[derive(Clone, Debug)]
#[endpoint(GET "/orgs/<org>")]
struct Above<'a> {
    org: &'a str,
}

#[endpoint(GET "/orgs/<org>")]
#[derive(Clone, Debug)]
struct Below<'a> {
    org: &'a str,
}

#[derive(Clone)]
#[endpoint(GET "/orgs/<org>")]
#[derive(Debug)]
struct Both<'a> {
    org: &'a str,
}

fn check<T: Endpoint + Clone + Debug>(endpoint: &T) {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let Ok(request) = endpoint.clone().request(&base) else {
        panic!("{endpoint:?} is refused");
    };
    assert_eq!(request.uri(), "http://api.test/orgs/octo");
}

fn main() {
    check(&Above { org: "octo" });
    check(&Below { org: "octo" });
    check(&Both { org: "octo" });
}
