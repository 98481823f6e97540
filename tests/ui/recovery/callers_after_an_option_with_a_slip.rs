use endpoint::{Client, Error, endpoint};

#[derive(Debug, serde::Deserialize)]
struct Refused {
    code: u32,
}

#[endpoint(GET "/todos" -> Vec<String>, eror = Refused)]
struct ListTodos;

async fn refused(client: &Client) -> Option<u32> {
    let error: Error<Refused> = ListTodos.send(client).await.err()?;
    error.error().map(|refused| refused.code)
}

fn main() {}
