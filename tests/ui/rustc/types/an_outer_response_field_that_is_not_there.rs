use endpoint::{Page, endpoint};
use serde::Deserialize;

#[derive(Deserialize, Page)]
struct Channels {
    #[page(items)]
    channels: Vec<String>,
    metadata: Option<Metadata>,
}

#[derive(Deserialize)]
struct Metadata {
    next: Option<String>,
}

#[endpoint(GET "/channels" -> Channels, paginate = cursor(cursor, meta.next))]
struct ListChannels {
    cursor: Option<String>,
}

fn main() {}
