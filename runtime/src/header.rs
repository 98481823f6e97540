//! How a value becomes the value of a header, and what is refused.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::{Display, Write as _};
use std::rc::Rc;
use std::sync::Arc;

use http::{HeaderName, HeaderValue};

use crate::values::Value;

/// The headers that only a transport may set.
const TRANSPORTS: [&str; 4] = ["host", "content-length", "transfer-encoding", "connection"];

/// Whether a header describes the message's way and not its content, so that no one else sets it.
pub(crate) fn is_transports(name: &HeaderName) -> bool {
    TRANSPORTS.contains(&name.as_str())
}

/// Whether a header usually holds a secret, by the words of its name: `Authorization`, `Cookie`,
/// `X-Api-Key`, `Private-Token`. One too many stays within the origin and loses nothing there.
pub(crate) fn is_secret(name: &HeaderName) -> bool {
    const ENDS: [&str; 12] = [
        "auth",
        "authentication",
        "authorization",
        "cookie",
        "credential",
        "credentials",
        "key",
        "password",
        "secret",
        "session",
        "signature",
        "token",
    ];
    let mut words = name.as_str().split(['-', '_']);
    words.any(|word| ENDS.iter().any(|end| word.ends_with(end)))
}

/// The value of a header while it is written: one item, or a list joined by `, `.
#[derive(Debug, Default)]
pub struct HeaderLine {
    text: Vec<u8>,
    items: usize,
    in_list: bool,
    sensitive: bool,
    refused: Option<&'static str>,
}

impl HeaderLine {
    /// Adds an item as its `Display` writes it.
    ///
    /// In a list an item that holds a comma or a quote, or is empty, becomes a quoted-string (RFC
    /// 9110, 5.6.4).
    pub fn push(&mut self, item: impl Display) {
        let mut text = String::new();
        if write!(text, "{item}").is_err() {
            self.refused.get_or_insert("its `Display` failed");
        }
        self.push_bytes(text.as_bytes());
    }

    /// Adds an item that has quotes of its own, so that a list adds none.
    pub(crate) fn push_quoted(&mut self, item: &[u8]) {
        if self.items > 0 {
            self.text.extend_from_slice(b", ");
        }
        self.items += 1;
        self.text.extend_from_slice(item);
    }

    fn push_bytes(&mut self, item: &[u8]) {
        if !self.in_list || !(item.is_empty() || item.iter().any(|b| matches!(b, b',' | b'"'))) {
            self.push_quoted(item);
            return;
        }
        self.push_quoted(b"");
        self.text.push(b'"');
        for byte in item {
            if matches!(byte, b'"' | b'\\') {
                self.text.push(b'\\');
            }
            self.text.push(*byte);
        }
        self.text.push(b'"');
    }

    /// Refuses the whole line, for a reason that does not repeat the value.
    pub fn refuse(&mut self, why: &'static str) {
        self.refused.get_or_insert(why);
    }

    /// The header's value, or nothing where no item was pushed.
    pub(crate) fn finish(self, sensitive: bool) -> Result<Option<HeaderValue>, &'static str> {
        if let Some(why) = self.refused {
            return Err(why);
        }
        if self.items == 0 {
            return Ok(None);
        }
        let blank = |byte: Option<&u8>| byte.is_some_and(|byte| matches!(byte, b' ' | b'\t'));
        if blank(self.text.first()) || blank(self.text.last()) {
            return Err("a header's value can't begin or end with white space (RFC 9110, 5.5)");
        }
        let Ok(mut value) = HeaderValue::from_maybe_shared(bytes::Bytes::from(self.text)) else {
            return Err("its value holds a control character (RFC 9110, 5.5)");
        };
        value.set_sensitive(sensitive || self.sensitive);
        Ok(Some(value))
    }
}

/// A value that can stand in a header: text, numbers, booleans, [`HeaderValue`], an `Option` of
/// them, or a list, which is joined by `, `.
///
/// A type of your own says how it is written:
///
/// ```
/// use endpoint::{HeaderField, HeaderLine};
///
/// struct ApiVersion { year: u16, month: u8 }
///
/// impl HeaderField for ApiVersion {
///     fn write(&self, line: &mut HeaderLine) {
///         line.push(format_args!("{}-{:02}", self.year, self.month));
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't stand in a header",
    label = "a header value must be `endpoint::HeaderField`",
    note = "help: use text, a number, a boolean, `http::HeaderValue`, or an `Option` or list of them, \
            or implement `endpoint::HeaderField` for the type; a map has `#[header(prefix = \"x-name-\")]`"
)]
pub trait HeaderField {
    /// Adds the items of this value.
    fn write(&self, line: &mut HeaderLine);

