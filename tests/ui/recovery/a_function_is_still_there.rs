use endpoint::endpoint;

#[endpoint(GET "/zen")]
fn zen() -> u8 {
    1
}

fn main() {
    let one: u8 = zen();
    drop(one);
}
