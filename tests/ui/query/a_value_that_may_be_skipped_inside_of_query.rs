use endpoint::endpoint;

#[endpoint(GET "/charges")]
struct ListCharges<'a> {
    #[query(skip_serializing_if = "Option::is_none")]
    customer: Option<&'a str>,
}

fn main() {}
