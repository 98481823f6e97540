//! What a client holds, and the copies of it that differ in one thing.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::budget::Budget;
use super::key::IDEMPOTENCY_KEY;
use super::secret::Credentials;
use super::{Client, Retry, Transport};
use crate::base::BaseUrl;
use crate::draft::add_default_headers;
use crate::error::Error;
use crate::fault::Fault;
use crate::header::{is_secret, is_transports};
use crate::spec::Spec;

/// All that a client is made of.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(super) base: BaseUrl,
    /// At most one for each header.
    pub(super) credentials: Vec<Credentials>,
    pub(super) headers: HeaderMap,
    pub(super) limits: Limits,
    pub(super) retry: Retry,
    pub(super) budget: Arc<Budget>,
    pub(super) transport: Arc<dyn Transport>,
}

/// The limits of a call. Every wait is bounded, and so is every body in memory.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    pub(super) connect: Duration,
    pub(super) attempt: Duration,
    pub(super) total: Duration,
    /// For one call; it comes before the endpoint's own.
    pub(super) call: Option<Duration>,
    pub(super) idle: Duration,
    pub(super) response_bytes: u64,
    pub(super) failure_bytes: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connect: Duration::from_secs(10),
            attempt: Duration::from_secs(30),
            total: Duration::from_secs(60),
            call: None,
            idle: Duration::from_secs(30),
            response_bytes: 32 << 20,
            failure_bytes: 1 << 20,
        }
    }
}

impl Limits {
    /// The most specific one: the call's, the endpoint's, the client's.
    pub(super) fn total_of(&self, spec: &Spec) -> Duration {
        self.call.or(spec.timeout).unwrap_or(self.total)
    }

    /// Of a failure less is kept than of a success.
    pub(super) fn set_response_bytes(&mut self, bytes: u64) {
        self.response_bytes = bytes;
        self.failure_bytes = Limits::default().failure_bytes.min(bytes);
    }
}

impl Settings {
    /// Replaces whatever else there is for the same header.
    pub(super) fn set_credentials(
        credentials: &mut Vec<Credentials>,
        headers: &mut HeaderMap,
        new: Credentials,
    ) {
        headers.remove(&new.name);
        credentials.retain(|old| old.name != new.name);
        credentials.push(new);
    }

    /// The headers that hold credentials.
    pub(super) fn secret_names(&self) -> Vec<HeaderName> {
        let names = self.credentials.iter().map(|one| one.name.clone());
        names.collect()
    }

    /// Adds what the request does not have of itself: field and attribute come before the client,
    /// and the client before our defaults.
    pub(super) fn complete(&self, headers: &mut HeaderMap) -> Result<(), Fault> {
        for name in self.headers.keys() {
            if !headers.contains_key(name) {
                for value in self.headers.get_all(name) {
                    headers.append(name.clone(), value.clone());
                }
            }
        }
        for credentials in &self.credentials {
            if !headers.contains_key(&credentials.name) {
                headers.insert(credentials.name.clone(), credentials.header()?);
            }
        }
        add_default_headers(headers);
        Ok(())
    }
}

impl Client {
    /// The base URL of the API.
    #[must_use]
    pub fn base(&self) -> &BaseUrl {
        &self.settings.base
    }

    fn changed(&self, change: impl FnOnce(&mut Settings)) -> Client {
        let mut settings = Settings::clone(&self.settings);
        change(&mut settings);
        Client {
            settings: Arc::new(settings),
        }
    }

    /// A copy whose calls may take this long in total, whatever their endpoints say.
    #[must_use]
    pub fn with_timeout(&self, total: Duration) -> Client {
        self.changed(|settings| settings.limits.call = Some(total))
    }

    /// A copy whose calls may take this long for each attempt.
    #[must_use]
    pub fn with_attempt_timeout(&self, attempt: Duration) -> Client {
        self.changed(|settings| settings.limits.attempt = attempt)
    }

    /// A copy whose streams may stand still for this long.
    #[must_use]
    pub fn with_idle_timeout(&self, idle: Duration) -> Client {
        self.changed(|settings| settings.limits.idle = idle)
    }

