use endpoint::{BaseUrl, Endpoint, endpoint};
use serde::Serializer;

mod seconds {
    pub(crate) fn serialize<S: serde::Serializer>(
        time: &std::time::Duration,
        into: S,
    ) -> Result<S::Ok, S::Error> {
        into.serialize_u64(time.as_secs())
    }
}

fn shout<S: Serializer>(name: &str, into: S) -> Result<S::Ok, S::Error> {
    into.serialize_str(&name.to_uppercase())
}

#[derive(serde::Serialize)]
struct Paging {
    page: u32,
}

#[endpoint(POST "/members")]
#[serde(rename_all(serialize = "camelCase", deserialize = "snake_case"))]
struct AddMember<'a> {
    #[serde(serialize_with = "shout")]
    user_name: &'a str,
    #[serde(with = "seconds")]
    time_out: std::time::Duration,
    #[serde(skip_serializing_if = "<[&str]>::is_empty")]
    teams: &'a [&'a str],
    #[serde(flatten)]
    paging: Paging,
    #[serde(skip)]
    note: &'a str,
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let member = AddMember {
        user_name: "mona",
        time_out: std::time::Duration::from_secs(3),
        teams: &[],
        paging: Paging { page: 2 },
        note: "not sent",
    };
    assert_eq!(member.note, "not sent");
    let request = member.request(&base).unwrap();
    let body = br#"{"userName":"MONA","timeOut":3,"page":2}"#;
    assert_eq!(request.body().as_bytes(), Some(&body[..]));
}
