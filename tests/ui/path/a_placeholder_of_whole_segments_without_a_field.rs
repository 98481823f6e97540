use endpoint::endpoint;

#[endpoint(GET "/files/<path..>")]
struct File;

fn main() {}
