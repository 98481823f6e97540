//! The client: what it is to its users, and the one future that every call returns.

#[cfg(feature = "client")]
mod attempt;
#[cfg(feature = "client")]
mod budget;
#[cfg(feature = "client")]
mod builder;
#[cfg(feature = "client")]
mod deadline;
#[cfg(feature = "client")]
mod deprecation;
#[cfg(feature = "client")]
mod echo;
#[cfg(feature = "client")]
mod exchange;
#[cfg(feature = "reqwest")]
mod gzip;
#[cfg(feature = "client")]
mod idle;
#[cfg(feature = "client")]
mod key;
#[cfg(feature = "client")]
mod memory;
#[cfg(not(feature = "client"))]
mod nowhere;
#[cfg(feature = "client")]
mod outgoing;
#[cfg(feature = "reqwest")]
mod over_reqwest;
#[cfg(feature = "client")]
mod redirect;
#[cfg(feature = "client")]
pub(crate) mod reference;
#[cfg(feature = "client")]
mod retry;
#[cfg(feature = "client")]
mod secret;
#[cfg(feature = "client")]
mod settings;
#[cfg(feature = "client")]
mod trace;
#[cfg(feature = "client")]
mod transport;
#[cfg(feature = "client")]
mod upload;
#[cfg(feature = "client")]
mod walk;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use crate::error::Error;
use crate::failure::{Show, failed};
use crate::fault::Fault;
use crate::operation::Endpoint;
use crate::page::Page;
use crate::pages::{Items, Pages};
use crate::paging::Paginated;
use crate::reply::{Arrived, FromResponse, Reply};
use crate::response::Response;

#[cfg(feature = "client")]
pub use self::{
    builder::ClientBuilder,
    memory::MemoryTransport,
    retry::Retry,
    transport::{Transport, TransportError, TransportFuture},
};

#[cfg(feature = "client")]
pub(crate) use self::exchange::Asked;
#[cfg(not(feature = "client"))]
pub(crate) use self::nowhere::Walk;
#[cfg(feature = "client")]
pub(crate) use self::walk::Walk;

/// Sends endpoints to one API: its base URL, credentials, headers and limits.
///
/// It is cheap to clone; clones share their connections. `Debug` shows no credential. Calls run in a
/// tokio runtime, whose clock bounds them.
///
/// A call may be more than one request. `Retry` says what is tried again. A redirect
/// of a GET or HEAD is followed, with credentials, sensitive headers and a body on the base's origin
/// only; one of any other method on that origin, by 307 and 308 (RFC 9110, 15.4) and with a body that
/// can be sent again. Any other redirect is an error, as are a circle, more than ten, and one from
/// `https` to `http`.
///
/// ```no_run
/// # async fn example() -> Result<(), endpoint::Error> {
/// use endpoint::{Client, endpoint};
///
/// #[endpoint(GET "/zen" -> endpoint::Text)]
/// struct Zen;
///
/// let github = Client::builder("https://api.github.com").user_agent("zen/1.0").build()?;
/// println!("{}", Zen.send(&github).await?);
/// # Ok(())
/// # }
/// ```
///
/// The type is there under every feature set, so that what the attribute adds is always the same; a
/// value of it needs the feature `reqwest` (on by default), or `client` and a transport of your own.
#[derive(Clone)]
pub struct Client {
    #[cfg(feature = "client")]
    settings: std::sync::Arc<settings::Settings>,
    #[cfg(not(feature = "client"))]
    never: std::convert::Infallible,
}

impl Client {
    /// Sends an endpoint and gives its value. `endpoint.send(&client)` is the same.
    ///
    /// The request is built at once; the future borrows neither the endpoint nor the client.
    ///
    /// # Errors
    ///
    /// All that an [`Error`] tells apart. A value that can't be sent is an error of the future, and
    /// nothing is sent.
    pub fn send<T: Endpoint>(&self, endpoint: &T) -> Sending<T::Response, T::Error> {
        Sending {
            call: self.call(endpoint),
            finish: T::Response::from_reply,
            fail: failed,
            show: T::SHOW,
        }
    }

