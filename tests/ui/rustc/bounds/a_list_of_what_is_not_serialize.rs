use endpoint::endpoint;

struct Name;

#[endpoint(POST "/members")]
struct AddMember {
    names: Vec<Name>,
}

fn main() {}
