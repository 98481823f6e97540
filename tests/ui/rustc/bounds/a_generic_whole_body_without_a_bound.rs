use endpoint::endpoint;

#[endpoint(POST "/zen")]
struct PostZen<T> {
    #[body]
    value: T,
}

fn main() {}
