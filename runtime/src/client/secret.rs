//! How credentials are kept: never shown, and wiped when the last copy goes.

use std::fmt;
use std::sync::Arc;

use http::HeaderValue;
use zeroize::Zeroizing;

use crate::fault::Fault;

/// The value of the `Authorization` header (RFC 9110, 11.6.2).
#[derive(Clone)]
pub(super) struct Credentials(Arc<Zeroizing<String>>);

impl Credentials {
    /// `Bearer` and a token (RFC 6750, 2.1).
    pub(super) fn bearer(token: &str) -> Result<Credentials, Fault> {
        if token.is_empty() {
            return Err(Fault::build("the bearer token is empty".to_owned()));
        }
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Fault::build(
                "the bearer token holds a control character, a space or a character outside \
                 ASCII; is there a line break at its end?"
                    .to_owned(),
            ));
        }
        Ok(Credentials(Arc::new(Zeroizing::new(format!(
            "Bearer {token}"
        )))))
    }

    pub(super) fn header(&self) -> Result<HeaderValue, Fault> {
        let mut value = HeaderValue::try_from(self.0.as_str())
            .map_err(|_| Fault::build("the credentials can't stand in a header".to_owned()))?;
        value.set_sensitive(true);
        Ok(value)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}
