#![deny(warnings)]

use endpoint::{Client, endpoint};

/// An organization.
#[endpoint(GET "/orgs/<orgs>" -> String)]
#[derive(Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct GetOrganization<'a> {
    /// Its name.
    pub org: &'a str,
    #[query("per-page")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_page: Option<u32>,
}

fn main() {
    let client = Client::new("http://api.test").unwrap();
    let first = GetOrganization {
        org: "octo",
        per_page: None,
    };
    let second = GetOrganization {
        per_page: Some(2),
        ..first.clone()
    };
    println!("{second:?}");
    drop(second.send(&client));
}
