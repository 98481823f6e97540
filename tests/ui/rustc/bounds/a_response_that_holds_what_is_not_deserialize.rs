use endpoint::endpoint;

struct Member;

#[endpoint(GET "/members" -> Vec<Member>)]
struct Members;

fn main() {}
