use endpoint::endpoint;

#[endpoint(POST "/todos")]
struct CreateTodo {
    #[body = "json"]
    todo: Vec<String>,
}

fn main() {}
