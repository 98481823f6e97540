use endpoint::endpoint;

#[endpoint(GET "/todos", timeout = "1m 30s")]
struct ListTodos;

fn main() {}
