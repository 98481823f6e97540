use endpoint::endpoint;

#[endpoint(POST "/todos", query = [dry_run])]
struct CreateTodo {
    dry_run: bool,
}

fn main() {}
