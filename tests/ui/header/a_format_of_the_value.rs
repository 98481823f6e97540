use endpoint::endpoint;

#[endpoint(GET "/todos")]
struct ListTodos<'a> {
    #[header("Authorization", format = "Bearer {}")]
    token: &'a str,
}

fn main() {}
