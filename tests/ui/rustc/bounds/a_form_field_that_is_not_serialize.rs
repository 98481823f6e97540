use endpoint::endpoint;

struct Name;

#[endpoint(POST "/members", body = form)]
struct AddMember {
    name: Name,
}

fn main() {}