    #[doc(hidden)]
    fn value(&self) -> Value<'_>
    where
        Self: Sized,
    {
        Value::Header(self, false)
    }
}

macro_rules! displayed {
    ($($type:ty),* $(,)?) => {
        $(#[diagnostic::do_not_recommend]
        impl HeaderField for $type {
            fn write(&self, line: &mut HeaderLine) {
                line.push(self);
            }
        })*
    };
}

displayed! {
    bool, char, str, String, u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize,
}

macro_rules! floats {
    ($($type:ty),*) => {
        $(#[diagnostic::do_not_recommend]
        impl HeaderField for $type {
            fn write(&self, line: &mut HeaderLine) {
                if !self.is_finite() {
                    line.refuse("NaN and infinity can't stand in a header");
                }
                line.push(self);
            }
        })*
    };
}

floats! { f32, f64 }

#[diagnostic::do_not_recommend]
impl HeaderField for HeaderValue {
    fn write(&self, line: &mut HeaderLine) {
        line.sensitive |= self.is_sensitive();
        line.push_bytes(self.as_bytes());
    }
}

macro_rules! behind {
    ($($type:ty),* $(,)?) => {
        $(#[diagnostic::do_not_recommend]
        impl<T: HeaderField + ?Sized> HeaderField for $type {
            fn write(&self, line: &mut HeaderLine) {
                T::write(self, line);
            }
        })*
    };
}

behind! { &T, Box<T>, Rc<T>, Arc<T> }

#[diagnostic::do_not_recommend]
impl<T: HeaderField + ToOwned + ?Sized> HeaderField for Cow<'_, T> {
    fn write(&self, line: &mut HeaderLine) {
        T::write(self, line);
    }
}

#[diagnostic::do_not_recommend]
impl<T: HeaderField> HeaderField for Option<T> {
    fn write(&self, line: &mut HeaderLine) {
        if let Some(value) = self {
            value.write(line);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: HeaderField> HeaderField for [T] {
    fn write(&self, line: &mut HeaderLine) {
        line.in_list = true;
        for item in self {
            item.write(line);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: HeaderField> HeaderField for Vec<T> {
    fn write(&self, line: &mut HeaderLine) {
        self.as_slice().write(line);
    }
}

#[diagnostic::do_not_recommend]
impl<T: HeaderField, const N: usize> HeaderField for [T; N] {
    fn write(&self, line: &mut HeaderLine) {
        self.as_slice().write(line);
    }
}

/// Several headers whose names share a prefix: a map, or a list of pairs.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't stand for headers of one prefix",
    label = "headers of one prefix are pairs of text and header values",
    note = "help: use a map or a `Vec` of pairs, as `BTreeMap<String, String>`, whose values could \
            stand in a header each"
)]
pub trait HeaderEntries {
    /// Gives the end of each name, and its value.
    fn entries(&self, each: &mut dyn FnMut(&str, &dyn HeaderField));

    #[doc(hidden)]
    fn value(&self) -> Value<'_>
    where
        Self: Sized,
    {
        Value::HeaderPrefix(self, false)
    }
}

macro_rules! maps {
    ($([$($generics:tt)*] $type:ty),* $(,)?) => {
        $(#[diagnostic::do_not_recommend]
        impl<K: AsRef<str>, V: HeaderField, $($generics)*> HeaderEntries for $type {
            fn entries(&self, each: &mut dyn FnMut(&str, &dyn HeaderField)) {
                for (name, value) in self.iter() {
                    each(name.as_ref(), value);
                }
            }
        })*
    };
}

maps! { [] BTreeMap<K, V>, [S] HashMap<K, V, S>, [] Vec<(K, V)>, [] &[(K, V)] }

#[diagnostic::do_not_recommend]
impl<T: HeaderEntries> HeaderEntries for Option<T> {
    fn entries(&self, each: &mut dyn FnMut(&str, &dyn HeaderField)) {
        if let Some(entries) = self {
            entries.entries(each);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: HeaderEntries> HeaderEntries for &T {
    fn entries(&self, each: &mut dyn FnMut(&str, &dyn HeaderField)) {
        T::entries(self, each);
    }
}

#[cfg(test)]
mod tests;
