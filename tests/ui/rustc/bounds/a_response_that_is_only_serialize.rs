use endpoint::endpoint;

#[derive(serde::Serialize)]
struct Member;

#[endpoint(GET "/member" -> Member)]
struct GetMember;

fn main() {}
