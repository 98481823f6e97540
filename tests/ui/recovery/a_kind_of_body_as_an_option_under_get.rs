use endpoint::endpoint;

#[endpoint(GET "/todos", json)]
struct ListTodos {
    done: bool,
}

fn main() {}
