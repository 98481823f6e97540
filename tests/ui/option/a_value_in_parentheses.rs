use endpoint::endpoint;

#[endpoint(POST "/zen", body(form))]
struct Zen;

fn main() {}
