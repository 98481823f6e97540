//! How does a value stand in a query or form, and what are the styles called elsewhere?

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token};

use crate::diag::Sink;
use crate::listed::listed;
use crate::similar::nearest;

const STYLES: [&str; 4] = ["comma", "brackets", "pipes", "spaces"];

/// How a value stands in a query or form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Comma,
    Brackets,
    Pipes,
    Spaces,
    Flat,
}

impl Style {
    /// As it is written behind a name.
    pub(super) fn said(self) -> &'static str {
        match self {
            Style::Comma => ", style = comma",
            Style::Brackets => ", style = brackets",
            Style::Pipes => ", style = pipes",
            Style::Spaces => ", style = spaces",
            Style::Flat => "",
        }
    }
}

/// Reads `= comma`, behind the key `style`.
pub(super) fn read(
    key: &Ident,
    input: ParseStream<'_>,
    sink: &mut Sink,
) -> syn::Result<Option<Style>> {
    if input.parse::<Token![=]>().is_err() || input.is_empty() {
        let rest: proc_macro2::TokenStream = input.fork().parse()?;
        let mut words = rest.into_iter().map(|tree| tree.to_string());
        let help = match words.find_map(|word| meant(word.trim_matches(['"', '(', ')']))) {
            Some(style) => format!("write `style = {style}`"),
            None => styles(),
        };
        sink.push(key, "`style` needs a value", help);
    } else if let Ok(text) = input.parse::<LitStr>() {
        let help = match meant(&text.value()) {
            Some(style) => format!("write `style = {style}`"),
            None => styles(),
        };
        sink.push(text, "a style is written without quotes", help);
    } else {
        let style = input.call(Ident::parse_any)?;
        return Ok(named(&style, sink));
    }
    Ok(None)
}

fn named(style: &Ident, sink: &mut Sink) -> Option<Style> {
    let name = style.to_string();
    match name.as_str() {
        "comma" => Some(Style::Comma),
        "brackets" => Some(Style::Brackets),
        "pipes" => Some(Style::Pipes),
        "spaces" => Some(Style::Spaces),
        _ => {
            let help = match meant(&name) {
                Some(near) => format!("write `{near}`"),
                None => styles(),
            };
            sink.push(style, format!("`{name}` is not a style of lists"), help);
            None
        }
    }
}

fn meant(name: &str) -> Option<&'static str> {
    styled(name).or_else(|| nearest(name, STYLES))
}

fn styles() -> String {
    let styles = listed(STYLES);
    format!("the styles are {styles}; without one the name repeats")
}

/// A style as other libraries and OpenAPI call it.
pub(super) fn styled(name: &str) -> Option<&'static str> {
    if let Some(ours) = STYLES.into_iter().find(|style| *style == name) {
        return Some(ours);
    }
    match name.to_lowercase().replace('_', "").as_str() {
        "csv" | "commas" | "commaseparated" | "simple" => Some("comma"),
        "array" | "arraybrackets" | "bracket" => Some("brackets"),
        "pipe" | "pipedelimited" => Some("pipes"),
        "space" | "spacedelimited" | "ssv" => Some("spaces"),
        _ => None,
    }
}
