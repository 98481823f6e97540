use endpoint::endpoint;

#[endpoint(GET "/todos" -> Vec<String>, paginate = page = number)]
struct ListTodos {
    number: u32,
}

fn main() {}
