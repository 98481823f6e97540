use endpoint::endpoint;

#[endpoint(DELETE "/orgs/<org>/seats")]
struct CancelSeats<'a> {
    org: &'a str,
    users: &'a [&'a str],
}

fn main() {}
