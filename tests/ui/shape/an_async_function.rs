use endpoint::endpoint;

#[endpoint(GET "/zen")]
pub async fn zen() {}

fn main() {}
