use endpoint::Page;

#[derive(Page)]
struct Nothing;

fn main() {}
