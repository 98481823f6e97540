use endpoint::Client;

struct Zen;

fn get(client: &Client) {
    let _ = client.send(&Zen);
}

fn main() {}
