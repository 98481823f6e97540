//! How pages follow each other: `paginate = link | page(field) | cursor(field, response_field)`.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token};

use super::super::{is_name, skip_to};
use crate::diag::{Sink, shown};
use crate::similar::nearest;

/// The ways to the next page, as they are written.
const WAYS: [&str; 3] = ["link", "page", "cursor"];
const USAGE: &str = "write `paginate = link`, `paginate = page(field)` or `paginate = cursor(field, response_field)`";

/// What leads to the next page.
#[derive(Clone, Debug)]
pub(crate) enum Paginate {
    /// The `Link` header of the answer.
    Link,
    /// A number in this field, counted up.
    Page(Ident),
    /// What the answer has in its field, sent in this one.
    Cursor(Ident, Vec<Ident>),
}

impl Paginate {
    /// The field of the endpoint that names the page.
    pub(crate) fn field(&self) -> Option<&Ident> {
        match self {
            Paginate::Link => None,
            Paginate::Page(field) | Paginate::Cursor(field, _) => Some(field),
        }
    }

    /// All names of fields, those of the response among them.
    fn names(&self) -> impl Iterator<Item = &Ident> {
        let theirs: &[Ident] = match self {
            Paginate::Cursor(_, theirs) => theirs,
            Paginate::Link | Paginate::Page(_) => &[],
        };
        self.field().into_iter().chain(theirs)
    }
}

/// Reads `= way`. What can't be understood is reported, and taken for `link`: callers of `pages`
/// are not to blame.
pub(super) fn read(key: &Ident, input: ParseStream<'_>, sink: &mut Sink) -> Paginate {
    let way = way(key, input, sink).unwrap_or_else(|| {
        skip_to(input, |input| input.peek(Token![,]));
        Paginate::Link
    });
    if no_keywords(&way, sink) {
        way
    } else {
        Paginate::Link
    }
}

/// A keyword would not be read as a field in what is printed.
fn no_keywords(way: &Paginate, sink: &mut Sink) -> bool {
    let before = sink.count();
    for name in way.names() {
        let raw = format!("r#{name}");
        if is_name(&name.to_string()) {
            continue;
        }
        let help = if is_name(&raw) {
            format!("write `{raw}`")
        } else {
            "write the name of a field".to_owned()
        };
        sink.push(name, format!("`{name}` is a keyword, and no field"), help);
    }
    sink.count() == before
}

/// The name of the way, behind the equals sign.
fn name(key: &Ident, input: ParseStream<'_>, sink: &mut Sink) -> Option<Ident> {
    if input.peek(syn::token::Paren)
        && let Ok(group) = input.parse::<proc_macro2::Group>()
    {
        let what = "the option `paginate` has its value behind `=`";
        let inside = shown(&group.stream());
        let help = match inside.as_str() {
            "page" => "write `paginate = page(page)`".to_owned(),
            "cursor" => USAGE.to_owned(),
            _ => format!("write `paginate = {inside}`"),
        };
        sink.push(key, what, help);
        return None;
    }
    if input.parse::<Token![=]>().is_err() {
        sink.push(key, "the option `paginate` needs a value", USAGE);
        return None;
    }
    if let Ok(text) = input.fork().parse::<LitStr>() {
        let what = "the option `paginate` does not take this value";
        let help = format!("write `paginate = {}`, without quotes", text.value());
        sink.push(text, what, help);
        return None;
    }
    let name = input.call(Ident::parse_any).ok();
    if name.is_none() {
        let next: syn::Result<proc_macro2::TokenTree> = input.fork().parse();
        let what = "the option `paginate` does not take this value";
        match next {
            Ok(next) => sink.push(next, what, USAGE),
            Err(_) => sink.push(key, "the option `paginate` needs a value", USAGE),
        }
    }
    name
}

