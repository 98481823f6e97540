use endpoint::endpoint;

#[endpoint(PUT "/files")]
struct Upload {
    #[body(content_type = image/png)]
    data: Vec<u8>,
}

fn main() {}
