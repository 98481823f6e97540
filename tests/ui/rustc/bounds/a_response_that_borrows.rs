use endpoint::endpoint;

#[derive(serde::Deserialize)]
struct Member<'a> {
    #[serde(borrow)]
    name: &'a str,
}

#[endpoint(GET "/member" -> Member<'static>)]
struct GetMember;

fn main() {}
