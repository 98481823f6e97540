use endpoint::endpoint;

#[endpoint(POST "/members")]
struct AddMember<T> {
    name: T,
}

fn main() {}
