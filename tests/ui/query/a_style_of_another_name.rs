use endpoint::endpoint;

#[endpoint(GET "/charges")]
struct ListCharges<'a> {
    #[query(style = csv)]
    expand: &'a [&'a str],
}

fn main() {}
