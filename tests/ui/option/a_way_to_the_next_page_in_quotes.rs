use endpoint::endpoint;

#[endpoint(GET "/zen" -> Vec<String>, paginate = "link")]
struct Zen;

fn main() {}
