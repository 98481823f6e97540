use endpoint::endpoint;

#[endpoint(GET "/member", error = Failure)]
struct GetMember;

fn main() {}
