use endpoint::endpoint;

#[endpoint(GET "/balance" -> 200 String)]
struct GetBalance;

fn main() {}
