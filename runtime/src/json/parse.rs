//! Which tape do these bytes make?
//!
//! The grammar is the one by which `serde_json` skips a value: what only a type can refuse (text
//! that is no UTF-8, a lone surrogate, a number out of range, too many levels) is found when a type
//! reads it. Nothing here recurses: an open container's entry holds the place of its parent.

use super::node::Kind;
use super::path::path;
use super::{Tape, text};

/// The levels that a type may enter. Deeper ones can only be skipped.
const LEVELS: usize = 127;

#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    /// The first byte of the value; of a string, the byte after the quote.
    pub(super) start: usize,
    /// Of a string or a number, the byte after it; of a container, the place of its `Close`.
    pub(super) end: usize,
}

impl Entry {
    pub(super) fn new(kind: Kind, start: usize) -> Entry {
        Entry {
            kind,
            start,
            end: start,
        }
    }
}

/// Why the body is not JSON.
pub(super) struct Syntax {
    pub(super) byte: usize,
    pub(super) expected: &'static str,
    pub(super) path: String,
}

type Step = Result<(), &'static str>;

struct Parser<'a> {
    tape: Tape<'a>,
    at: usize,
    /// The innermost open container.
    open: Option<usize>,
    depth: usize,
    scratch: Vec<u8>,
}

pub(super) fn parse(body: &[u8]) -> Tape<'_> {
    let mut parser = Parser {
        tape: Tape {
            body,
            text: std::str::from_utf8(body).ok(),
            entries: Vec::with_capacity(body.len() / 10 + 4),
            unescaped: String::new(),
            syntax: None,
        },
        at: 0,
        open: None,
        depth: 0,
        scratch: Vec::new(),
    };
    if let Err(expected) = parser.document() {
        parser.broken(expected);
    }
    parser.tape
}

