use endpoint::endpoint;

#[endpoint(POST "/todos", status = 201)]
struct CreateTodo {
    done: bool,
}

fn main() {}
