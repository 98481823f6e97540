use endpoint::{BaseUrl, Endpoint as _, endpoint};

#[derive(serde::Serialize)]
struct Member {
    name: &'static str,
}

#[endpoint(POST "/members")]
struct AddMember<'a> {
    #[body]
    member: &'a Member,
    #[query]
    force: bool,
}

#[endpoint(PUT "/members")]
struct PutMembers {
    #[body]
    members: Vec<Member>,
}

#[endpoint(DELETE "/members", body = form)]
struct DeleteMember {
    #[body]
    member: Member,
}

#[endpoint(PUT "/table")]
struct PutTable<'a> {
    #[body(content_type = "text/csv")]
    table: &'a str,
}

#[endpoint(PUT "/picture")]
struct PutPicture {
    #[body]
    picture: Vec<u8>,
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();

    let member = Member { name: "a" };
    let request = AddMember {
        member: &member,
        force: true,
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.uri(), "http://api.test/members?force=true");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.body().as_bytes(), Some(&br#"{"name":"a"}"#[..]));

    let request = PutMembers {
        members: vec![member],
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.body().as_bytes(), Some(&br#"[{"name":"a"}]"#[..]));

    let request = DeleteMember {
        member: Member { name: "a b" },
    }
    .request(&base)
    .unwrap();
    assert_eq!(
        request.headers()["content-type"],
        "application/x-www-form-urlencoded"
    );
    assert_eq!(request.body().as_bytes(), Some(&b"name=a+b"[..]));

    let request = PutTable { table: "a,b" }.request(&base).unwrap();
    assert_eq!(request.headers()["content-type"], "text/csv");
    assert_eq!(request.body().as_bytes(), Some(&b"a,b"[..]));

    let request = PutPicture {
        picture: vec![0, 255],
    }
    .request(&base)
    .unwrap();
    assert_eq!(
        request.headers()["content-type"],
        "application/octet-stream"
    );
    assert_eq!(request.body().as_bytes(), Some(&[0, 255][..]));
}
