#![deny(warnings)]

//! Warnings about what is not there yet would hide the mistake.

mod api {
    use endpoint::endpoint;

    #[endpoint(GET "/orgs/<orgs>" -> String)]
    pub(crate) struct GetOrganization<'a> {
        pub(crate) org: &'a str,
    }
}

fn main() {
    let _ = api::GetOrganization { org: "octo" }.org;
}
