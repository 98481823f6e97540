use endpoint::endpoint;

#[endpoint(PUT | PATCH "/todos/<id>")]
struct ChangeTodo {
    id: u64,
}

fn main() {}
