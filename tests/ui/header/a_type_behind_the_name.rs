use endpoint::endpoint;

#[endpoint(GET "/todos")]
struct ListTodos {
    #[header("X-Page": u32)]
    page: u32,
}

fn main() {}
