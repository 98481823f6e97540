use endpoint::{BaseUrl, Endpoint};

macro_rules! get {
    ($name:ident, $path:literal, $field:ident: $ty:ty, $query:ident, $response:ty) => {
        #[endpoint::endpoint(GET $path -> $response)]
        struct $name<'a> {
            $field: $ty,
            page: u32,
            $query: &'a str,
            fixed: &'a [&'a str],
        }
    };
}

macro_rules! add {
    ($method:tt $name:ident, $with:literal, $(#[$attr:meta])* $field:ident: $ty:ty) => {
        #[endpoint::endpoint($method "/members/<id>" -> Vec<u8>, error = String)]
        #[serde(rename_all = "camelCase")]
        struct $name {
            id: u64,
            $(#[$attr])*
            $field: $ty,
            #[serde(serialize_with = $with)]
            other_name: String,
            #[serde(skip_serializing_if = "Option::is_none")]
            note: Option<$ty>,
        }
    };
}

fn shout<S: serde::Serializer>(name: &str, into: S) -> Result<S::Ok, S::Error> {
    into.serialize_str(&name.to_uppercase())
}

macro_rules! put {
    ($name:ident { $($id:ident: $ty:ident),* }, $($route:tt)*) => {
        #[endpoint::endpoint($($route)*)]
        struct $name {
            $($id: $ty),*
        }
    };
}

put!(PutTeam { id: u8, title: String }, PUT "/teams/<id>" -> u8);
get!(GetTeam, "/teams/<team>", team: &'a str, kind, Option<String>);
add!(POST AddMember, "shout", #[serde(rename = "userName")] name: String);

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let team = GetTeam {
        team: "a",
        page: 2,
        kind: "b",
        fixed: &["c"],
    };
    let request = team.request(&base).unwrap();
    assert_eq!(
        request.uri(),
        "http://api.test/teams/a?page=2&kind=b&fixed=c"
    );

    let request = PutTeam {
        id: 7,
        title: String::from("a"),
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.uri(), "http://api.test/teams/7");
    assert_eq!(request.body().as_bytes(), Some(&br#"{"title":"a"}"#[..]));

    let (name, other_name) = (String::from("mona"), String::from("hubot"));
    let request = AddMember {
        id: 7,
        name,
        other_name,
        note: None,
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.uri(), "http://api.test/members/7");
    let body = br#"{"userName":"mona","otherName":"HUBOT"}"#;
    assert_eq!(request.body().as_bytes(), Some(&body[..]));
}
