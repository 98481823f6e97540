use endpoint::endpoint;

#[endpoint(POST "/chat.postMessage", user_agent = "bot/1.0")]
struct PostMessage<'a> {
    channel: &'a str,
}

fn main() {}
