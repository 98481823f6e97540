//! Which path is meant by what is no text in quotes?

use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};
use syn::parse::ParseStream;
use syn::{Lit, LitStr, Token};

/// Takes what stands in the place of the path.
pub(super) fn taken(input: ParseStream<'_>) -> TokenStream {
    let mut taken = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) && !input.peek(Token![->]) {
        match input.parse::<TokenTree>() {
            Ok(tree) => taken.extend([tree]),
            Err(_) => break,
        }
    }
    taken
}

/// The path that `concat!("/zen", "/quotes")` or `format!("/users/{}", id)` is meant to build.
pub(super) fn built(tokens: &TokenStream) -> Option<String> {
    let mut trees = tokens.clone().into_iter();
    let (name, sign) = (trees.next()?, trees.next()?);
    let Some(TokenTree::Group(arguments)) = trees.next() else {
        return only(tokens.clone());
    };
    let (mut texts, mut names) = (Vec::new(), Vec::new());
    for tree in arguments.stream() {
        match tree {
            TokenTree::Literal(literal) => texts.push(text(literal)?),
            TokenTree::Ident(name) if name != "self" => names.push(name.to_string()),
            _ => {}
        }
    }
    match (name.to_string().as_str(), sign.to_string().as_str()) {
        ("concat", "!") if names.is_empty() => Some(texts.concat()),
        ("format", "!") => {
            let text = names.iter().fold(texts.first()?.clone(), |text, name| {
                text.replacen("{}", &format!("<{name}>"), 1)
            });
            Some(text.replace('{', "<").replace('}', ">"))
        }
        _ => None,
    }
}

/// The path of `path = "/zen"` and `url("/zen")`.
fn only(tokens: TokenStream) -> Option<String> {
    tokens.into_iter().find_map(|tree| match tree {
        TokenTree::Group(group) => only(group.stream()),
        TokenTree::Literal(literal) => text(literal).filter(|text| text.starts_with('/')),
        _ => None,
    })
}

fn text(literal: Literal) -> Option<String> {
    match Lit::new(literal) {
        Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

/// The text of `("/path")`, `b"/path"`, `'/'` and the like.
pub(super) fn alone(tokens: &TokenStream) -> Option<LitStr> {
    let mut trees = tokens.clone().into_iter();
    match (trees.next()?, trees.next()) {
        (TokenTree::Group(group), None) if group.delimiter() != Delimiter::None => {
            let text = syn::parse2(group.stream());
            text.ok().or_else(|| {
                let path = group.stream().to_string().replace(' ', "");
                path.starts_with('/')
                    .then(|| LitStr::new(&path, group.span()))
            })
        }
        (TokenTree::Literal(literal), None) => {
            let text = literal.to_string();
            let inner = text.trim_start_matches(['b', 'c', 'r', '#']);
            let inner = inner.trim_end_matches('#').trim_matches(['"', '\'']);
            Some(LitStr::new(inner, literal.span()))
        }
        _ => None,
    }
}
