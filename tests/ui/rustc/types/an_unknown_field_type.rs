use endpoint::endpoint;

#[endpoint(POST "/member")]
struct AddMember {
    name: Name,
}

fn main() {}
