use endpoint::endpoint;

#[endpoint(GET "/files/v<path..>")]
struct File<'a> {
    path: &'a str,
}

fn main() {}
