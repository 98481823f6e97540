use endpoint::{Client, endpoint};

struct Member;

#[endpoint(GET "/member" -> Member)]
struct GetMember;

async fn get(client: &Client) -> Option<Member> {
    let full = GetMember.send_full(client).await.ok()?;
    drop(full);
    GetMember.send(client).await.ok()
}

fn main() {}