impl Parser<'_> {
    fn document(&mut self) -> Step {
        self.value()?;
        while let Some(container) = self.open {
            let object = self.tape.entries[container].end & 1 == 1;
            match (self.token(), object) {
                (Some(b','), true) => {
                    self.at += 1;
                    self.key("expected a string as key")?;
                    self.value()?;
                }
                (Some(b','), false) => {
                    self.at += 1;
                    self.value()?;
                }
                (Some(b'}'), true) | (Some(b']'), false) => self.close(container),
                (_, true) => return Err("expected `,` or `}`"),
                (_, false) => return Err("expected `,` or `]`"),
            }
        }
        match self.token() {
            None => Ok(()),
            Some(_) => Err("expected nothing more after the value"),
        }
    }

    /// One value, or the containers that begin here up to the first value that is none or empty.
    fn value(&mut self) -> Step {
        loop {
            match self.token() {
                Some(b'"') => return self.string(),
                Some(b'{') => {
                    self.open(Kind::Object);
                    if self.token() == Some(b'}') {
                        return Ok(());
                    }
                    self.key("expected a string as key, or `}`")?;
                }
                Some(b'[') => {
                    self.open(Kind::Array);
                    if self.token() == Some(b']') {
                        return Ok(());
                    }
                }
                Some(b'-' | b'0'..=b'9') => return self.number(),
                Some(b't') => return self.word(b"true", Kind::True),
                Some(b'f') => return self.word(b"false", Kind::False),
                Some(b'n') => return self.word(b"null", Kind::Null),
                _ => return Err("expected a value"),
            }
        }
    }

    /// The next byte that is no white space.
    #[inline]
    fn token(&mut self) -> Option<u8> {
        loop {
            match self.tape.body.get(self.at) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// While a container is open, its entry's end is its parent's place and its own kind: an
    /// entry that is too deep doesn't say whether it is an object.
    fn open(&mut self, kind: Kind) {
        let object = usize::from(kind == Kind::Object);
        let parent = self.open.map_or(0, |parent| parent + 1);
        let kind = if self.depth < LEVELS {
            kind
        } else {
            Kind::Deep
        };
        self.open = Some(self.tape.entries.len());
        self.tape.entries.push(Entry {
            kind,
            start: self.at,
            end: parent << 1 | object,
        });
        self.depth += 1;
        self.at += 1;
    }

    fn close(&mut self, container: usize) {
        let end = self.tape.entries.len();
        let parent = self.tape.entries[container].end >> 1;
        self.tape.entries[container].end = end;
        self.tape.entries.push(Entry::new(Kind::Close, self.at));
        self.open = parent.checked_sub(1);
        self.depth -= 1;
        self.at += 1;
    }

    fn key(&mut self, expected: &'static str) -> Step {
        if self.token() != Some(b'"') {
            return Err(expected);
        }
        self.string()?;
        if self.token() != Some(b':') {
            return Err("expected `:`");
        }
        self.at += 1;
        Ok(())
    }

    fn word(&mut self, word: &'static [u8], kind: Kind) -> Step {
        if !self.tape.body[self.at..].starts_with(word) {
            return Err("expected a value");
        }
        self.tape.entries.push(Entry::new(kind, self.at));
        self.at += word.len();
        Ok(())
    }

    fn number(&mut self) -> Step {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
            if let Some(b'0'..=b'9') = self.peek() {
                return Err("expected no digit after a leading zero");
            }
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        self.tape.entries.push(Entry {
            kind: Kind::Number,
            start,
            end: self.at,
        });
        Ok(())
    }

    fn digits(&mut self) -> Step {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at == start {
            Err("expected a digit")
        } else {
            Ok(())
        }
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.tape.body.get(self.at).copied()
    }

    #[inline]
    fn string(&mut self) -> Step {
        let start = self.at + 1;
        self.at = text::plain_end(self.tape.body, start);
        match self.peek() {
            Some(b'"') => {
                self.tape.entries.push(Entry {
                    kind: Kind::Text,
                    start,
                    end: self.at,
                });
                self.at += 1;
                Ok(())
            }
            _ => self.escaped(start),
        }
    }

    /// The rest of a string from its first escape on.
    #[inline(never)]
    fn escaped(&mut self, start: usize) -> Step {
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    self.at += 1;
                    self.escape()?;
                }
                Some(_) => return Err("expected no control character in a string"),
                None => return Err("expected the end of a string"),
            }
            self.at = text::plain_end(self.tape.body, self.at);
        }
        let raw = &self.tape.body[start..self.at];
        self.scratch.clear();
        let paired = text::unescape(raw, &mut self.scratch);
        match std::str::from_utf8(&self.scratch) {
            Ok(plain) if paired => {
                let from = self.tape.unescaped.len();
                self.tape.unescaped.push_str(plain);
                let to = self.tape.unescaped.len();
                self.tape.entries.push(Entry {
                    kind: Kind::Escaped,
                    start,
                    end: self.at,
                });
                self.tape.entries.push(Entry {
                    kind: Kind::Aside,
                    start: from,
                    end: to,
                });
            }
            _ => self.tape.entries.push(Entry {
                kind: Kind::NotText,
                start,
                end: self.at,
            }),
        }
        self.at += 1;
        Ok(())
    }

    fn escape(&mut self) -> Step {
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                self.at += 1;
                for _ in 0..4 {
                    match self.peek() {
                        Some(digit) if digit.is_ascii_hexdigit() => self.at += 1,
                        _ => return Err("expected four hexadecimal digits"),
                    }
                }
            }
            None => return Err("expected the end of a string"),
            Some(_) => return Err("expected an escape that JSON knows"),
        }
        Ok(())
    }

    /// The tape of a body that is not JSON: what was read so far only serves to find the path.
    #[cold]
    fn broken(&mut self, expected: &'static str) {
        let last = self.tape.entries.len();
        self.tape.entries.push(Entry::new(Kind::Close, self.at));
        while let Some(container) = self.open {
            self.open = (self.tape.entries[container].end >> 1).checked_sub(1);
            self.tape.entries[container].end = last;
        }
        let path = path(&self.tape, last);
        self.tape.entries.clear();
        self.tape.entries.push(Entry::new(Kind::Broken, self.at));
        self.tape.syntax = Some(Box::new(Syntax {
            byte: self.at,
            expected,
            path,
        }));
    }
}
