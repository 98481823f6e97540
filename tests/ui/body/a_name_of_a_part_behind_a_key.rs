use endpoint::endpoint;

#[endpoint(POST "/members", body = multipart)]
struct Members {
    #[part(name = "file")]
    value: String,
}

fn main() {}
