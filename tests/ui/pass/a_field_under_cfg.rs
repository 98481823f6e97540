#![allow(unexpected_cfgs)]

use endpoint::{BaseUrl, Endpoint, endpoint};

#[endpoint(POST "/orgs/<org>/seats")]
struct AddSeats<'a> {
    org: &'a str,
    #[cfg(not_here)]
    gone: NotAType,
    #[cfg(not(not_here))]
    here: u8,
    #[cfg(not_here)]
    #[query]
    gone_too: NotAType,
    #[cfg(not(not_here))]
    #[query]
    page: u8,
    // Of two fields with one name, one is there.
    #[cfg(not_here)]
    users: NotAType,
    #[cfg(not(not_here))]
    users: &'a [&'a str],
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let request = AddSeats {
        org: "octo",
        here: 1,
        page: 2,
        users: &["mona"],
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.uri(), "http://api.test/orgs/octo/seats?page=2");
    assert_eq!(
        request.body().as_bytes(),
        Some(&br#"{"here":1,"users":["mona"]}"#[..])
    );
}
