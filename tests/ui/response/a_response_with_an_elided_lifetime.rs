use endpoint::endpoint;

#[endpoint(GET "/zen" -> std::borrow::Cow<'_, str>)]
struct Zen;

fn main() {}
