//! Which rules the names on the wire must keep.

use std::collections::BTreeMap;

use crate::args::Args;
use crate::diag::Sink;
use crate::field::{Field, Item};
use crate::model::{Role, role, wire_name};

/// Of two names for one value, one would be lost.
pub(super) fn a_wire_name_is_given_once(item: &Item, sink: &mut Sink) {
    for field in &item.fields {
        let query = field.query.as_ref().and_then(|query| query.name.as_ref());
        let part = field.part.as_ref().and_then(|part| part.name.as_ref());
        if let (Some(_), Some(rename)) = (query.or(part), &field.serde.rename) {
            let what = format!("the field `{}` has two wire names", field.name());
            sink.push(&rename.key, what, "leave one of them out");
        }
    }
}

/// `*key` and `$key` are sent as they stand. Beside a field of that name, which is then elsewhere, they
/// are hardly meant to be.
pub(super) fn a_sign_makes_no_placeholder(args: &Args, item: &Item, sink: &mut Sink) {
    let Some(path) = args.path.as_ref().filter(|_| args.knows_its_path()) else {
        return;
    };
    let text = path.value();
    let mut start = 0;
    for segment in text.split(['/', '?']) {
        let range = start..start + segment.len();
        start = range.end + 1;
        let Some(name) = segment.strip_prefix(['*', '$']) else {
            continue;
        };
        let fields = item.fields.iter();
        let mut meant =
            fields.filter(|field| field.name() == name && role(args, field) != Role::Path);
        if meant.next().is_some() {
            let (dots, code) = if segment.starts_with('*') {
                ("..", "2A")
            } else {
                ("", "24")
            };
            let what = format!("`{segment}` is no placeholder, and is sent as it stands");
            let help = format!("write `<{name}{dots}>`, or `%{code}{name}` for the text itself");
            sink.push_within(path, &range, what, help);
        }
    }
}

/// serde's derive refuses it on a field, and without the derive nobody else does.
pub(super) fn rename_all_stands_on_the_struct(item: &Item, sink: &mut Sink) {
    if derives_serde(item) {
        return;
    }
    for field in &item.fields {
        if let Some(rename_all) = &field.serde.rename_all {
            let help = "move it below `#[endpoint(…)]`, or write `rename = \"…\"` for this field";
            let what = "`serde(rename_all)` stands on the struct";
            sink.push(&rename_all.key, what, help);
        }
    }
}

fn derives_serde(item: &Item) -> bool {
    let derives = item
        .input
        .attrs
        .iter()
        .filter(|attr| attr.path().is_ident("derive"));
    derives.into_iter().any(|attr| match &attr.meta {
        syn::Meta::List(list) => {
            let tokens = list.tokens.to_string();
            tokens.contains("Serialize") || tokens.contains("Deserialize")
        }
        _ => false,
    })
}

/// Of two values of one name in one place, a server would see one.
pub(super) fn wire_names_differ(args: &Args, item: &Item, sink: &mut Sink) {
    let mut seen: BTreeMap<(&str, String), &Field> = BTreeMap::new();
    let fixed = fixed(args);
    for field in &item.fields {
        let place = match role(args, field) {
            Role::Query(_) => "the query",
            Role::Json | Role::Form(_) => "the body",
            // Parts of one name are a list (RFC 7578, 4.3), and a body has no name.
            Role::Part | Role::Body => continue,
            Role::Header if field.header.as_ref().is_some_and(|h| !h.prefix) => "the headers",
            Role::Header => continue,
            Role::Path | Role::JsonFlat | Role::Unsent | Role::Loose => continue,
        };
        let name = wire_name(item, field);
        if place == "the query" && fixed.contains(&name) {
            let what = format!("`{name}` is in the query already, from the path");
            sink.push(
                &field.ident,
                what,
                "leave it out of the path, or leave the field out",
            );
            continue;
        }
        let cfgs = !field.cfgs.is_empty();
        if let Some(first) = seen.insert((place, name.clone()), field)
            && (!cfgs || first.cfgs.is_empty())
        {
            if first.ident == field.ident {
                sink.told_elsewhere();
                continue;
            }
            let what = format!(
                "`{name}` is in {place} already, from the field `{}`",
                first.name()
            );
            let help = match place {
                "the query" => "give one of the fields another name on the wire: `#[query(\"…\")]`",
                "the headers" => {
                    "leave one of the fields out, or send a list: its items are joined by `, `"
                }
                _ => "give one of the fields another name on the wire: `#[serde(rename = \"…\")]`",
            };
            sink.push(&field.ident, what, help);
        }
    }
}

/// The names of the pairs that stand in the path.
fn fixed(args: &Args) -> Vec<String> {
    let path = args.path.as_ref().filter(|_| args.knows_its_path());
    let path = path.map(syn::LitStr::value).unwrap_or_default();
    let pairs = path
        .split_once('?')
        .map_or("", |(_, query)| query)
        .split('&');
    let names = pairs.map(|pair| pair.split('=').next().unwrap_or_default().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}
