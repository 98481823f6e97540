use endpoint::endpoint;

#[endpoint(GET "/zen", error = Option<std::borrow::Cow<'a, str>>)]
struct Zen;

fn main() {}
