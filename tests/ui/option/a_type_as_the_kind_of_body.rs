use endpoint::endpoint;

#[derive(serde::Serialize)]
struct Todo {
    title: String,
}

#[endpoint(POST "/todos", body = Todo)]
struct CreateTodo {
    todo: Todo,
}

fn main() {}
