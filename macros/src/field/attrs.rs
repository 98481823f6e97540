//! What our own field attributes say: `#[query]`, `#[header]`, `#[body]` and `#[part]`.

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Attribute, Ident, LitStr, Token};

use super::slips;
use super::style::{self, Style};
use crate::args::{header_name, header_text, skip_to};
use crate::diag::{Sink, shown};
use crate::similar::nearest;

/// `#[query]`, `#[query("name")]`, `#[query(style = comma)]`, `#[query(flatten)]`.
pub(crate) struct Query {
    pub(crate) attr: Ident,
    pub(crate) name: Option<LitStr>,
    pub(crate) style: Option<Style>,
}

/// `#[header("Name")]`, `#[header("Name", sensitive)]`, `#[header(prefix = "x-meta-")]`.
pub(crate) struct Header {
    pub(crate) attr: Ident,
    /// In lower case; of a prefix, its beginning.
    pub(crate) name: String,
    pub(crate) prefix: bool,
    pub(crate) sensitive: bool,
}

/// `#[body]`, `#[body(content_type = "text/csv")]`.
pub(crate) struct Body {
    pub(crate) attr: Ident,
    pub(crate) content_type: Option<String>,
}

/// `#[part]`, `#[part("name")]`, `#[part(file)]`.
pub(crate) struct Part {
    pub(crate) attr: Ident,
    pub(crate) name: Option<LitStr>,
    pub(crate) file: bool,
}

/// The attribute of this name. A second one has no place.
pub(super) fn only<'a>(
    attrs: &'a [Attribute],
    name: &str,
    sink: &mut Sink,
) -> Option<&'a Attribute> {
    let mut found = attrs.iter().filter(|attr| attr.path().is_ident(name));
    let first = found.next();
    for second in found {
        let what = format!("`#[{name}]` stands on this field twice");
        sink.push(second, what, "write all of it in one attribute");
    }
    first
}

const HEADER_USAGE: &str = "write `#[header(\"X-Name\")]`, `#[header(\"X-Name\", sensitive)]` or \
                            `#[header(prefix = \"x-name-\")]`";

pub(super) fn read_header(attr: &Attribute, sink: &mut Sink) -> Option<Header> {
    let (mut name, mut prefix, mut sensitive) = (None, false, false);
    let read = each_item(attr, HEADER_USAGE, sink, |input, sink| {
        if input.peek(LitStr) && name.is_none() {
            name = Some(input.parse::<LitStr>()?);
            return Ok(());
        }
        let key = input.call(Ident::parse_any)?;
        match key.to_string().as_str() {
            "sensitive" => sensitive = true,
            "prefix" if name.is_none() => {
                input.parse::<Token![=]>()?;
                (name, prefix) = (Some(input.parse()?), true);
            }
            "prefix" => return Err(syn::Error::new(key.span(), "")),
            _ => {
                let said = if sensitive { ", sensitive" } else { "" };
                unknown("header", &key, said, input, sink);
            }
        }
        Ok(())
    });
    if read && name.is_none() {
        let what = "`#[header]` needs the name of the header";
        sink.push(attr, what, HEADER_USAGE);
    }
    let name = name.and_then(|name| header_name(&name, prefix, sink));
    Some(Header {
        attr: attr.path().get_ident()?.clone(),
        // What could not be read keeps the field's place, and is the same as no other header.
        prefix: prefix || name.is_none(),
        name: name.unwrap_or_default(),
        sensitive,
    })
}

pub(super) fn read_body(attr: &Attribute, sink: &mut Sink) -> Option<Body> {
    let mut text = None;
    each_item(attr, BODY_USAGE, sink, |input, sink| {
        let key = input.call(Ident::parse_any)?;
        if key == "content_type" {
            input.parse::<Token![=]>()?;
            text = Some(input.parse::<LitStr>()?);
        } else {
            unknown("body", &key, "", input, sink);
        }
        Ok(())
    });
    Some(Body {
        attr: attr.path().get_ident()?.clone(),
        content_type: text.and_then(|text| header_text("content-type", &text, sink)),
    })
}

const BODY_USAGE: &str = "write `#[body]` or `#[body(content_type = \"text/csv\")]`";

pub(super) fn read_part(attr: &Attribute, sink: &mut Sink) -> Option<Part> {
    let mut part = Part {
        attr: attr.path().get_ident()?.clone(),
        name: None,
        file: false,
    };
    each_item(attr, PART_USAGE, sink, |input, sink| {
        if input.peek(LitStr) && part.name.is_none() {
            part.name = Some(wire_name(input.parse()?, "part", sink));
            return Ok(());
        }
        let key = input.call(Ident::parse_any)?;
        if key == "file" {
            part.file = true;
        } else {
            let said = if part.file { ", file" } else { "" };
            unknown("part", &key, said, input, sink);
        }
        Ok(())
    });
    Some(part)
}

