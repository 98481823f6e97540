use endpoint::endpoint;

#[endpoint(POST "/zen", body = multipart)]
struct PostZen<'a> {
    #[part(user_name)]
    name: &'a str,
}

fn main() {}
