//! Which tape do these bytes make?
//!
//! The grammar is the one by which `serde_json` skips a value: what only a type can refuse (text
//! that is no UTF-8, a lone surrogate, a number out of range, too many levels) is found when a type
//! reads it. Nothing here recurses: an open container's entry holds the place of its parent.

use super::entry::{Entry, Kind};
use super::path::path;
use super::{Tape, text};

/// The levels that a type may enter. Deeper ones can only be skipped.
const LEVELS: usize = 127;

/// The most entries of a tape. A hostile body (`[[[[…`) has one in each byte; 4 MiB can't reach this.
pub(super) const fn most_entries(body: usize) -> usize {
    (4 << 20) + body / 8
}

/// What is expected where the bound is reached.
pub(super) const NO_MORE: &str = "no more values";

/// Why the body is not JSON.
pub(super) struct Syntax {
    pub(super) byte: usize,
    pub(super) expected: &'static str,
    pub(super) path: String,
}

/// The place behind what was read, or nothing where [`Parser::fail`] has taken down why not.
///
/// The place is handed on rather than kept in the parser, where it would go through memory.
type Step = Option<usize>;

struct Parser<'a> {
    body: &'a [u8],
    entries: Vec<Entry>,
    most: usize,
    unescaped: String,
    scratch: Vec<u8>,
    /// The innermost open container.
    open: Option<usize>,
    depth: usize,
    failure: Option<(usize, &'static str)>,
}

pub(super) fn parse(body: &[u8]) -> Tape<'_> {
    let mut parser = Parser {
        body,
        entries: Vec::with_capacity(body.len() / 8 + 4),
        most: most_entries(body.len()),
        unescaped: String::new(),
        scratch: Vec::new(),
        open: None,
        depth: 0,
        failure: None,
    };
    parser.document();
    let failure = parser.failure;
    if let Some((byte, _)) = failure {
        parser.close_all(byte);
    }
    let text = std::str::from_utf8(body).ok();
    let Parser {
        entries, unescaped, ..
    } = parser;
    let mut tape = Tape {
        body,
        text,
        entries,
        unescaped,
        syntax: None,
    };
    if let Some((byte, expected)) = failure {
        broken(&mut tape, byte, expected);
    }
    tape
}

/// The tape of a body that is not JSON: what was read so far only serves to find the path.
#[cold]
fn broken(tape: &mut Tape<'_>, byte: usize, expected: &'static str) {
    let path = path(tape, tape.entries.len() - 1);
    tape.entries = vec![Entry::new(Kind::Broken, byte, byte)];
    tape.syntax = Some(Box::new(Syntax {
        byte,
        expected,
        path,
    }));
}

