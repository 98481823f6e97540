use endpoint::endpoint;

#[endpoint(GET format!("/lists/{list}/todos/{}", id))]
struct GetTodo {
    list: u64,
    id: u64,
}

fn main() {}
