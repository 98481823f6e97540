//! A transport without a network, for the tests of programs that use endpoints.

use std::fmt;

use bytes::Bytes;

use super::transport::{Transport, TransportError, TransportFuture};
use crate::body::Body;

/// Answers each request by a function, in memory.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), endpoint::Error> {
/// use endpoint::{Client, MemoryTransport, Text, endpoint};
///
/// #[endpoint(GET "/zen" -> Text)]
/// struct Zen;
///
/// let transport = MemoryTransport::new(|request| async move {
///     assert_eq!(request.uri().path(), "/zen");
///     Ok(http::Response::new("Keep it logically awesome.".into()))
/// });
/// let client = Client::builder("http://api.test").transport(transport).build()?;
/// assert_eq!(&*Zen.send(&client).await?, "Keep it logically awesome.");
/// # Ok(())
/// # }
/// ```
pub struct MemoryTransport<F>(F);

impl<F, A> MemoryTransport<F>
where
    F: Fn(http::Request<Body>) -> A + Send + Sync + 'static,
    A: Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'static,
{
    /// A transport that asks this function for each response.
    pub fn new(answer: F) -> MemoryTransport<F> {
        MemoryTransport(answer)
    }
}

#[diagnostic::do_not_recommend]
impl<F, A> Transport for MemoryTransport<F>
where
    F: Fn(http::Request<Body>) -> A + Send + Sync + 'static,
    A: Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'static,
{
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        let answer = (self.0)(request);
        Box::pin(async move { Ok(answer.await?.map(Body::from)) })
    }
}

impl<F> fmt::Debug for MemoryTransport<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MemoryTransport")
    }
}
