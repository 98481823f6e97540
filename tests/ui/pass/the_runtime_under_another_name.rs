mod api {
    pub use endpoint as http_api;
}

mod seats {
    use crate::api::http_api::endpoint;

    #[endpoint(
        POST "/orgs/<org>/seats" -> u8, error = String, crate = crate::api::http_api
    )]
    #[serde(rename_all = "camelCase")]
    pub(crate) struct AddSeats<'a> {
        pub(crate) org: &'a str,
        pub(crate) user_names: &'a [&'a str],
    }
}

fn main() {
    use api::http_api::{BaseUrl, Endpoint as _};

    let base: BaseUrl = "http://api.test".parse().unwrap();
    let request = seats::AddSeats {
        org: "octo",
        user_names: &[],
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.body().as_bytes(), Some(&br#"{"userNames":[]}"#[..]));
}
