//! Which texts are no path, but would be one in another notation or place.

use super::{Mistake, identifier, is_identifier, is_rest, is_word};

/// Mistakes about the text as a whole: a URL, other brackets, white space around it, no slash.
pub(super) fn whole(text: &str) -> Option<Mistake> {
    whole_url(text)
        .or_else(|| other_brackets(text))
        .or_else(|| white_space(text))
        .or_else(|| {
            let first = 0..text.chars().next().map_or(0, char::len_utf8);
            let help = format!("write \"{}\"", rooted(text));
            let what = "the path must start with `/`";
            (!text.starts_with('/')).then(|| Mistake::new(first, what, help))
        })
}

fn whole_url(text: &str) -> Option<Mistake> {
    let (base, path) = url(text)?;
    let base = if base.contains("://") {
        base.to_owned()
    } else {
        format!("https://{base}")
    };
    let end = text.len() - if text.ends_with(path) { path.len() } else { 0 };
    Some(Mistake::new(
        0..end,
        "the path is a whole URL",
        format!(
            "write \"{path}\" here, and give the base to the client: `Client::new(\"{base}\")`"
        ),
    ))
}

fn other_brackets(text: &str) -> Option<Mistake> {
    let (range, corrected) = other_notation(text)?;
    let query = corrected
        .split_once('?')
        .is_some_and(|(_, query)| query.contains('<'));
    let fields = if query {
        ", and `#[query]` on the fields of the query"
    } else {
        ""
    };
    Some(Mistake::new(
        range,
        "a placeholder is written in angle brackets",
        format!("write \"{}\"{fields}", without_pairs(&rooted(&corrected))),
    ))
}

fn white_space(text: &str) -> Option<Mistake> {
    if text.trim() == text || text.trim().is_empty() {
        return None;
    }
    let start = text.len() - text.trim_start().len();
    let range = if start > 0 {
        0..start
    } else {
        text.trim_end().len()..text.len()
    };
    let help = format!("write \"{}\"", rooted(text));
    let what = "white space stands around the path";
    Some(Mistake::new(range, what, help))
}

/// The text with a slash first, whatever kind of slash it had.
fn rooted(text: &str) -> String {
    let text = text.trim().replace('\\', "/");
    if text.starts_with('/') {
        text
    } else {
        format!("/{text}")
    }
}

/// Base and path of a URL, with or without its scheme. What follows a host that is a name of a file
/// too is not known, so that it must be followed by a path.
fn url(text: &str) -> Option<(&str, &str)> {
    if let Some((scheme, rest)) = text.split_once("://")
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
    {
        let path = rest.find('/').map_or("/", |slash| &rest[slash..]);
        let length = if rest.contains('/') { path.len() } else { 0 };
        return Some((&text[..text.len() - length], path));
    }
    let bare = text.strip_prefix("//").unwrap_or(text);
    let (host, _) = bare.split_once('/')?;
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let is_host = (name.contains('.') || name == "localhost")
        && !name.starts_with('.')
        && !name.ends_with('.')
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
        && port.parse::<u16>().is_ok();
    is_host.then(|| (host, &bare[host.len()..]))
}

/// The text without those pairs of its query that have a placeholder.
pub(super) fn without_pairs(text: &str) -> String {
    let Some((path, query)) = text.split_once('?') else {
        return text.to_owned();
    };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.contains('<'))
        .collect();
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", kept.join("&"))
    }
}

/// The first `{name}`, `${name}`, `[name]` or `:name`, and the text with all of them written as
/// `<name>`.
fn other_notation(text: &str) -> Option<(std::ops::Range<usize>, String)> {
    let (mut corrected, mut first, mut at) = (String::new(), None, 0);
    while let Some(next) = text[at..].chars().next() {
        if let Some((name, length)) = placeholder(&text[..at], &text[at..]) {
            first.get_or_insert(at..at + length);
            let dots = if is_rest(name) { ".." } else { "" };
            let name = identifier(name);
            let name = if name.is_empty() { "name" } else { &name };
            corrected.push_str(&format!("<{name}{dots}>"));
            at += length;
        } else {
            corrected.push(next);
            at += next.len_utf8();
        }
    }
    first.map(|range| (range, corrected))
}

/// The name of a placeholder in another notation at the beginning of a text, and its length.
fn placeholder<'a>(before: &str, text: &'a str) -> Option<(&'a str, usize)> {
    let brackets = [
        ("${", "}"),
        ("#{", "}"),
        ("%{", "}"),
        ("{{", "}}"),
        ("{", "}"),
        ("[", "]"),
    ];
    let bracketed = brackets.iter().find_map(|(open, close)| {
        let (name, _) = text.strip_prefix(open)?.split_once(close)?;
        let plain = name.trim().trim_matches(['*', '.', '+', '?', ' ', '$']);
        // Brackets that hold no name are characters in the wrong place.
        (*open != "[" || !plain.is_empty() && is_identifier(plain))
            .then_some((name, open.len() + name.len() + close.len()))
    });
    let colon = || {
        let name = text
            .strip_prefix(':')
            .filter(|_| before.is_empty() || before.ends_with('/'))?;
        let end = name.find(|c: char| !is_word(c)).unwrap_or(name.len());
        let end = end + name[end..].len() - name[end..].trim_start_matches(['*', '?', '+']).len();
        (end > 0).then_some((&name[..end], end + 1))
    };
    bracketed.or_else(colon)
}
