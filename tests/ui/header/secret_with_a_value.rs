use endpoint::endpoint;

#[endpoint(GET "/todos")]
struct ListTodos<'a> {
    #[header("X-Api-Key", secret = true)]
    key: &'a str,
}

fn main() {}
