//! What does the tape hold for each value?

/// Sixteen bytes, for a body may have a value in every other byte.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// The kind in the low bits, and above them the first byte of the value; of a string, the byte
    /// after the quote.
    head: u64,
    /// Of a string or a number, the byte after it; of a container, the place of its `Close`.
    pub(super) end: usize,
}

/// How many bits of the head are the kind.
const BITS: u32 = 5;

#[allow(
    clippy::cast_possible_truncation,
    reason = "what is above the kind was a `usize`"
)]
impl Entry {
    #[inline]
    pub(super) fn new(kind: Kind, start: usize, end: usize) -> Entry {
        Entry {
            head: (start as u64) << BITS | kind as u64,
            end,
        }
    }

    #[inline]
    pub(super) fn kind(self) -> Kind {
        KINDS[self.head as usize % KINDS.len()]
    }

    #[inline]
    pub(super) fn start(self) -> usize {
        (self.head >> BITS) as usize
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Null,
    True,
    False,
    Number,
    /// A string that stands in the body as it is.
    Text,
    /// A string with escapes; an `Aside` follows.
    Escaped,
    /// The place of the string before it, in [`Tape::unescaped`].
    Aside,
    /// A string with escapes that is no text: it has a lone surrogate, or is not UTF-8.
    NotText,
    Array,
    Object,
    /// A container that is too deep to be entered.
    Deep,
    Close,
    /// The root of a body that is not JSON.
    Broken,
    /// No content.
    Absent,
    /// Nothing found.
    Missing,
    /// Nothing but a unit.
    Unit,
    /// One of `serde_json`'s own types is told the text of a value: see [`Node::exact`].
    Exact,
}

/// The kinds by their number, and as many more as make the lookup one without a check.
const KINDS: [Kind; 1 << BITS] = {
    let mut kinds = [Kind::Close; 1 << BITS];
    let known = [
        Kind::Null,
        Kind::True,
        Kind::False,
        Kind::Number,
        Kind::Text,
        Kind::Escaped,
        Kind::Aside,
        Kind::NotText,
        Kind::Array,
        Kind::Object,
        Kind::Deep,
        Kind::Close,
        Kind::Broken,
        Kind::Absent,
        Kind::Missing,
        Kind::Unit,
        Kind::Exact,
    ];
    let mut at = 0;
    while at < known.len() {
        kinds[known[at] as usize] = known[at];
        at += 1;
    }
    kinds
};
