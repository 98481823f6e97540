use endpoint::endpoint;

#[endpoint(POST "/member")]
struct AddMember {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    name: String,
}

fn main() {}
