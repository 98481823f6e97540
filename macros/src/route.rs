//! What a path template means: text to segments and placeholders with byte ranges, and its mistakes.

mod literal;

use std::ops::Range;

/// A path template that was read to its end, with what was understood of it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Route {
    pub(crate) placeholders: Vec<Placeholder>,
}

/// `<name>` or `<name..>`.
#[derive(Debug, PartialEq)]
pub(crate) struct Placeholder {
    pub(crate) name: String,
    /// Of the name, without brackets and dots.
    pub(crate) range: Range<usize>,
}

/// What is wrong with a part of a template, and how to write it.
#[derive(Debug, PartialEq)]
pub(crate) struct Mistake {
    pub(crate) range: Range<usize>,
    pub(crate) what: String,
    pub(crate) help: String,
}

impl Mistake {
    fn new(range: Range<usize>, what: impl Into<String>, help: impl Into<String>) -> Mistake {
        Mistake {
            range,
            what: what.into(),
            help: help.into(),
        }
    }
}

/// Reads a template. Every mistake is found, each once.
pub(crate) fn parse(text: &str) -> (Route, Vec<Mistake>) {
    let mut mistakes = Vec::new();
    if let Some(mistake) = whole(text) {
        return (
            Route {
                placeholders: placeholders(text, &mut Vec::new()),
            },
            vec![mistake],
        );
    }
    let placeholders = placeholders(text, &mut mistakes);
    let path_end = text.find('?').unwrap_or(text.len());
    if let Some(late) = placeholders
        .iter()
        .find(|found| found.range.start > path_end)
    {
        mistakes.push(Mistake::new(
            late.range.clone(),
            format!("`<{}>` stands in the query", late.name),
            format!(
                "end the path before it and write `#[query]` on the field `{}`",
                late.name
            ),
        ));
    }
    for (at, found) in placeholders.iter().enumerate() {
        if placeholders[..at]
            .iter()
            .any(|earlier| earlier.name == found.name)
        {
            mistakes.push(Mistake::new(
                found.range.clone(),
                format!("`<{}>` stands in the path twice", found.name),
                "give the second one a name and a field of its own",
            ));
        }
    }
    literal::check(text, path_end, &mut mistakes);
    mistakes.sort_by_key(|mistake| mistake.range.start);
    (Route { placeholders }, mistakes)
}

/// Mistakes about the text as a whole: another notation, or no path at all.
fn whole(text: &str) -> Option<Mistake> {
    if let Some((scheme, rest)) = text.split_once("://")
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
    {
        let path = rest.find('/').map_or("/", |slash| &rest[slash..]);
        let base = &text[..text.len() - if rest.contains('/') { path.len() } else { 0 }];
        return Some(Mistake::new(
            0..base.len(),
            "the path is a whole URL",
            format!(
                "write \"{path}\" here, and give the base to the client: `Client::new(\"{base}\")`"
            ),
        ));
    }
    if let Some((range, corrected)) = other_notation(text) {
        let slash = if corrected.starts_with('/') { "" } else { "/" };
        return Some(Mistake::new(
            range,
            "a placeholder is written in angle brackets",
            format!("write \"{slash}{corrected}\""),
        ));
    }
    (!text.starts_with('/')).then(|| {
        Mistake::new(
            0..text.chars().next().map_or(0, char::len_utf8),
            "the path must start with `/`",
            format!("write \"/{text}\""),
        )
    })
}

