use endpoint::{Client, Responses, endpoint};

#[derive(Responses)]
enum Answer {
    #[status(200)]
    Found(u32),
    #[status(200)]
    Missing,
}

#[endpoint(GET "/answer" -> Answer)]
struct GetAnswer;

async fn call(client: &Client) -> Option<u32> {
    match GetAnswer.send(client).await.ok()? {
        Answer::Found(id) => Some(id),
        Answer::Missing => None,
    }
}

fn main() {}
