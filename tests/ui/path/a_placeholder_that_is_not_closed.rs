use endpoint::endpoint;

#[endpoint(GET "/orgs/<org/members")]
struct Members<'a> {
    #[query]
    page: &'a str,
}

fn main() {}
