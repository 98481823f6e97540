use endpoint::{Client, endpoint};

#[derive(serde::Deserialize)]
struct Seats {
    total: u64,
}

#[endpoint("GET /zen" -> Seats)]
struct Zen;

async fn callers(client: &Client, called: &Zen) {
    let _: Result<Seats, _> = called.send(client).await;
    let _: Result<endpoint::Response<Seats>, _> = called.send_full(client).await;
    let _ = endpoint::Endpoint::request(called, &"http://localhost".parse().unwrap());
    std::thread::spawn({
        let sending = called.send(client);
        move || sending
    });
}

fn main() {}
