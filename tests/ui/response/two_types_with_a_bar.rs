use endpoint::endpoint;

#[endpoint(GET "/todos/<id>" -> String | Vec<String>)]
struct GetTodo {
    id: u64,
}

fn main() {}
