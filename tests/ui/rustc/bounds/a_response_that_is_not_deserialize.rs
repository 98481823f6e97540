use endpoint::endpoint;

struct Member;

#[endpoint(GET "/member" -> Member)]
struct GetMember;

fn main() {}
