use endpoint::Responses;

#[derive(Responses, serde::Deserialize)]
enum Answer {
    #[status(200)]
    Found(u32),
}

fn main() {}
