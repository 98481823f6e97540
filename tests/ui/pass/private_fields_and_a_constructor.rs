use endpoint::{BaseUrl, Endpoint};

mod api {
    use std::borrow::Cow;

    use endpoint::endpoint;

    #[endpoint(POST "/orgs/<org>/seats")]
    pub struct AddSeats<'a> {
        org: Cow<'a, str>,
        users: Cow<'a, [&'a str]>,
        #[query]
        notify: Option<bool>,
    }

    impl<'a> AddSeats<'a> {
        pub fn new(org: impl Into<Cow<'a, str>>, users: &'a [&'a str]) -> Self {
            AddSeats {
                org: org.into(),
                users: users.into(),
                notify: None,
            }
        }
    }
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let request = api::AddSeats::new("octo", &["mona"])
        .request(&base)
        .unwrap();
    assert_eq!(request.uri(), "http://api.test/orgs/octo/seats");
    assert_eq!(
        request.body().as_bytes(),
        Some(&br#"{"users":["mona"]}"#[..])
    );
}
