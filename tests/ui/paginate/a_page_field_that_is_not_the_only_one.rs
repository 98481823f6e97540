use endpoint::endpoint;

#[endpoint(GET "/todos" -> Vec<String>, paginate = page(number))]
struct ListTodos {
    p: u32,
}

fn main() {}
