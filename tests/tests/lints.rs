//! What the attribute writes is clean under the strictest lints of a crate that uses it.

#![deny(warnings, missing_docs, missing_debug_implementations, unreachable_pub)]
#![deny(clippy::pedantic, clippy::allow_attributes_without_reason)]
#![deny(
    let_underscore,
    nonstandard_style,
    rust_2018_idioms,
    single_use_lifetimes,
    unused
)]
#![deny(unused_qualifications, unused_lifetimes, elided_lifetimes_in_paths)]

pub mod api {
    //! Operations of every shape.

    use std::borrow::Cow;
    use std::marker::PhantomData;

    use endpoint::endpoint;
    use serde::{Deserialize, Serialize};

    /// How many seats there are now.
    #[derive(Debug, Deserialize)]
    pub struct Seats {
        /// The number.
        pub total: u64,
    }

    /// What the API says when it refuses.
    #[derive(Debug, Deserialize)]
    pub struct Refused {
        /// Its reason.
        pub message: String,
    }

    /// Buys seats.
    #[endpoint(POST "/orgs/<org>/seats" -> Seats, error = Refused)]
    #[derive(Clone, Debug)]
    #[serde(rename_all = "camelCase")]
    pub struct AddSeats<'a> {
        /// The organization.
        pub org: &'a str,
        /// Who gets a seat.
        pub user_names: &'a [&'a str],
        /// Why.
        #[serde(skip_serializing_if = "str::is_empty")]
        pub reason: Cow<'a, str>,
        /// Whether they get a mail.
        #[query("send-mail")]
        pub send_mail: Option<bool>,
        /// Never sent.
        #[serde(skip)]
        pub note: (),
    }

    /// Lists seats.
    #[derive(Clone, Copy, Debug, Default)]
    #[endpoint(GET "/seats/<kind>/<path..>" -> Option<Vec<Seats>>)]
    pub struct ListSeats<'a> {
        /// Their kind.
        pub kind: u8,
        /// Where.
        pub path: &'a str,
        /// Which ones.
        #[query(style = comma)]
        pub names: &'a [&'a str],
        page: u32,
    }

    /// Nothing but a path.
    #[endpoint(GET "/zen" -> endpoint::Text)]
    #[derive(Clone, Copy, Debug)]
    pub struct Zen;

    /// A form.
    #[endpoint(POST "/login", body = form)]
    #[derive(Debug, Serialize)]
    pub struct Login {
        /// The user.
        pub user: String,
    }

    /// Generic.
    #[endpoint(PUT "/items/<id>" -> R, error = Refused)]
    #[derive(Debug)]
    pub struct PutItem<I, T, R, const N: usize = 1>
    where
        I: std::fmt::Display,
        T: Serialize,
        R: serde::de::DeserializeOwned,
    {
        /// Which.
        pub id: I,
        /// What.
        pub item: T,
        /// How it is answered.
        #[serde(skip)]
        pub answer: PhantomData<([(); N], R)>,
    }

    /// Gone soon.
    #[endpoint(DELETE "/orgs/<org>/seats", body = json)]
    #[deprecated(note = "use `AddSeats`")]
    #[derive(Debug)]
    pub struct OldSeats<'a> {
        /// The organization.
        pub org: &'a str,
        /// Who loses the seat.
        pub user: &'a str,
    }

    /// How a change ends.
    #[derive(Debug, endpoint::Responses)]
    pub enum Changed<T> {
        /// It is done.
        #[status(200, 201)]
        Done(endpoint::Response<T>),
        /// It was so.
        #[deprecated(note = "the server says 200 now")]
        #[status(304)]
        Same,
        /// It is refused.
        #[status(4xx)]
        Refused(Refused),
        /// Something else.
        #[status(default)]
        Other(endpoint::Raw),
    }

    /// Changes seats.
    #[endpoint(PATCH "/seats" -> Changed<Seats>)]
    #[derive(Debug)]
    pub struct ChangeSeats {
        /// To how many.
        pub total: u64,
    }

    /// One page of names, with what the other pages share.
    #[derive(Debug, Deserialize, endpoint::Page)]
    pub struct Names<P = ()> {
        /// The cursor of the next page.
        pub next: Option<String>,
        #[page(items)]
        list: Vec<String>,
        /// What they share.
        pub shared: Option<P>,
    }

    /// Names, page by page.
    #[endpoint(GET "/names/<kind>" -> Names<P>, error = Refused, paginate = cursor(after, next))]
    #[derive(Debug)]
    pub struct ListNames<'a, P: serde::de::DeserializeOwned> {
        /// Which.
        pub kind: u8,
        /// Behind which cursor.
        pub after: Option<&'a str>,
        /// What they share.
        #[serde(skip)]
        pub shared: PhantomData<P>,
    }

    #[endpoint(HEAD "/hidden")]
    #[doc(hidden)]
    #[derive(Debug)]
    pub struct Hidden;

    #[endpoint(GET "/private/<id>" -> u8)]
    struct Private {
        id: u8,
    }

    #[endpoint(GET "/never" -> u8)]
    #[allow(dead_code, reason = "that it is unused is what is tested")]
    pub(crate) struct Unused;

    /// The route of what is private.
    #[must_use]
    pub fn private(base: &endpoint::BaseUrl) -> Option<String> {
        use endpoint::Endpoint as _;

        let request = Private { id: 7 }.request(base).ok()?;
        Some(request.uri().path().to_owned())
    }
}

#[test]
fn a_private_endpoint_is_of_use_inside_its_module() {
    let base = "http://api.test".parse().expect("it is a base URL");
    assert_eq!(api::private(&base).as_deref(), Some("/private/7"));
}
