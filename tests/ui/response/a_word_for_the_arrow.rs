use endpoint::endpoint;

#[endpoint(GET "/todos" returns Vec<String>)]
struct ListTodos;

fn main() {}