fn way(key: &Ident, input: ParseStream<'_>, sink: &mut Sink) -> Option<Paginate> {
    let way = name(key, input, sink)?;
    let meant = rewritten(&way, input);
    let at = quoted(input).unwrap_or_else(|| way.to_token_stream());
    let mut refuse = |what: &str, help: &str| {
        let help = meant.as_deref().unwrap_or(help);
        sink.push(&at, what, help);
        None
    };
    match (way.to_string().as_str(), fields(input)) {
        ("link", None) => Some(Paginate::Link),
        ("link", Some(_)) => refuse(
            "`paginate = link` takes no field",
            "write `paginate = link`",
        ),
        ("page", Some(Ok(mut fields))) if fields.len() == 1 && fields[0].len() == 1 => {
            Some(Paginate::Page(fields.remove(0).remove(0)))
        }
        ("page", _) => refuse(
            "`paginate = page` names the field that holds the number of the page",
            "write `paginate = page(field)`",
        ),
        ("cursor", Some(Ok(mut fields))) if fields.len() == 2 && fields[0].len() == 1 => {
            let theirs = fields.remove(1);
            Some(Paginate::Cursor(fields.remove(0).remove(0), theirs))
        }
        ("cursor", _) => refuse(
            "`paginate = cursor` names the field that holds the cursor, and the response's field \
             that has the next one",
            "write `paginate = cursor(field, response_field)`",
        ),
        (other, _) => {
            let help = nearest(other, WAYS).map_or(USAGE.to_owned(), |near| {
                format!(
                    "write `{near}`; the ways are `link`, `page(field)` and \
                     `cursor(field, response_field)`"
                )
            });
            sink.push(&way, format!("`{way}` is not a way to the next page"), help);
            None
        }
    }
}

/// The names that stand in quotes, from the first to the last.
fn quoted(input: ParseStream<'_>) -> Option<TokenStream> {
    let group: proc_macro2::Group = input.fork().parse().ok()?;
    let trees: Vec<TokenTree> = group.stream().into_iter().collect();
    let is_text = |tree: &TokenTree| matches!(tree, TokenTree::Literal(_));
    let first = trees.iter().position(is_text)?;
    let last = trees.iter().rposition(is_text)?;
    Some(trees[first..=last].iter().cloned().collect())
}

/// The way as it is meant, where its fields stand in quotes, behind `self` or `=`, or beside other
/// signs.
fn rewritten(way: &Ident, input: ParseStream<'_>) -> Option<String> {
    let fields = match input.fork().parse::<proc_macro2::Group>() {
        Ok(group) => group.stream(),
        Err(_) => {
            let rest: TokenStream = input.fork().parse().ok()?;
            let is_comma =
                |tree: &TokenTree| matches!(tree, TokenTree::Punct(sign) if sign.as_char() == ',');
            rest.into_iter()
                .take_while(|tree| !is_comma(tree))
                .collect()
        }
    };
    let names: Vec<String> = fields
        .into_iter()
        .map(|tree| tree.to_string().trim_matches('"').to_owned())
        .filter(|name| name != "self" && is_place(name))
        .collect();
    let wanted = if way == "page" { 1 } else { 2 };
    let names = (names.len() == wanted).then(|| names.join(", "))?;
    (way != "link").then(|| format!("write `paginate = {way}({names})`"))
}

/// Whether it is `field` or `outer.inner`.
fn is_place(text: &str) -> bool {
    text.split('.').all(is_name)
}

/// `(field, outer.inner)`, `None` without parentheses.
fn fields(input: ParseStream<'_>) -> Option<syn::Result<Vec<Vec<Ident>>>> {
    if !input.peek(syn::token::Paren) {
        return None;
    }
    let read = |input: ParseStream<'_>| {
        let inner;
        syn::parenthesized!(inner in input);
        let fields = inner.call(|inner| {
            inner.parse_terminated(
                |inner| -> syn::Result<Vec<Ident>> {
                    let mut path = vec![inner.call(Ident::parse_any)?];
                    while inner.parse::<Option<Token![.]>>()?.is_some() {
                        path.push(inner.call(Ident::parse_any)?);
                    }
                    Ok(path)
                },
                Token![,],
            )
        });
        let fields = fields.map(|fields| fields.into_iter().collect());
        // What is left would be a mistake of its own.
        skip_to(&inner, |_| false);
        fields
    };
    Some(read(input))
}
