use endpoint::{BaseUrl, Endpoint, endpoint};

#[endpoint(POST "/orgs/<org>/seats")]
struct AddSeats<'a, 'b> {
    org: &'a str,
    users: &'b [&'a str],
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let org = String::from("octo");
    let request = AddSeats {
        org: &org,
        users: &["mona"],
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.uri(), "http://api.test/orgs/octo/seats");
    assert_eq!(
        request.body().as_bytes(),
        Some(&br#"{"users":["mona"]}"#[..])
    );
}
