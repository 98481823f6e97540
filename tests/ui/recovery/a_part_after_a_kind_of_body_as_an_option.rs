use endpoint::endpoint;

#[endpoint(POST "/files", multipart)]
struct Upload {
    #[part(file)]
    text: String,
}

fn main() {}
