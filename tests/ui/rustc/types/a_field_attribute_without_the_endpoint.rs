struct Members<'a> {
    #[query]
    name: &'a str,
}

fn main() {}