    /// A copy that holds this many bytes of a response in memory.
    #[must_use]
    pub fn with_max_response_bytes(&self, bytes: u64) -> Client {
        self.changed(|settings| settings.limits.set_response_bytes(bytes))
    }

    /// A copy whose calls are tried again so. It shares the budget of retries.
    #[must_use]
    pub fn with_retry(&self, retry: Retry) -> Client {
        self.changed(|settings| settings.retry = retry)
    }

    /// A copy whose calls have this token in place of the client's; see
    /// [`bearer`](super::ClientBuilder::bearer).
    ///
    /// # Errors
    ///
    /// A token that can't be sent. The error does not show it.
    pub fn with_bearer(&self, token: impl AsRef<str>) -> Result<Client, Error> {
        let token = Credentials::bearer(token.as_ref()).map_err(Error::of)?;
        Ok(self.changed(|settings| {
            Settings::set_credentials(&mut settings.credentials, &mut settings.headers, token);
        }))
    }

    /// A copy whose calls carry this header, in place of the client's own of that name. One that the
    /// endpoint has of itself, by a field or its attribute, comes before it.
    ///
    /// An `Idempotency-Key` is that of each call of the copy: send one purchase by it, and no other.
    ///
    /// # Errors
    ///
    /// A name that is no header name or that only the transport may set, and a value with control
    /// characters. The error does not show the value.
    pub fn with_header(&self, name: &str, value: &str) -> Result<Client, Error> {
        let (name, value) = header(name, value).map_err(Error::of)?;
        Ok(self.changed(|settings| {
            settings.headers.insert(name, value);
        }))
    }

    /// A copy for another host of the same API. It has no credentials: they are bound to the origin
    /// that they were given for.
    ///
    /// # Errors
    ///
    /// As for [`BaseUrl`].
    pub fn with_base(&self, base: impl AsRef<str>) -> Result<Client, Error> {
        let base = base.as_ref().parse()?;
        Ok(self.changed(|settings| {
            settings.base = base;
            settings.headers = without_secrets(&settings.headers, &settings.secret_names());
            settings.credentials.clear();
        }))
    }

    /// A copy for another host that may have the client's credentials.
    ///
    /// # Errors
    ///
    /// As for [`BaseUrl`].
    pub fn with_trusted_base(&self, base: impl AsRef<str>) -> Result<Client, Error> {
        let base = base.as_ref().parse()?;
        Ok(self.changed(|settings| {
            settings.base = base;
        }))
    }
}

fn without_secrets(headers: &HeaderMap, secrets: &[HeaderName]) -> HeaderMap {
    let is_open = |(name, value): &(&HeaderName, &HeaderValue)| {
        !value.is_sensitive() && !secrets.contains(name)
    };
    let open = headers.iter().filter(is_open);
    open.map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// A header that a client may carry. One that usually holds a secret is marked so.
pub(super) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), Fault> {
    let header = header_name(name)?;
    let Ok(mut value) = HeaderValue::try_from(value) else {
        return Err(Fault::build(format!(
            "the value of the header `{name}` holds a control character or is not ASCII"
        )));
    };
    if is_secret(&header) {
        value.set_sensitive(true);
    }
    Ok((header, value))
}

/// Refuses what is of one call only, where it would be of all calls of a client: one key would make
/// every purchase the first one to the server.
pub(super) fn of_every_call(name: &HeaderName) -> Result<(), Fault> {
    if name.as_str() == IDEMPOTENCY_KEY {
        return Err(Fault::build(format!(
            "the header `{name}` is of one call and not of all; declare a field for it, or the \
             option `idempotency_key`"
        )));
    }
    Ok(())
}

/// The name of a header that is not the transport's own.
pub(super) fn header_name(name: &str) -> Result<HeaderName, Fault> {
    let Ok(header) = HeaderName::try_from(name) else {
        // It may be a secret that stands in the wrong place.
        return Err(Fault::build(
            "what is given as the name of a header is none (RFC 9110, 5.1); are name and value \
             in the right order?"
                .to_owned(),
        ));
    };
    if is_transports(&header) {
        return Err(Fault::build(format!(
            "the header `{name}` is the transport's to set"
        )));
    }
    Ok(header)
}
