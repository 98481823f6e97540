use endpoint::endpoint;

#[endpoint(GET "/zen")]
macro_rules! zen {
    () => {};
}

fn main() {}
