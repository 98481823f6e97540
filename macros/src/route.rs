//! What a path template means: text to segments and placeholders with byte ranges, and its mistakes.

mod literal;
mod notation;

use std::ops::Range;

use crate::listed::listed;

/// A path template that was read to its end, with what was understood of it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Route {
    pub(crate) placeholders: Vec<Placeholder>,
    /// Whether there may be more of them than could be read.
    pub(crate) is_torn: bool,
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
    if let Some(mistake) = notation::whole(text) {
        return (
            Route {
                placeholders: placeholders(text, &mut Vec::new()),
                is_torn: true,
            },
            vec![mistake],
        );
    }
    let placeholders = placeholders(text, &mut mistakes);
    let path_end = text.find('?').unwrap_or(text.len());
    mistakes.extend(in_the_query(text, path_end, &placeholders));
    twice(&placeholders, &mut mistakes);
    literal::check(text, path_end, &mut mistakes);
    mistakes.sort_by_key(|mistake| mistake.range.start);
    let is_torn = !mistakes.is_empty();
    (
        Route {
            placeholders,
            is_torn,
        },
        mistakes,
    )
}

/// The first placeholder behind the `?`, where fields are pairs by themselves.
fn in_the_query(text: &str, path_end: usize, placeholders: &[Placeholder]) -> Option<Mistake> {
    let late = placeholders
        .iter()
        .filter(|found| found.range.start > path_end);
    let names: Vec<&str> = late.clone().map(|found| &*found.name).collect();
    let first = late.clone().next()?;
    let fields = if names.len() == 1 { "field" } else { "fields" };
    Some(Mistake::new(
        first.range.clone(),
        format!("`<{}>` stands in the query", first.name),
        format!(
            "write \"{}\", and `#[query]` on the {fields} {}",
            notation::without_pairs(text),
            listed(names)
        ),
    ))
}

/// Two placeholders of one name, of which the second would need a value of its own.
fn twice(placeholders: &[Placeholder], mistakes: &mut Vec<Mistake>) {
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
}

/// The placeholders, as far as they can be read.
fn placeholders(text: &str, mistakes: &mut Vec<Mistake>) -> Vec<Placeholder> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find(['<', '>']).map(|offset| at + offset) {
        if let Some((name, length)) = doubled(&text[open..]) {
            at = open + length;
            let what = "a placeholder has one pair of brackets";
            let help = format!("write `<{}>`", identifier(name));
            mistakes.push(Mistake::new(open..at, what, help));
            continue;
        }
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

/// What stands in `<<name>>`, and the length of it all.
fn doubled(text: &str) -> Option<(&str, usize)> {
    let (name, _) = text.strip_prefix("<<")?.split_once(">>")?;
    (!name.contains(['<', '>', '/'])).then_some((name, name.len() + 4))
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
        // A type or pattern behind a colon says nothing of segments; `<path:name>` does.
        let before = inner.split(':').next().unwrap_or_default();
        let several = is_rest(before) || before == "path" && inner.contains(':');
        let dots = if rest || several { ".." } else { "" };
        let what = format!("`{name}` is not the name of a field");
        let meant = identifier(name);
        let help = if ["self", "Self", "super", "crate", "_"].contains(&name) {
            "write the name of a field between the brackets, as `<org>`".to_owned()
        } else if name.contains(&meant) {
            format!("write `<{meant}{dots}>`")
        } else {
            format!("write `<{meant}{dots}>`, and name the field so")
        };
        mistakes.push(Mistake::new(whole, what, help));
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

/// Whether it means several segments in another notation: `*path`, `path*`, `..path`, `path+`.
fn is_rest(inner: &str) -> bool {
    inner.starts_with(['*', '.']) || inner.ends_with(['*', '.', '+'])
}

/// The nearest text that is an identifier: without a type, an example or a sign of other notations.
fn identifier(name: &str) -> String {
    let name = name.trim().trim_start_matches("r#");
    let name = name.strip_prefix("self.").unwrap_or(name);
    let types = [
        "int", "str", "string", "path", "uuid", "u64", "i64", "float", "slug",
    ];
    let name = match name.split_once([':', '=', '|']) {
        // `<int:id>` has its type first, `<id: u64>` last.
        Some((kind, name)) if types.contains(&kind.trim()) => name,
        Some((name, _)) => name,
        None => name,
    };
    let name = name
        .trim()
        .trim_matches(['.', '*', '+', '?', '$', '{', '}', '[', ']', '#', '@']);
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