/// The first `{name}` or `:name`, and the text with all of them written as `<name>`.
fn other_notation(text: &str) -> Option<(Range<usize>, String)> {
    let (mut corrected, mut first, mut at) = (String::new(), None, 0);
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        let braces = rest
            .strip_prefix('{')
            .and_then(|inner| inner.split_once('}'))
            .map(|(name, _)| {
                let name = name.trim();
                (
                    name.len(),
                    name.trim_start_matches('*').trim_end_matches('*'),
                    rest.find('}').unwrap_or(0) + 1,
                )
            });
        let colon = (at == 0 || text[..at].ends_with('/'))
            .then(|| rest.strip_prefix(':'))
            .flatten()
            .map(|name| {
                name.find(|c: char| !is_word(c))
                    .map_or(name, |end| &name[..end])
            })
            .filter(|name| !name.is_empty())
            .map(|name| (name.len(), name, name.len() + 1));
        match braces.or(colon) {
            Some((_, name, length)) => {
                first.get_or_insert(at..at + length);
                corrected.push_str(&format!("<{}>", identifier(name)));
                at += length;
            }
            None => {
                corrected.push(next);
                at += next.len_utf8();
            }
        }
    }
    first.map(|range| (range, corrected))
}

/// The placeholders, as far as they can be read.
fn placeholders(text: &str, mistakes: &mut Vec<Mistake>) -> Vec<Placeholder> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find(['<', '>']).map(|offset| at + offset) {
        at = open + 1;
        if text[open..].starts_with('>') {
            mistakes.push(Mistake::new(
                open..open + 1,
                "`>` closes no placeholder",
                "write `<name>`, or `%3E` for the character itself",
            ));
            continue;
        }
        let end = text[at..].find(['>', '<', '/']).map(|offset| at + offset);
        let Some(close) = end.filter(|end| text[*end..].starts_with('>')) else {
            let name = &text[at..end.unwrap_or(text.len())];
            let name = if name.is_empty() {
                "name".to_owned()
            } else {
                identifier(name)
            };
            mistakes.push(Mistake::new(
                open..end.unwrap_or(text.len()),
                "a placeholder is not closed",
                format!("write `<{name}>`, or `%3C` for the character `<` itself"),
            ));
            continue;
        };
        placeholder(text, open, close, mistakes, &mut found);
        at = close + 1;
    }
    found
}

fn placeholder(
    text: &str,
    open: usize,
    close: usize,
    mistakes: &mut Vec<Mistake>,
    found: &mut Vec<Placeholder>,
) {
    let inner = &text[open + 1..close];
    let name = inner.strip_suffix("..").unwrap_or(inner);
    let (whole, rest) = (open..close + 1, name.len() < inner.len());
    if name.is_empty() {
        mistakes.push(Mistake::new(
            whole,
            "a placeholder has no name",
            "write the name of a field between the brackets, as `<org>`",
        ));
        return;
    }
    if !is_identifier(name) {
        let dots = if rest { ".." } else { "" };
        mistakes.push(Mistake::new(
            whole,
            format!("`{name}` is not the name of a field"),
            format!(
                "write `<{}{dots}>`, and name the field so",
                identifier(name)
            ),
        ));
        return;
    }
    let alone = text[..open].ends_with('/')
        && matches!(text[close + 1..].chars().next(), None | Some('/' | '?'));
    if rest && !alone {
        mistakes.push(Mistake::new(
            whole,
            format!("`<{name}..>` is whole segments, and can't share one with other text"),
            format!("write `/<{name}..>`, or `<{name}>` for one segment"),
        ));
    }
    found.push(Placeholder {
        name: name.to_owned(),
        range: open + 1..open + 1 + name.len(),
    });
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a field can have this name. Raw identifiers stand in a path without their `r#`.
fn is_identifier(name: &str) -> bool {
    name != "_"
        && !matches!(name, "self" | "Self" | "super" | "crate")
        && name.chars().all(is_word)
        && !name.starts_with(|c: char| c.is_numeric())
}

/// The nearest text that is an identifier.
fn identifier(name: &str) -> String {
    let name = name.trim().trim_start_matches("r#").trim_end_matches('.');
    let mut out: String = name
        .chars()
        .map(|c| if is_word(c) { c } else { '_' })
        .collect();
    if !is_identifier(&out) {
        out.insert_str(0, "field_");
    }
    out.trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests;
