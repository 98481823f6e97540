use endpoint::endpoint;

const VERSION: &str = "2024-06-20";

#[endpoint(GET "/v1/charges", header("Stripe-Version" = VERSION))]
struct ListCharges;

fn main() {}
