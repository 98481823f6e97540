use endpoint::endpoint;

#[endpoint(GET "/zen", timeout = "1,5s")]
struct GetZen;

fn main() {}
