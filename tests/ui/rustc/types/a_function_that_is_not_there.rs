use endpoint::endpoint;

#[endpoint(POST "/member")]
struct AddMember {
    #[serde(serialize_with = "shout")]
    name: String,
}

fn main() {}
