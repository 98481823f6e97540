use endpoint::endpoint;

#[endpoint(POST "/todos")]
struct CreateTodo {
    #[cfg_attr(all(), query("dry-run"))]
    dry_run: bool,
}

fn main() {}
