use endpoint::Client;

struct Wire;

fn client() {
    let _ = Client::builder("http://localhost").transport(Wire);
}

fn main() {}
