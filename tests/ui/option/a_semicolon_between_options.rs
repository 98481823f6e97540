use endpoint::endpoint;

#[endpoint(GET "/zen" -> String; timeout = "30s")]
struct Zen;

fn main() {}
