use endpoint::endpoint;

#[endpoint(POST "/chat.postMessage", auth = bearer)]
struct PostMessage<'a> {
    channel: &'a str,
}

fn main() {}
