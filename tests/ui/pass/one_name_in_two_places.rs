use endpoint::{BaseUrl, Endpoint, endpoint};

#[endpoint(POST "/teams/<name>")]
struct RenameTeam<'a> {
    name: &'a str,
    #[query("name")]
    name_asked: &'a str,
    #[serde(rename = "name")]
    new_name: &'a str,
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let request = RenameTeam {
        name: "a",
        name_asked: "b",
        new_name: "c",
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.uri(), "http://api.test/teams/a?name=b");
    assert_eq!(request.body().as_bytes(), Some(&br#"{"name":"c"}"#[..]));
}
