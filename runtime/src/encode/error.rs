//! Why can't a value be written?

use std::fmt::{self, Display};

/// Why a value can't be written. It never holds the value.
#[derive(Debug)]
pub struct EncodeError(Box<str>);

impl Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for EncodeError {}

impl serde_core::ser::Error for EncodeError {
    fn custom<T: Display>(message: T) -> EncodeError {
        EncodeError(message.to_string().into_boxed_str())
    }
}
