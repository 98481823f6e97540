use endpoint::endpoint;

#[endpoint(GET "/zen")]
union Zen {
    one: u8,
}

fn main() {}
