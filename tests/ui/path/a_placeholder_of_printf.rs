use endpoint::endpoint;

#[endpoint(GET "/todos/%s")]
struct GetTodo {
    id: u64,
}

fn main() {}
