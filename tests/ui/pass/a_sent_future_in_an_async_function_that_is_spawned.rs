use endpoint::{Client, MemoryTransport, Text, endpoint};

#[endpoint(GET "/users/<login>" -> Text, error = Failure)]
struct GetUser<'a> {
    login: &'a str,
}

#[derive(Debug, serde::Deserialize)]
struct Failure {}

async fn both(client: Client, login: String) -> Result<usize, endpoint::Error<Failure>> {
    let user = GetUser { login: &login };
    let first = user.send(&client).await?;
    let second = user.send(&client).await?;
    Ok(first.len() + second.len())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let transport = MemoryTransport::new(|_| async { Ok(http::Response::new("four".into())) });
    let client = Client::builder("http://api.test")
        .transport(transport)
        .build()
        .unwrap();
    let task = tokio::spawn(both(client, String::from("mona")));
    assert_eq!(task.await.unwrap().unwrap(), 8);
}
