use endpoint::endpoint as operation;

#[operation(GET "/zen")]
#[operation(GET "/koan")]
struct Zen;

fn main() {}
