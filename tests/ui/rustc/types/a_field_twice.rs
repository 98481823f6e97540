use endpoint::endpoint;

#[endpoint(POST "/todos")]
struct CreateTodo {
    title: String,
    title: String,
}

fn main() {}
