use endpoint::endpoint;

struct Name;

#[endpoint(POST "/members")]
struct AddMember {
    name: Name,
}

fn main() {}
