//! How a client is made: what can be set, and what is refused.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use super::secret::Credentials;
use super::settings::{Limits, Settings, header, of_every_call};
use super::{Client, Retry, Transport};
use crate::base::BaseUrl;
use crate::error::Error;
use crate::fault::Fault;

/// Collects the settings of a [`Client`]. The first mistake is an error of [`build`](Self::build).
#[must_use = "a builder does nothing until `build`"]
pub struct ClientBuilder {
    base: Result<BaseUrl, Error>,
    credentials: Vec<Credentials>,
    headers: HeaderMap,
    limits: Limits,
    retry: Retry,
    transport: Option<Arc<dyn Transport>>,
    #[cfg(feature = "reqwest")]
    configure: Box<dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send>,
    fault: Option<Fault>,
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("base", &self.base.as_ref().ok())
            .finish_non_exhaustive()
    }
}

impl Client {
    /// A client with the default settings and no credentials.
    ///
    /// # Errors
    ///
    /// As for [`BaseUrl`], and where the transport can't be set up.
    #[cfg(feature = "reqwest")]
    pub fn new(base: impl AsRef<str>) -> Result<Client, Error> {
        Client::builder(base).build()
    }

    /// A builder for an API at this base URL; see [`BaseUrl`] for what it may be.
    pub fn builder(base: impl AsRef<str>) -> ClientBuilder {
        ClientBuilder {
            base: base.as_ref().parse(),
            credentials: Vec::new(),
            headers: HeaderMap::new(),
            limits: Limits::default(),
            retry: Retry::default(),
            transport: None,
            #[cfg(feature = "reqwest")]
            configure: Box::new(|builder| builder),
            fault: None,
        }
    }
}

impl ClientBuilder {
    /// A token that goes to the base URL's origin as `Authorization: Bearer …` (RFC 6750, 2.1).
    ///
    /// It must be visible ASCII. It is wiped from memory with the last copy of the client.
    pub fn bearer(self, token: impl AsRef<str>) -> Self {
        self.credentials(Credentials::bearer(token.as_ref()))
    }

    /// A user name and a password that go to the base URL's origin as `Authorization: Basic …`, in
    /// UTF-8 (RFC 7617). They are wiped as a [`bearer`](Self::bearer) token is.
    ///
    /// The name can't hold a colon, and neither of them a control character.
    pub fn basic(self, user: impl AsRef<str>, password: impl AsRef<str>) -> Self {
        self.credentials(Credentials::basic(user.as_ref(), password.as_ref()))
    }

    /// A key that goes to the base URL's origin in a header of this name, as `X-Api-Key`.
    ///
    /// Unlike what [`header`](Self::header) sets it is a credential: bound to the origin, never shown,
    /// and wiped as a [`bearer`](Self::bearer) token is. It must be visible ASCII.
    pub fn api_key(self, name: &str, key: impl AsRef<str>) -> Self {
        self.credentials(Credentials::api_key(name, key.as_ref()))
    }

    fn credentials(mut self, credentials: Result<Credentials, Fault>) -> Self {
        match credentials {
            Ok(new) => {
                Settings::set_credentials(&mut self.credentials, &mut self.headers, new);
            }
            Err(fault) => self.refuse(fault),
        }
        self
    }

    /// A header that every request carries, unless the endpoint has its own of that name.
    ///
    /// One whose name says that it holds a secret (`X-Api-Key`, `Private-Token`, `Cookie`) goes to
    /// the base URL's origin only, as one of [`api_key`](Self::api_key) does whatever its name is.
    ///
    /// `Idempotency-Key` is refused: with one key for all calls, a server takes every purchase for
    /// the first one.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let checked = header(name, value).and_then(|header| {
            of_every_call(&header.0)?;
            Ok(header)
        });
        match checked {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(fault) => self.refuse(fault),
        }
        self
    }

    /// The `User-Agent` (RFC 9110, 10.1.5). GitHub refuses requests that have none.
    pub fn user_agent(self, name: &str) -> Self {
        self.header("user-agent", name)
    }

    /// The longest that a call may take: its attempts, waits, redirects and the response's body. 60 s
    /// unless set.
    ///
    /// An endpoint's own `timeout` comes before it. For [`Streaming`](crate::Streaming), and for a
    /// call that uploads a stream, it ends with the response's head.
    ///
    /// A limit on time that is longer than a clock can show is none, and one of zero ends each call
    /// before anything is sent; so for the attempts' limit.
    pub fn timeout(mut self, total: Duration) -> Self {
        self.limits.total = total;
        self
    }

    /// The longest that making a connection may take. 10 s unless set.
    pub fn connect_timeout(mut self, connect: Duration) -> Self {
        self.limits.connect = connect;
        self
    }

    /// The longest that one attempt may take, from its first byte to the last of the response. 30 s
    /// unless set. While a stream uploads, the [`idle_timeout`](Self::idle_timeout) holds instead.
    pub fn attempt_timeout(mut self, attempt: Duration) -> Self {
        self.limits.attempt = attempt;
        self
    }

    /// The longest that a stream may stand still, up or down. 30 s unless set.
    pub fn idle_timeout(mut self, idle: Duration) -> Self {
        self.limits.idle = idle;
        self
    }

    /// Whether and how often calls are tried again.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// The most bytes of a successful response that are held in memory, after decompression. 32 MiB
    /// unless set. Of a failure 1 MiB is kept, and this much where it is less.
    pub fn max_response_bytes(mut self, bytes: u64) -> Self {
        self.limits.set_response_bytes(bytes);
        self
    }

    /// Changes the settings of reqwest: a proxy, certificates, DNS. Its own default headers would go
    /// to every origin: give secrets to this builder. What this library decides
    /// (redirects, retries, referer, the connect timeout, compression, no log of all bytes) is set after
    /// it. Limits on time are this builder's too: what reqwest's own end is no
    /// [`is_timeout`](Error::is_timeout).
    ///
    /// gzip is asked for where a request says nothing else (a header `Accept-Encoding` of the client, a
    /// call or a field does), and only what was asked for is inflated.
    #[cfg(feature = "reqwest")]
    pub fn reqwest(
        mut self,
        configure: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + 'static,
    ) -> Self {
        self.configure = Box::new(configure);
        self
    }

    /// Sends by this transport, in place of reqwest.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// A base URL that is refused (see [`BaseUrl`]), a header or token that can't be sent, or a
    /// transport that can't be set up. No error shows a token or a header's value.
    pub fn build(self) -> Result<Client, Error> {
        if let Some(fault) = self.fault {
            return Err(Error::of(fault));
        }
        let base = self.base?;
        #[cfg(feature = "reqwest")]
        let default = || {
            let transport = super::over_reqwest::transport(self.configure, self.limits.connect)?;
            Ok(Arc::new(transport) as Arc<dyn Transport>)
        };
        #[cfg(not(feature = "reqwest"))]
        let default = || {
            Err(Fault::build(
                "the client has no transport; give it one, or turn the feature `reqwest` on"
                    .to_owned(),
            ))
        };
        let transport = self.transport.map_or_else(default, Ok::<_, Fault>);
        let transport = transport.map_err(Error::of)?;
        Ok(Client {
            settings: Arc::new(Settings {
                base,
                credentials: self.credentials,
                headers: self.headers,
                limits: self.limits,
                retry: self.retry,
                budget: Arc::default(),
                transport,
            }),
        })
    }

    fn refuse(&mut self, fault: Fault) {
        self.fault.get_or_insert(fault);
    }
}
