use endpoint::endpoint;

#[endpoint(GET "/kinds/<r#type>")]
struct Kind<'a> {
    r#type: &'a str,
}

fn main() {}
