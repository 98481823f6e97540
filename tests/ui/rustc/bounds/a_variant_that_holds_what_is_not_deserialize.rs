use endpoint::{Responses, endpoint};

struct Body;

#[derive(Responses)]
enum Answer {
    #[status(200)]
    Found(Body),
}

#[endpoint(GET "/answer" -> Answer)]
struct GetAnswer;

fn main() {}
