use endpoint::endpoint;

#[endpoint(GET "/member" -> Member)]
struct GetMember;

fn main() {}
