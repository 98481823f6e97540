use endpoint::endpoint;

#[endpoint(GET "/todos" -> Vec<String> if 200)]
struct ListTodos;

fn main() {}
