//! Which rules an endpoint must keep: a list of them, each with its reason.

use std::collections::BTreeMap;

use crate::args::{Args, Verb};
use crate::diag::{Sink, listed};
use crate::field::{Field, Item, writing_key};
use crate::model::{Role, role, wire_name};
use crate::similar::nearest;

/// All rules about attribute and struct together. Each reports on its own, and none depends on
/// another.
pub(crate) fn all(args: &Args, item: &Item, sink: &mut Sink) {
    placeholders_have_fields(args, item, sink);
    path_fields_are_plain(args, item, sink);
    every_field_has_a_place(args, item, sink);
    a_get_has_no_body(args, sink);
    a_wire_name_is_given_once(item, sink);
    wire_names_differ(args, item, sink);
    a_flattened_value_writes_itself(args, item, sink);
}

/// A placeholder without a field has no value.
fn placeholders_have_fields(args: &Args, item: &Item, sink: &mut Sink) {
    let Some(path) = &args.path else { return };
    if !item.can_have_names() {
        return;
    }
    let names: Vec<String> = item.fields.iter().map(Field::name).collect();
    for found in &args.route.placeholders {
        if names.contains(&found.name) {
            continue;
        }
        // A field that another placeholder uses is hardly the one that was meant.
        let free = names
            .iter()
            .map(String::as_str)
            .filter(|name| !is_placeholder(args, name));
        let help = match nearest(&found.name, free) {
            Some(near) => format!("write `<{near}>`"),
            None if names.is_empty() => format!("add the field `{}`", found.name),
            None => format!(
                "add the field `{}`; the struct has {}",
                found.name,
                listed(names.iter().map(String::as_str))
            ),
        };
        let what = format!("no field is named `{}`", found.name);
        sink.push_within(path, &found.range, what, help);
    }
}

fn is_placeholder(args: &Args, name: &str) -> bool {
    args.route
        .placeholders
        .iter()
        .any(|found| found.name == name)
}

/// A path has its value always, and as its `Display` writes it: nothing may take the field away,
/// move it elsewhere, or ask for another text.
fn path_fields_are_plain(args: &Args, item: &Item, sink: &mut Sink) {
    for field in item
        .fields
        .iter()
        .filter(|field| role(args, field) == Role::Path)
    {
        let name = field.name();
        if let Some(cfg) = field.cfgs.first() {
            let help = "put the `cfg` on the whole struct";
            sink.push(
                cfg,
                format!("`<{name}>` stands in the path whatever is configured"),
                help,
            );
        }
        if let Some(query) = &field.query {
            let what = format!("the field `{name}` is in the path already, by `<{name}>`");
            sink.push(
                &query.attr,
                what,
                "leave `#[query]` out, or give the placeholder a field of its own",
            );
        }
        if let Some(key) = writing_key(&field.serde) {
            let what = format!(
                "`serde({key})` has no effect in a path, where `{name}` stands as its `Display`"
            );
            let help = "leave it out, or give the field a type whose `Display` is the text to send";
            sink.push(key, what, help);
        }
    }
}

/// A filter of a DELETE that the server ignores deletes too much, so its place is never guessed.
fn every_field_has_a_place(args: &Args, item: &Item, sink: &mut Sink) {
    let Some(verb) = args.verb else { return };
    for field in item
        .fields
        .iter()
        .filter(|field| role(args, field) == Role::Loose)
    {
        let what = format!(
            "under {} the field `{}` has no place by itself",
            verb.name(),
            field.name()
        );
        let help =
            "write `#[query]` on the field, or `body = json` in the attribute to send it in a body";
        sink.push(&field.ident, what, help);
    }
}

/// A server may ignore the body of a GET or HEAD, or refuse the request (RFC 9110, 9.3.1).
fn a_get_has_no_body(args: &Args, sink: &mut Sink) {
    if let (Some((key, _)), Some(verb @ (Verb::Get | Verb::Head))) = (&args.options.body, args.verb)
    {
        let what = format!("a {} request has no body", verb.name());
        sink.push(
            key,
            what,
            "leave `body` out: its fields stand in the query; or use `POST`",
        );
    }
}

/// Of two names for one value, one would be lost.
fn a_wire_name_is_given_once(item: &Item, sink: &mut Sink) {
    for field in &item.fields {
        if let (Some(query), Some(rename)) = (&field.query, &field.serde.rename)
            && query.name.is_some()
        {
            let what = format!("the field `{}` has two wire names", field.name());
            sink.push(&rename.key, what, "leave one of them out");
        }
    }
}

/// Of two values of one name in one place, a server would see one.
fn wire_names_differ(args: &Args, item: &Item, sink: &mut Sink) {
    let mut seen: BTreeMap<(&str, String), &Field> = BTreeMap::new();
    for field in &item.fields {
        let place = match role(args, field) {
            Role::Query(_) => "the query",
            Role::Json | Role::Form(_) => "the body",
            Role::Path | Role::JsonFlat | Role::Unsent | Role::Loose => continue,
        };
        let name = wire_name(item, field);
        let cfgs = !field.cfgs.is_empty();
        if let Some(first) = seen.insert((place, name.clone()), field)
            && !(cfgs && !first.cfgs.is_empty())
        {
            let what = format!(
                "`{name}` is in {place} already, from the field `{}`",
                first.name()
            );
            let help = if place == "the query" {
                "give one of the fields another name on the wire: `#[query(\"…\")]`"
            } else {
                "give one of the fields another name on the wire: `#[serde(rename = \"…\")]`"
            };
            sink.push(&field.ident, what, help);
        }
    }
}

/// A function writes one value, and a flattened field is none.
fn a_flattened_value_writes_itself(args: &Args, item: &Item, sink: &mut Sink) {
    for field in &item.fields {
        if let (Some(with), Some(flatten)) = (&field.serde.with, &field.serde.flatten)
            && !matches!(role(args, field), Role::Path)
        {
            let what = format!("`{}` and `flatten` exclude each other", with.key);
            sink.push(flatten, what, "leave one of them out");
        }
    }
}
