use endpoint::endpoint;

#[endpoint(GET "/todos", timeout = Duration::from_millis(1500))]
struct ListTodos;

fn main() {}
