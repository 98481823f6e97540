//! The trait that the attribute implements: a value becomes a request, a response becomes a value.

use bytes::Bytes;

use crate::base::BaseUrl;
use crate::body::Body;
use crate::draft::{Draft, add_default_headers};
use crate::error::Error;
use crate::failure::{FromFailure, Show, failed};
use crate::reply::{FromResponse, Reply};
use crate::spec::Spec;

/// One operation of an HTTP API, written by [`#[endpoint]`](macro@crate::endpoint) and never by hand.
///
/// It does no I/O. [`Client`](crate::Client) sends what [`request`](Endpoint::request) builds and
/// hands the answer to [`response`](Endpoint::response); so can you, with any other HTTP client:
///
/// ```
/// use endpoint::{BaseUrl, Endpoint, endpoint};
/// use serde::Deserialize;
///
/// #[endpoint(GET "/users/<login>" -> User)]
/// struct GetUser<'a> {
///     login: &'a str,
/// }
///
/// #[derive(Deserialize)]
/// struct User {
///     id: u64,
/// }
///
/// let base: BaseUrl = "https://api.github.com".parse()?;
/// let request = GetUser { login: "mona" }.request(&base).map_err(|error| error.untyped())?;
/// assert_eq!(request.uri(), "https://api.github.com/users/mona");
/// assert_eq!(request.body().as_bytes(), Some(&b""[..]));
///
/// let answer = http::Response::new(r#"{"id": 7}"#.into());
/// assert_eq!(GetUser::response(answer)?.id, 7);
/// # Ok::<(), endpoint::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an endpoint",
    label = "a client sends a struct with `#[endpoint(…)]`",
    note = "help: write `#[endpoint(GET \"/path\")]`, with its method and path, above the struct"
)]
pub trait Endpoint {
    /// What a success becomes.
    type Response: FromResponse;
    /// What the body of a failure becomes.
    type Error: FromFailure;

    #[doc(hidden)]
    const SPEC: &'static Spec;
    #[doc(hidden)]
    const SHOW: Show<Self::Error> = None;
    #[doc(hidden)]
    fn draft(&self, base: &BaseUrl) -> Draft;

    /// The HTTP method.
    const METHOD: http::Method = Self::SPEC.method();
    /// The path template, as it stands in the attribute: `/orgs/<org>/copilot/billing`.
    const ROUTE: &'static str = Self::SPEC.route();

    /// The request of this value, without what a client adds.
    ///
    /// # Errors
    ///
    /// A value that can't be sent safely: an empty or dot segment in the path, NaN, a list where
    /// none can stand, a header value with a control character. The error names the field.
    fn request(&self, base: &BaseUrl) -> Result<http::Request<Body>, Error<Self::Error>> {
        let mut request = self.draft(base).map_err(Error::of)?;
        add_default_headers(request.headers_mut());
        Ok(request)
    }

    /// The value of a response.
    ///
    /// # Errors
    ///
    /// A status that is no success, and a success whose body is not what the endpoint declares.
    fn response(response: http::Response<Bytes>) -> Result<Self::Response, Error<Self::Error>> {
        let mut reply = Reply::new(Self::SPEC, response, 0);
        match Self::Response::from_reply(&mut reply) {
            Ok(value) => Ok(value),
            Err(fault) => Err(failed(fault, Self::SHOW)),
        }
    }
}
