use endpoint::endpoint;

#[endpoint(POST "/zen", body = multipart)]
struct PostZen<'a> {
    #[part(fil)]
    text: &'a str,
}

fn main() {}
