use endpoint::endpoint;

#[endpoint(GET "/todos", Vec<String>)]
struct ListTodos;

fn main() {}
