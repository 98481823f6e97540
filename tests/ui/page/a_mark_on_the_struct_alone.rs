use endpoint::Page;

#[derive(Page)]
#[page(items)]
struct Todos {
    todos: Vec<String>,
    total: u64,
}

fn main() {}
