use endpoint::endpoint;

#[endpoint(POST "/todos")]
#[derive(serde::Serialize)]
struct CreateTodo {
    #[cfg_attr(all(), serde(rename = "dueDate"))]
    due_date: String,
}

fn main() {}
