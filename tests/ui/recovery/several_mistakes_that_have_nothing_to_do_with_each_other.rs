use endpoint::endpoint;

#[endpoint(DELETE "/todos/<todo_id>", eror = String)]
struct DeleteTodo {
    id: u64,
    #[query(optional)]
    done: bool,
}

fn main() {}
