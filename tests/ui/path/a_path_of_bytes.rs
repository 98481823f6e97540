use endpoint::endpoint;

#[endpoint(GET b"/zen")]
struct Zen;

fn main() {}
