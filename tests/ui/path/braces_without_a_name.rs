use endpoint::endpoint;

#[endpoint(GET "/todos/{}")]
struct GetTodo {
    name: String,
}

fn main() {}
