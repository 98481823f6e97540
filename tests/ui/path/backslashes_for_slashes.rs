use endpoint::endpoint;

#[endpoint(GET "\\orgs\\<org>")]
struct Organization {
    org: String,
}

fn main() {}
