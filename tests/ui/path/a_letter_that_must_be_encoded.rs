use endpoint::endpoint;

#[endpoint(GET "/käse")]
struct Cheese;

fn main() {}
