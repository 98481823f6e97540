use endpoint::endpoint;

#[endpoint(async GET "/todos")]
struct ListTodos;

fn main() {}
