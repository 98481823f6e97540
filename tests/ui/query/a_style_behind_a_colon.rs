use endpoint::endpoint;

#[endpoint(GET "/v1/charges")]
struct ListCharges<'a> {
    #[query(style: comma)]
    expand: &'a [&'a str],
}

fn main() {}
