use endpoint::{Client, Responses, endpoint};

#[derive(Responses, serde::Deserialize)]
struct Answer {
    id: u32,
}

#[endpoint(GET "/answer" -> Answer)]
struct GetAnswer;

async fn call(client: &Client) -> Option<u32> {
    Some(GetAnswer.send(client).await.ok()?.id)
}

fn main() {}
