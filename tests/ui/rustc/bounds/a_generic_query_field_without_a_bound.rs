use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members<T> {
    page: T,
}

fn main() {}
