use endpoint::endpoint;

struct Name;

#[endpoint(POST "/members")]
struct AddMember {
    #[serde(flatten)]
    name: Name,
}

fn main() {}
