//! Where do the elements of a `Link` header begin and end, and their parameters? No byte is read
//! twice to find out.

use std::borrow::Cow;

/// A part of the header that is no link. It was passed over up to the comma that ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

/// One link-value (RFC 8288, 3).
#[derive(Clone, Copy)]
pub(super) struct Element<'a> {
    pub(super) target: &'a str,
    /// What stands behind the target; [`Params`] reads it without a mistake.
    pub(super) params: &'a [u8],
}

/// The elements of one header line.
pub(super) struct Elements<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Elements<'a> {
    pub(super) fn of(text: &'a [u8]) -> Elements<'a> {
        Elements { text, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip(&mut self, what: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&what) {
            self.at += 1;
        }
    }

    /// Reads an element of which the `<` is next.
    fn element(&mut self) -> Result<Element<'a>, Unreadable> {
        self.at += 1;
        let start = self.at;
        // A `<` can't stand in a URI: here the one before was never closed, and a link begins.
        self.skip(|byte| !matches!(byte, b'<' | b'>'));
        let target = &self.text[start..self.at];
        match self.peek() {
            Some(b'>') => self.at += 1,
            _ => return Err(Unreadable),
        }
        let start = self.at;
        let mut params = Params {
            text: self.text,
            at: start,
        };
        let read = params.by_ref().all(|(_, value)| value.closed);
        self.at = params.at;
        let ended = matches!(self.peek(), None | Some(b','));
        let params = &self.text[start..self.at];
        match str::from_utf8(target) {
            Ok(target) if read && ended => Ok(Element { target, params }),
            _ => {
                self.pass_over();
                Err(Unreadable)
            }
        }
    }

    /// Goes to the next comma. One in quotes is text.
    fn pass_over(&mut self) {
        loop {
            self.skip(|byte| !matches!(byte, b',' | b'"'));
            if self.peek() != Some(b'"') {
                return;
            }
            quoted(self.text, &mut self.at);
        }
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Result<Element<'a>, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        // Elements of a list may be empty (RFC 9110, 5.6.1.2).
        self.skip(|byte| byte == b',' || is_blank(byte));
        match self.peek()? {
            b'<' => Some(self.element()),
            _ => {
                self.pass_over();
                Some(Err(Unreadable))
            }
        }
    }
}

/// The parameters of one element: `; name=token; name="quoted"; name`. It stops at what is none.
pub(super) struct Params<'a> {
    text: &'a [u8],
    at: usize,
}

/// The value of a parameter.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    raw: &'a [u8],
    /// Whether it has quoted pairs.
    escaped: bool,
    /// False where its quote never ends.
    closed: bool,
}

impl<'a> Params<'a> {
    pub(super) fn of(text: &'a [u8]) -> Params<'a> {
        Params { text, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip(&mut self, what: impl Fn(u8) -> bool) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(&what) {
            self.at += 1;
        }
        &self.text[start..self.at]
    }

    fn value(&mut self) -> Value<'a> {
        if self.peek() != Some(b'=') {
            return Value {
                raw: b"",
                escaped: false,
                closed: true,
            };
        }
        self.at += 1;
        self.skip(is_blank);
        if self.peek() == Some(b'"') {
            return quoted(self.text, &mut self.at);
        }
        let raw = self.skip(|byte| !matches!(byte, b';' | b',' | b'"') && !is_blank(byte));
        Value {
            raw,
            escaped: false,
            closed: true,
        }
    }
}

impl<'a> Iterator for Params<'a> {
    type Item = (&'a [u8], Value<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip(is_blank);
        if self.peek() != Some(b';') {
            return None;
        }
        self.at += 1;
        self.skip(is_blank);
        let name = self.skip(is_token);
        self.skip(is_blank);
        Some((name, self.value()))
    }
}

impl<'a> Value<'a> {
    /// Without the backslashes of quoted pairs (RFC 9110, 5.6.4).
    pub(super) fn text(self) -> Cow<'a, str> {
        if !self.escaped {
            return String::from_utf8_lossy(self.raw);
        }
        let mut bytes = Vec::with_capacity(self.raw.len());
        let mut raw = self.raw.iter();
        while let Some(byte) = raw.next() {
            bytes.push(if *byte == b'\\' {
                raw.next().copied().unwrap_or(b'\\')
            } else {
                *byte
            });
        }
        String::from_utf8_lossy(&bytes).into_owned().into()
    }
}

/// Reads a quoted string of which the quote is next.
fn quoted<'a>(text: &'a [u8], at: &mut usize) -> Value<'a> {
    *at += 1;
    let start = *at;
    let mut escaped = false;
    while let Some(byte) = text.get(*at) {
        match byte {
            b'"' => {
                *at += 1;
                return Value {
                    raw: &text[start..*at - 1],
                    escaped,
                    closed: true,
                };
            }
            b'\\' => {
                escaped = true;
                *at += 2;
            }
            _ => *at += 1,
        }
    }
    *at = text.len();
    Value {
        raw: &text[start..],
        escaped,
        closed: false,
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// RFC 9110, 5.6.2, with the `*` of extended parameters (RFC 8187).
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
