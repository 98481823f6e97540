use endpoint::endpoint;

#[endpoint("/todos", method = "POST")]
struct CreateTodo {
    done: bool,
}

fn main() {}
