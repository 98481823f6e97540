use endpoint::endpoint;

#[endpoint(PSOT "/zen")]
struct Zen;

fn main() {}
