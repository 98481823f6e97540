use endpoint::endpoint;

#[endpoint(POST "/files", body = multipart)]
struct Upload {
    #[part(file = "a.txt")]
    text: String,
}

fn main() {}
