use endpoint::endpoint;

#[endpoint(GET "/todos", std::collections::BTreeMap<u64, Vec<String>>)]
struct ListTodos;

fn main() {}
