use endpoint::endpoint;

#[serde(rename_all = "camelCase")]
#[endpoint(POST "/members")]
struct AddMember<'a> {
    user_name: &'a str,
}

fn main() {}
