use endpoint::endpoint;

#[endpoint(POST "/chat.postMessage", base_url = "https://slack.com/api")]
struct PostMessage<'a> {
    channel: &'a str,
}

fn main() {}
