//! How are keys, strings and numbers spelled?

use serde_core::ser::{Error as _, Serialize};

use super::EncodeError;

/// Writes a member's key, and a comma before it unless it is the first of its object.
pub(super) fn write_key(out: &mut Vec<u8>, name: &str) -> Result<(), EncodeError> {
    if out.last() != Some(&b'{') {
        out.push(b',');
    }
    write_text(out, name)?;
    out.push(b':');
    Ok(())
}

/// A string. Most have nothing to escape, which is seen sooner than a serializer is set up.
pub(super) fn write_text(out: &mut Vec<u8>, text: &str) -> Result<(), EncodeError> {
    if text
        .bytes()
        .any(|byte| byte < b' ' || byte == b'"' || byte == b'\\')
    {
        return write_scalar(out, text);
    }
    out.reserve(text.len() + 3);
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
    Ok(())
}

pub(super) fn write_scalar<T: Serialize + ?Sized>(
    out: &mut Vec<u8>,
    value: &T,
) -> Result<(), EncodeError> {
    serde_json::to_writer(out, value).map_err(EncodeError::custom)
}
