use endpoint::endpoint;

fn shout<S: serde::Serializer>(name: &u64, into: S) -> Result<S::Ok, S::Error> {
    into.serialize_u64(*name)
}

#[endpoint(POST "/member")]
struct AddMember {
    #[serde(serialize_with = "shout")]
    name: String,
}

fn main() {}
