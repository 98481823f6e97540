use endpoint::endpoint;

#[endpoint(GET "/todos" -> [u64; 3 4])]
struct ListTodos;

fn main() {}
