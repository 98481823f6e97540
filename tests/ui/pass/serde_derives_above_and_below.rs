use endpoint::{BaseUrl, Endpoint, endpoint};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[endpoint(POST "/members")]
#[serde(rename_all = "camelCase")]
struct Above {
    #[serde(skip_serializing_if = "String::is_empty")]
    user_name: String,
    #[serde(rename = "theTeam", alias = "team")]
    team: String,
}

#[endpoint(POST "/members")]
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Below {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    user_name: String,
    #[serde(rename = "theTeam")]
    team: String,
}

#[endpoint(GET "/members")]
#[derive(Deserialize)]
struct OnlyDeserialize {
    #[query("userName")]
    #[serde(alias = "name")]
    user_name: String,
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let (user_name, team) = (String::new(), String::from("a"));
    let above = Above { user_name, team };
    assert_eq!(serde_json::to_string(&above).unwrap(), r#"{"theTeam":"a"}"#);
    let request = above.request(&base).unwrap();
    assert_eq!(request.body().as_bytes(), Some(&br#"{"theTeam":"a"}"#[..]));

    let below: Below = serde_json::from_str(r#"{"userName":"mona","theTeam":"a"}"#).unwrap();
    let request = below.request(&base).unwrap();
    let body = br#"{"userName":"mona","theTeam":"a"}"#;
    assert_eq!(request.body().as_bytes(), Some(&body[..]));

    let only: OnlyDeserialize = serde_json::from_str(r#"{"name":"mona"}"#).unwrap();
    let request = only.request(&base).unwrap();
    assert_eq!(request.uri(), "http://api.test/members?userName=mona");
}
