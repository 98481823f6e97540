use endpoint::endpoint;

#[endpoint(POST "/zen", body = "json")]
struct Zen;

fn main() {}
