//! Which path leads to a place on the tape, and how is what stands there shown?

use std::borrow::Cow;
use std::fmt::Write;

use super::Tape;
use super::entry::Kind;
use super::node::Node;
use crate::error::is_unseen;

/// How much of a value is shown.
const VALUE: usize = 40;
/// How long a path may get.
const PATH: usize = 200;

/// `items[3].owner.login`, or `.` for the root. A key has the path of its value.
pub(super) fn path(tape: &Tape<'_>, target: usize) -> String {
    let mut path = String::new();
    let mut node = Node { tape, at: 0 };
    while node.at < target && matches!(node.kind(), Kind::Array | Kind::Object | Kind::Deep) {
        let Some(child) = step(node, target, &mut path) else {
            break;
        };
        if path.len() > PATH {
            path.push('…');
            break;
        }
        node = child;
    }
    if path.is_empty() {
        ".".to_owned()
    } else {
        path
    }
}

/// The child that holds the target, and the way to it. `None` where the target is the key, or the
/// end of the container: of a broken body, that is where the next value would be.
fn step<'t>(parent: Node<'t>, target: usize, path: &mut String) -> Option<Node<'t>> {
    let object = parent.tape.body.get(parent.entry().start()) == Some(&b'{');
    let mut node = Node {
        at: parent.at + 1,
        ..parent
    };
    for index in 0_usize.. {
        let key = node;
        if object && key.kind() != Kind::Close {
            node = Node {
                at: key.next(),
                ..key
            };
        }
        let end = node.kind() == Kind::Close;
        if end || target < node.next() {
            if !object {
                let _ = write!(path, "[{index}]");
            } else if key.kind() != Kind::Close {
                push_key(key, path);
            }
            return (!end && target >= node.at).then_some(node);
        }
        node = Node {
            at: node.next(),
            ..node
        };
    }
    None
}

fn push_key(key: Node<'_>, path: &mut String) {
    let text = key.shown_text();
    let mut chars = text.chars();
    let plain = chars
        .next()
        .is_some_and(|first| first.is_alphabetic() || first == '_')
        && chars.all(|char| char.is_alphanumeric() || char == '_')
        && text.chars().count() <= VALUE;
    if plain {
        let dot = if path.is_empty() { "" } else { "." };
        let _ = write!(path, "{dot}{text}");
    } else {
        let _ = write!(path, "[{}]", quoted(&text));
    }
}

impl<'t> Node<'t> {
    /// The value in a few words.
    pub(super) fn found(self) -> String {
        match self.kind() {
            Kind::Null => "null".to_owned(),
            Kind::True => "true".to_owned(),
            Kind::False => "false".to_owned(),
            Kind::Number => {
                let digits = String::from_utf8_lossy(self.digits().unwrap_or_default());
                format!("number {}", cut(&digits, VALUE))
            }
            Kind::Array => "an array".to_owned(),
            Kind::Object => "an object".to_owned(),
            Kind::NotText => format!("string \"{}\", which is not text", self.shown_raw()),
            Kind::Text if self.text().is_none() => {
                format!("string \"{}\", which is not UTF-8", self.shown_raw())
            }
            _ => format!("string {}", quoted(&self.shown_text())),
        }
    }

    fn shown_text(self) -> Cow<'t, str> {
        match self.text() {
            Some(text) => Cow::Borrowed(text),
            None => String::from_utf8_lossy(self.raw_text().unwrap_or_default()),
        }
    }

    fn shown_raw(self) -> String {
        cut(
            &String::from_utf8_lossy(self.raw_text().unwrap_or_default()),
            VALUE,
        )
    }
}

/// The text in quotes, on one line, cut where it gets long.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::new();
    for char in text.chars().take(VALUE + 1) {
        if let '"' | '\\' = char {
            out.push('\\');
        }
        out.push(char);
    }
    format!("\"{}\"", cut(&out, VALUE))
}

/// On one line, and no longer than that.
pub(super) fn cut(text: &str, limit: usize) -> String {
    let mut out = one_line(text.chars().take(limit + 1));
    if out.char_indices().nth(limit).is_some() {
        let kept = out.char_indices().nth(limit - 1).map_or(0, |(at, _)| at);
        out.truncate(kept);
        out.push('…');
    }
    out
}

/// The characters, or their escapes where they would not be seen.
pub(super) fn one_line(text: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for char in text {
        if is_unseen(char) {
            out.extend(char.escape_default());
        } else {
            out.push(char);
        }
    }
    out
}
