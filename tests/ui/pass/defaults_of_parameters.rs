use endpoint::{BaseUrl, Endpoint, endpoint};

#[endpoint(GET "/orgs/<org>")]
struct Organization<T: std::fmt::Display = u64, const N: usize = 1> {
    org: T,
    #[serde(skip)]
    pages: [u8; N],
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let organization: Organization = Organization { org: 7, pages: [0] };
    assert_eq!(organization.pages, [0]);
    assert_eq!(
        organization.request(&base).unwrap().uri(),
        "http://api.test/orgs/7"
    );
}
