use endpoint::endpoint;

#[endpoint(GET "/todos" -> Vec<String>, summary = "Lists what is to do")]
struct ListTodos;

fn main() {}
