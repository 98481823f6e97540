use endpoint::endpoint;

#[endpoint(POST "/chat.postMessage", retries = 3)]
struct PostMessage<'a> {
    channel: &'a str,
}

fn main() {}
