use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members<'a> {
    #[query(user_name)]
    name: &'a str,
}

fn main() {}
