use endpoint::endpoint;

#[endpoint(GET "/files/<*path>")]
struct File {
    path: String,
}

fn main() {}
