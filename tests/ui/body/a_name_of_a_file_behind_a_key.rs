use endpoint::endpoint;

#[endpoint(POST "/files", body = multipart)]
struct Upload {
    #[part(file, name = "report")]
    data: Vec<u8>,
}

fn main() {}
