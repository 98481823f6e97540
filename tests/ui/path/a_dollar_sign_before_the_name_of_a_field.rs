use endpoint::endpoint;

#[endpoint(POST "/todos/$id")]
struct ChangeTodo {
    id: u64,
}

fn main() {}
