use endpoint::endpoint;

#[endpoint(DELETE "/todos", body = jsn)]
struct DeleteTodos {
    ids: Vec<u64>,
}

fn main() {}
