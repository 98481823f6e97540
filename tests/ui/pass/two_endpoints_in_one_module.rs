use endpoint::{BaseUrl, Endpoint, endpoint};

#[endpoint(GET "/orgs/<org>" -> u8, error = String)]
struct GetOrganization<'a> {
    org: &'a str,
}

#[endpoint(DELETE "/orgs/<org>", body = json)]
struct DeleteOrganization<'a> {
    org: &'a str,
    why: &'a str,
}

#[endpoint(POST "/orgs", body = form)]
struct AddOrganization<'a> {
    org: &'a str,
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let request = GetOrganization { org: "octo" }.request(&base).unwrap();
    assert_eq!(request.method(), "GET");
    let request = DeleteOrganization {
        org: "octo",
        why: "closed",
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.method(), "DELETE");
    assert_eq!(request.body().as_bytes(), Some(&br#"{"why":"closed"}"#[..]));
    let request = AddOrganization { org: "octo org" }.request(&base).unwrap();
    assert_eq!(
        request.headers()["content-type"],
        "application/x-www-form-urlencoded"
    );
    assert_eq!(request.body().as_bytes(), Some(&b"org=octo+org"[..]));
}
