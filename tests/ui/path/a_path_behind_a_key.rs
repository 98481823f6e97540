use endpoint::endpoint;

#[endpoint(GET path = "/todos")]
struct ListTodos;

fn main() {}
