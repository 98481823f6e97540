use endpoint::endpoint;

#[endpoint(GET "/v1/charges")]
struct ListCharges<'a> {
    #[query(explode = false)]
    expand: &'a [&'a str],
}

fn main() {}
