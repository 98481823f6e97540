use endpoint::endpoint;

#[endpoint(GET "/charges")]
struct ListCharges<'a> {
    #[query(style = "form")]
    expand: &'a [&'a str],
}

fn main() {}