impl Parser<'_> {
    fn document(&mut self) -> Step {
        let mut at = self.value(0)?;
        while let Some(container) = self.open {
            let object = self.entries[container].end & 1 == 1;
            at = self.space(at);
            match (self.peek(at), object) {
                (Some(b','), true) => {
                    at = self.key(at + 1, "expected a string as key")?;
                    at = self.value(at)?;
                }
                (Some(b','), false) => at = self.value(at + 1)?,
                (Some(b'}'), true) | (Some(b']'), false) => {
                    self.close(container, at);
                    at += 1;
                }
                (_, true) => return self.fail(at, "expected `,` or `}`"),
                (_, false) => return self.fail(at, "expected `,` or `]`"),
            }
        }
        at = self.space(at);
        if self.peek(at).is_some() {
            return self.fail(at, "expected nothing more after the value");
        }
        Some(at)
    }

    #[cold]
    fn fail(&mut self, at: usize, expected: &'static str) -> Step {
        self.failure = Some((at, expected));
        None
    }

    /// One value, or the containers that begin here up to the first value that is none or empty.
    #[inline]
    fn value(&mut self, mut at: usize) -> Step {
        loop {
            if self.entries.len() > self.most {
                return self.fail(at, NO_MORE);
            }
            at = self.space(at);
            match self.peek(at) {
                Some(b'"') => return self.string(at),
                Some(b'{') => {
                    self.open(Kind::Object, at);
                    at = self.space(at + 1);
                    if self.peek(at) == Some(b'}') {
                        return Some(at);
                    }
                    at = self.key(at, "expected a string as key, or `}`")?;
                }
                Some(b'[') => {
                    self.open(Kind::Array, at);
                    at = self.space(at + 1);
                    if self.peek(at) == Some(b']') {
                        return Some(at);
                    }
                }
                Some(b'-' | b'0'..=b'9') => return self.number(at),
                Some(b't') => return self.word(at, b"true", Kind::True),
                Some(b'f') => return self.word(at, b"false", Kind::False),
                Some(b'n') => return self.word(at, b"null", Kind::Null),
                _ => return self.fail(at, "expected a value"),
            }
        }
    }

    #[inline]
    fn peek(&self, at: usize) -> Option<u8> {
        self.body.get(at).copied()
    }

    /// The place of the next byte that is no white space.
    #[inline]
    fn space(&self, mut at: usize) -> usize {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek(at) {
            at += 1;
        }
        at
    }

    /// While a container is open, its entry's end is its parent's place and its own kind: an
    /// entry that is too deep doesn't say whether it is an object.
    fn open(&mut self, kind: Kind, at: usize) {
        let object = usize::from(kind == Kind::Object);
        let parent = self.open.map_or(0, |parent| parent + 1);
        let kind = if self.depth < LEVELS {
            kind
        } else {
            Kind::Deep
        };
        self.open = Some(self.entries.len());
        self.entries
            .push(Entry::new(kind, at, parent << 1 | object));
        self.depth += 1;
    }

    fn close(&mut self, container: usize, at: usize) {
        let end = self.entries.len();
        self.open = (self.entries[container].end >> 1).checked_sub(1);
        self.entries[container].end = end;
        self.entries.push(Entry::new(Kind::Close, at, at));
        self.depth -= 1;
    }

    /// Ends every open container at the last entry, which is where the body broke.
    #[cold]
    fn close_all(&mut self, at: usize) {
        let last = self.entries.len();
        self.entries.push(Entry::new(Kind::Close, at, at));
        while let Some(container) = self.open {
            self.open = (self.entries[container].end >> 1).checked_sub(1);
            self.entries[container].end = last;
        }
    }

    #[inline]
    fn key(&mut self, at: usize, expected: &'static str) -> Step {
        let at = self.space(at);
        if self.peek(at) != Some(b'"') {
            return self.fail(at, expected);
        }
        let at = self.string(at)?;
        let at = self.space(at);
        if self.peek(at) != Some(b':') {
            return self.fail(at, "expected `:`");
        }
        Some(at + 1)
    }

    fn word(&mut self, at: usize, word: &'static [u8], kind: Kind) -> Step {
        if !self.body[at..].starts_with(word) {
            return self.fail(at, "expected a value");
        }
        self.entries.push(Entry::new(kind, at, at));
        Some(at + word.len())
    }

    fn number(&mut self, start: usize) -> Step {
        let mut at = start;
        if self.peek(at) == Some(b'-') {
            at += 1;
        }
        if self.peek(at) == Some(b'0') {
            at += 1;
            if let Some(b'0'..=b'9') = self.peek(at) {
                return self.fail(at, "expected no digit after a leading zero");
            }
        } else {
            at = self.digits(at)?;
        }
        if self.peek(at) == Some(b'.') {
            at = self.digits(at + 1)?;
        }
        if let Some(b'e' | b'E') = self.peek(at) {
            at += 1;
            if let Some(b'+' | b'-') = self.peek(at) {
                at += 1;
            }
            at = self.digits(at)?;
        }
        self.entries.push(Entry::new(Kind::Number, start, at));
        Some(at)
    }

    #[inline]
    fn digits(&mut self, start: usize) -> Step {
        let mut at = start;
        while let Some(b'0'..=b'9') = self.peek(at) {
            at += 1;
        }
        if at == start {
            self.fail(at, "expected a digit")
        } else {
            Some(at)
        }
    }

    #[inline]
    fn string(&mut self, quote: usize) -> Step {
        let start = quote + 1;
        let at = text::plain_end(self.body, start);
        if self.peek(at) == Some(b'"') {
            self.entries.push(Entry::new(Kind::Text, start, at));
            Some(at + 1)
        } else {
            self.escaped(start)
        }
    }

    /// A string that is not plain to its end.
    #[inline(never)]
    fn escaped(&mut self, start: usize) -> Step {
        self.scratch.clear();
        let (end, paired) = match text::unescape(self.body, start, &mut self.scratch) {
            Ok(read) => read,
            Err((at, expected)) => return self.fail(at, expected),
        };
        match std::str::from_utf8(&self.scratch) {
            Ok(plain) if paired => {
                let from = self.unescaped.len();
                self.unescaped.push_str(plain);
                self.entries.push(Entry::new(Kind::Escaped, start, end));
                self.entries
                    .push(Entry::new(Kind::Aside, from, self.unescaped.len()));
            }
            _ => self.entries.push(Entry::new(Kind::NotText, start, end)),
        }
        Some(end + 1)
    }
}
