use endpoint::endpoint;

#[endpoint(http::Method::GET "/todos")]
struct ListTodos;

fn main() {}