    /// As [`send`](Client::send), but the value comes with the response's status and headers.
    ///
    /// # Errors
    ///
    /// As [`send`](Client::send).
    pub fn send_full<T: Endpoint>(&self, endpoint: &T) -> Sending<Response<T::Response>, T::Error> {
        Sending {
            call: self.call(endpoint),
            finish: Response::from_reply,
            fail: failed,
            show: T::SHOW,
        }
    }

    /// Walks the pages of an endpoint that declares `paginate`. `endpoint.pages(&client)` is the same.
    pub fn pages<T: Paginated>(&self, endpoint: &T) -> Pages<T::Response, T::Error> {
        Pages::new(self.walk(endpoint), T::PAGING, T::SHOW)
    }

    /// Walks the items on the pages of an endpoint that declares `paginate`, and whose response is a
    /// [`Page`]. `endpoint.items(&client)` is the same.
    pub fn items<T>(&self, endpoint: &T) -> Items<T::Response, T::Error>
    where
        T: Paginated,
        T::Response: Page,
    {
        Items::new(self.pages(endpoint))
    }

    #[cfg(feature = "client")]
    fn walk<T: Endpoint>(&self, endpoint: &T) -> Walk {
        let draft = endpoint.draft(self.base());
        Walk::new(&self.settings, T::SPEC, draft, T::Response::LIVE)
    }

    #[cfg(not(feature = "client"))]
    fn walk<T: Endpoint>(&self, _: &T) -> Walk {
        match self.never {}
    }

    #[cfg(feature = "client")]
    fn call<T: Endpoint>(&self, endpoint: &T) -> Call {
        let draft = endpoint.draft(self.base());
        Call {
            reply: exchange::start(&self.settings, T::SPEC, draft, T::Response::LIVE),
            arrived: None,
        }
    }

    #[cfg(not(feature = "client"))]
    fn call<T: Endpoint>(&self, _: &T) -> Call {
        match self.never {}
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Client");
        #[cfg(feature = "client")]
        shown.field("base", self.base());
        shown.finish_non_exhaustive()
    }
}

type Replying = Pin<Box<dyn Future<Output = Arrived> + Send>>;

/// The future of a call. It is `Send + 'static`: spawn it, join it, drop it.
#[must_use = "nothing is sent until the future is awaited"]
pub struct Sending<T, E> {
    call: Call,
    finish: fn(&mut Reply) -> Result<T, Fault>,
    fail: fn(Fault, Show<E>) -> Error<E>,
    show: Show<E>,
}

impl<T, E> Future for Sending<T, E> {
    type Output = Result<T, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let Sending {
            call,
            finish,
            fail,
            show,
        } = &mut *self;
        let fault = match ready!(call.poll(cx)) {
            Ok(reply) => match finish(reply) {
                Ok(value) => return Poll::Ready(Ok(value)),
                Err(fault) => fault,
            },
            Err(fault) => fault,
        };
        Poll::Ready(Err(fail(fault, *show)))
    }
}

/// A call, and what it gave. The reply stays here, so that no type's code has to drop it.
struct Call {
    reply: Replying,
    arrived: Option<Box<Reply>>,
}

impl Call {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<&mut Reply, Fault>> {
        let reply = ready!(self.reply.as_mut().poll(cx))?;
        Poll::Ready(Ok(self.arrived.insert(reply)))
    }
}

impl<T, E> fmt::Debug for Sending<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sending")
    }
}

/// Calls are spawned and shared, whatever their types are.
const _: () = {
    const fn send_sync<T: Send + Sync>() {}
    const fn send_static<T: Send + Unpin + 'static>() {}
    send_sync::<Client>();
    send_sync::<Error>();
    send_static::<Sending<std::rc::Rc<()>, std::rc::Rc<()>>>();
};
