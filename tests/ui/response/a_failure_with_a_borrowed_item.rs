use endpoint::endpoint;

#[endpoint(GET "/todos", error = Option<&'static str>)]
struct GetTodos;

fn main() {}
