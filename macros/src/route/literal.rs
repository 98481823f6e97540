//! What the literal text of a template may hold: what is sent as it stands, and survives URL parsers.

use std::ops::Range;

use super::Mistake;

/// Checks all that is outside of placeholders. The query begins at `path_end`.
pub(super) fn check(text: &str, path_end: usize, mistakes: &mut Vec<Mistake>) {
    characters(text, path_end, mistakes);
    segments(text, path_end, mistakes);
}

/// The whole text in quotes, encoded and without segments that nothing keeps: where it is clear what is
/// meant.
fn corrected(text: &str, path_end: usize) -> Option<String> {
    let (path, query) = text.split_at(path_end);
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.get(1..)?.split('/').peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match dots(segment) {
            Some("..") if kept.pop()?.contains('<') => return None,
            Some(_) if last => kept.push(""),
            Some(_) => {}
            None if segment.is_empty() && !last => {}
            None => kept.push(segment),
        }
    }
    let path = literal(&kept.join("/"), false);
    let query = query.strip_prefix('?').map(|query| literal(query, true));
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Some(format!("\"/{path}{query}\""))
}

/// A text in which a control character has its escape, so that the message is one line.
fn shown(text: &str) -> String {
    let escape = |c: char| {
        if c.is_control() {
            c.escape_default().to_string()
        } else {
            c.to_string()
        }
    };
    text.chars().map(escape).collect()
}

/// A text with everything encoded that must be, outside of placeholders.
fn literal(text: &str, in_query: bool) -> String {
    let (mut out, mut inside) = (String::new(), false);
    for character in text.chars() {
        match character {
            '<' => inside = true,
            '>' => inside = false,
            '%' | '#' => {}
            _ if inside || is_allowed(character, in_query) => {}
            _ => {
                out.push_str(&encoded(&character.to_string()));
                continue;
            }
        }
        out.push(character);
    }
    out
}

/// What a segment is to URL parsers, if that is `.` or `..`.
fn dots(segment: &str) -> Option<&'static str> {
    match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
        "." => Some("."),
        ".." => Some(".."),
        _ => None,
    }
}

/// RFC 3986: `pchar` in the path; `pchar`, `/` and `?` in the query, without the quote that the URL
/// standard encodes there.
fn is_allowed(character: char, in_query: bool) -> bool {
    character.is_ascii_alphanumeric()
        || "-._~!$&()*+,;=:@/".contains(character)
        || if in_query {
            character == '?'
        } else {
            character == '\''
        }
}

fn characters(text: &str, path_end: usize, mistakes: &mut Vec<Mistake>) {
    let (mut at, mut told) = (0, false);
    while let Some(character) = text[at..].chars().next() {
        let here = at;
        at += character.len_utf8();
        match character {
            '<' => at = text[here..].find('>').map_or(at, |close| here + close + 1),
            '>' => {}
            '?' if here == path_end => {}
            '#' => {
                mistakes.push(Mistake::new(
                    here..text.len(),
                    "a fragment (`#`) is never sent to a server",
                    "leave it out, or write `%23` for the character itself",
                ));
                return;
            }
            '%' if !is_escape(&text[here..]) => mistakes.push(Mistake::new(
                here..at,
                "`%` must be followed by two hex digits",
                percent(&text[at..]),
            )),
            '%' => {}
            _ if is_allowed(character, here > path_end) => {}
            _ => {
                let (end, mistake) = run(text, here, path_end, told);
                mistakes.extend(mistake);
                (at, told) = (end, true);
            }
        }
    }
    if path_end + 1 == text.len() {
        mistakes.push(Mistake::new(
            path_end..text.len(),
            "the query is empty",
            format!("write \"{}\"", &text[..path_end]),
        ));
    }
}

/// The end of a run of characters that can't stand there, and one mistake for all of it. Where the
/// whole text is known, the edit of the first mends the others, which are not `told` again.
fn run(text: &str, here: usize, path_end: usize, told: bool) -> (usize, Option<Mistake>) {
    let end = text[here..]
        .find(|c| matches!(c, '<' | '>' | '%' | '#') || is_allowed(c, here > path_end))
        .map_or(text.len(), |length| here + length);
    let run = &text[here..end];
    let what = if run.chars().all(|c| c == ' ') {
        "a space can't stand in a URL as it is".to_owned()
    } else {
        format!("`{}` can't stand in a URL as it is", shown(run))
    };
    let path = corrected(text, path_end);
    if told && path.is_some() {
        return (end, None);
    }
    let help = path.map_or_else(
        || format!("write `{}`", encoded(run)),
        |path| format!("write {path}"),
    );
    (end, Some(Mistake::new(here..end, what, help)))
}

/// `%s` is where a value stands in other languages.
fn percent(after: &str) -> &'static str {
    let mut next = after.chars();
    match (next.next(), next.next()) {
        (Some('s' | 'd' | 'v' | 'i' | 'u'), None | Some('/' | '?' | '.')) => {
            "write `<name>` for the value of a field, or `%25` for the character itself"
        }
        _ => "write `%25` for the character itself",
    }
}

fn is_escape(text: &str) -> bool {
    let digits = text.as_bytes().get(1..3).unwrap_or_default();
    digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit)
}

fn encoded(text: &str) -> String {
    text.bytes()
        .fold(String::new(), |out, byte| out + &format!("%{byte:02X}"))
}

fn segments(text: &str, path_end: usize, mistakes: &mut Vec<Mistake>) {
    let path = &text[..path_end];
    let help = |otherwise: &str| match corrected(text, path_end) {
        Some(path) => format!("write {path}"),
        None => otherwise.to_owned(),
    };
    let mut start = 1;
    let mut segments = path.get(1..).unwrap_or_default().split('/').peekable();
    while let Some(segment) = segments.next() {
        let range: Range<usize> = start..start + segment.len();
        start = range.end + 1;
        if dots(segment).is_some() {
            mistakes.push(Mistake::new(
                range,
                format!("URL parsers drop the segment `{segment}`"),
                help("write the path that is meant without it"),
            ));
        } else if segment.is_empty() && segments.peek().is_some() {
            mistakes.push(Mistake::new(
                range.start - 1..range.end + 1,
                "the path has an empty segment (`//`)",
                help("write one slash"),
            ));
        }
    }
}
