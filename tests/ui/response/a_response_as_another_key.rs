use endpoint::endpoint;

#[endpoint(GET "/todos", output = Vec<String>)]
struct ListTodos;

fn main() {}
