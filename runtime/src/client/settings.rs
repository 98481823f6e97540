//! What a client holds, and the copies of it that differ in one thing.

use std::sync::Arc;
use std::time::Duration;

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::secret::Credentials;
use super::{Client, Transport};
use crate::base::BaseUrl;
use crate::draft::add_default_headers;
use crate::error::Error;
use crate::fault::Fault;
use crate::header::{is_secret, is_transports};

/// All that a client is made of.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(super) base: BaseUrl,
    pub(super) credentials: Option<Credentials>,
    pub(super) headers: HeaderMap,
    pub(super) limits: Limits,
    pub(super) transport: Arc<dyn Transport>,
}

/// The limits of a call. Every wait is bounded, and so is every body in memory.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    pub(super) connect: Duration,
    pub(super) attempt: Duration,
    pub(super) total: Duration,
    pub(super) response_bytes: u64,
    pub(super) failure_bytes: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connect: Duration::from_secs(10),
            attempt: Duration::from_secs(30),
            total: Duration::from_secs(60),
            response_bytes: 32 << 20,
            failure_bytes: 1 << 20,
        }
    }
}

impl Settings {
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
        if let Some(credentials) = &self.credentials
            && !headers.contains_key(AUTHORIZATION)
        {
            headers.insert(AUTHORIZATION, credentials.header()?);
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

    /// A copy whose calls may take this long in total.
    #[must_use]
    pub fn with_timeout(&self, total: Duration) -> Client {
        self.changed(|settings| settings.limits.total = total)
    }

    /// A copy whose calls carry this header, in place of the client's own of that name.
    ///
    /// # Errors
    ///
    /// A name that is no header name or that only the transport may set, and a value with control
    /// characters. The error does not show the value.
    pub fn with_header(&self, name: &str, value: &str) -> Result<Client, Error> {
        let (name, value) = header(name, value)?;
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
            settings.credentials = None;
            settings.headers = without_secrets(&settings.headers);
        }))
    }

    /// A copy for another host that may have the client's credentials.
    ///
    /// # Errors
    ///
    /// As for [`BaseUrl`].
    pub fn with_trusted_base(&self, base: impl AsRef<str>) -> Result<Client, Error> {
        let base = base.as_ref().parse()?;
        Ok(self.changed(|settings| settings.base = base))
    }
}

fn without_secrets(headers: &HeaderMap) -> HeaderMap {
    let open = headers.iter().filter(|(_, value)| !value.is_sensitive());
    open.map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// A header that a client may carry. One that usually holds a secret is marked so.
pub(super) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), Fault> {
    let Ok(header) = HeaderName::try_from(name) else {
        return Err(Fault::build(format!(
            "`{name}` is not the name of a header"
        )));
    };
    if is_transports(&header) {
        return Err(Fault::build(format!(
            "the header `{name}` is the transport's to set"
        )));
    }
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
