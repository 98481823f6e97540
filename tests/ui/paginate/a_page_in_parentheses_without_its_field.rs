use endpoint::endpoint;

#[endpoint(GET "/todos" -> Vec<String>, paginate(page))]
struct ListTodos {
    page: u32,
}

fn main() {}
