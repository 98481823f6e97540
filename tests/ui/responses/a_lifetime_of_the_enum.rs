use endpoint::Responses;

#[derive(Responses)]
enum Answer<'a> {
    #[status(200)]
    Found(std::borrow::Cow<'a, str>),
}

fn main() {}
