use endpoint::endpoint;

#[endpoint(GET "/files/<path..>")]
struct File<'a> {
    path: &'a [u8],
}

fn main() {}
