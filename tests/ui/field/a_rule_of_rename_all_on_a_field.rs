use endpoint::endpoint;

#[endpoint(POST "/todos")]
struct CreateTodo {
    #[serde(rename_all = "camelCase")]
    due_date: String,
}

fn main() {}
