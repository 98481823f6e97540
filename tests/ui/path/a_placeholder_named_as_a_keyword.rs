use endpoint::endpoint;

#[endpoint(GET "/<self>")]
struct Kind;

fn main() {}
