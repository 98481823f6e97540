use endpoint::endpoint;

#[endpoint(GET "/todos" + "/open")]
struct ListTodos;

fn main() {}
