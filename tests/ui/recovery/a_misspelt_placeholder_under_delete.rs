use endpoint::endpoint;

#[endpoint(DELETE "/todos/<todo_id>")]
struct DeleteTodo {
    id: u64,
}

fn main() {}
