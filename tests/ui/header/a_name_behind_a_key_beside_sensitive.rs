use endpoint::endpoint;

#[endpoint(GET "/todos")]
struct ListTodos<'a> {
    #[header(name = "X-Api-Key", sensitive)]
    key: &'a str,
}

fn main() {}
