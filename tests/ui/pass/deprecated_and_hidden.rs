#![deny(warnings, missing_docs)]
//! What is deprecated is deprecated for its callers, and not for what the attribute writes.

/// The operations.
pub mod api {
    use endpoint::endpoint;

    /// Gone soon.
    #[endpoint(GET "/orgs/<org>")]
    #[deprecated(note = "use `GetTeam`")]
    pub struct GetOrganization<'a> {
        /// The organization.
        pub org: &'a str,
    }

    /// Gone soon.
    #[deprecated]
    #[endpoint(GET "/orgs/<org>")]
    #[derive(Clone, Debug)]
    pub struct GetOrganizationToo<'a> {
        /// The organization.
        pub org: &'a str,
    }

    /// A field that goes.
    #[endpoint(GET "/teams/<team>")]
    pub struct GetTeam<'a> {
        /// The team.
        pub team: &'a str,
        /// Its old name.
        #[deprecated]
        pub old: Option<&'a str>,
    }

    #[endpoint(GET "/hidden")]
    #[doc(hidden)]
    pub struct Hidden;

    #[doc(hidden)]
    #[endpoint(GET "/hidden")]
    pub struct HiddenToo;
}

fn main() {
    let _ = (api::Hidden, api::HiddenToo);
}
