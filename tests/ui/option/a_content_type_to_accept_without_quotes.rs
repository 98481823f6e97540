use endpoint::endpoint;

#[endpoint(GET "/<bucket>" -> endpoint::Text, accept = application/xml)]
struct ListObjects<'a> {
    bucket: &'a str,
}

fn main() {}
