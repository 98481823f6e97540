use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(defualt)]
    Other,
}

fn main() {}