const PART_USAGE: &str = "write `#[part]`, `#[part(\"name\")]` or `#[part(file)]`";

pub(super) fn read_query(attr: &Attribute, sink: &mut Sink) -> Option<Query> {
    let mut query = Query {
        attr: attr.path().get_ident()?.clone(),
        name: None,
        style: None,
    };
    each_item(attr, QUERY_USAGE, sink, |input, sink| {
        query_item(&mut query, input, sink)
    });
    if let (Some(name), Some(Style::Flat)) = (&query.name, query.style) {
        let what = "a flattened value has the names of its own fields";
        sink.push(name, what, "leave the name out, or `flatten`");
    }
    Some(query)
}

const QUERY_USAGE: &str =
    "write `#[query]`, `#[query(\"name\")]`, `#[query(style = comma)]` or `#[query(flatten)]`";

/// Reads the items of an attribute, and says whether it could. An attribute may have none.
fn each_item(
    attr: &Attribute,
    usage: &str,
    sink: &mut Sink,
    mut item: impl FnMut(ParseStream<'_>, &mut Sink) -> syn::Result<()>,
) -> bool {
    if matches!(attr.meta, syn::Meta::Path(_)) {
        return true;
    }
    let before = sink.count();
    let read = attr.parse_args_with(|input: ParseStream<'_>| {
        while !input.is_empty() {
            let told = sink.count();
            if let Err(error) = item(input, sink) {
                skip_to(input, |_| false);
                return Err(error);
            }
            if sink.count() > told {
                // What follows up to the next comma belongs to the mistake.
                skip_to(input, |input| input.peek(Token![,]));
            }
            if !input.is_empty()
                && let Err(error) = input.parse::<Token![,]>()
            {
                skip_to(input, |_| false);
                return Err(error);
            }
        }
        Ok(())
    });
    if let Err(error) = read {
        let name = attr.path().get_ident().map(Ident::to_string);
        let name = name.unwrap_or_default();
        let what = format!("`#[{name}]` is not written like this");
        let help = slips::rewritten(attr, &name).unwrap_or_else(|| usage.to_owned());
        sink.push_error(&syn::Error::new(error.span(), what), help);
    }
    sink.count() == before
}

/// An option that the attribute has not: a slip, or a name on the wire in another notation.
/// `said` is what else stands before it, as it is written behind a name.
fn unknown(attr: &str, key: &Ident, said: &str, input: ParseStream<'_>, sink: &mut Sink) {
    let options: &[&str] = match attr {
        "query" => &["style", "flatten"],
        "header" => &["sensitive", "prefix"],
        "part" => &["file"],
        _ => &["content_type"],
    };
    let mut value = proc_macro2::TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        let Ok(tree) = input.parse::<proc_macro2::TokenTree>() else {
            break;
        };
        value.extend([tree]);
    }
    let rest: proc_macro2::TokenStream = input.fork().parse().unwrap_or_default();
    let rest = format!("{said}{}", shown(&rest));
    let help = match nearest(&key.to_string(), options.iter().copied()) {
        Some(near) => format!("write `{near}`"),
        None => match slips::meant(attr, key, &value, &rest) {
            Some(help) => help,
            None => match attr {
                "query" => QUERY_USAGE.to_owned(),
                "header" => HEADER_USAGE.to_owned(),
                "part" => PART_USAGE.to_owned(),
                _ => BODY_USAGE.to_owned(),
            },
        },
    };
    let what = format!("`#[{attr}]` has no option `{key}`");
    sink.push(key, what, help);
}

/// A name on the wire, which is seldom meant to be none.
fn wire_name(name: LitStr, attr: &str, sink: &mut Sink) -> LitStr {
    if name.value().trim().is_empty() {
        let what = "the name on the wire is empty";
        sink.push(
            &name,
            what,
            format!("write a name, or `#[{attr}]` for that of the field"),
        );
    }
    name
}

fn query_item(query: &mut Query, input: ParseStream<'_>, sink: &mut Sink) -> syn::Result<()> {
    if input.peek(LitStr) && query.name.is_none() {
        query.name = Some(wire_name(input.parse()?, "query", sink));
        return Ok(());
    }
    let key = input.call(Ident::parse_any)?;
    if query.style.is_some() && (key == "style" || key == "flatten") {
        let what = "a value has one style";
        sink.push(&key, what, "leave one of the two out");
        return Ok(());
    }
    match key.to_string().as_str() {
        "flatten" => query.style = Some(Style::Flat),
        "style" => query.style = style::read(&key, input, sink)?,
        _ => {
            let said = query.style.map(Style::said).unwrap_or_default();
            unknown("query", &key, said, input, sink);
        }
    }
    Ok(())
}
