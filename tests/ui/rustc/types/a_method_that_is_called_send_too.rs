use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen;

impl Zen {
    fn send(&self) {}
}

fn main() {}
