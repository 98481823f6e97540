use endpoint::endpoint;

#[endpoint(GET "/todos/<name>" -> Vec<&'a str>)]
struct GetTodos<'a> {
    name: &'a str,
}

fn main() {}
