//! Which rules an endpoint must keep: a list of them, each with its reason.

mod bodies;
mod names;
mod pages;
mod types;

use crate::args::Args;
use crate::diag::Sink;
use crate::field::{Field, Item, writing_key};
use crate::listed::listed;
use crate::model::{Role, role};
use crate::similar::nearest;

pub(crate) use self::types::lifetimes_are_declared;

/// All rules about attribute and struct together. Each reports on its own, and none depends on
/// another.
pub(crate) fn all(args: &Args, item: &Item, sink: &mut Sink) {
    placeholders_have_fields(args, item, sink);
    names::a_sign_makes_no_placeholder(args, item, sink);
    path_fields_are_plain(args, item, sink);
    a_field_has_one_place(item, sink);
    a_skipped_field_has_no_place(args, item, sink);
    serde_has_a_say(args, item, sink);
    every_field_has_a_place(args, item, sink);
    bodies::a_get_has_no_body(args, item, sink);
    bodies::a_body_is_alone(args, item, sink);
    bodies::a_body_has_one_content_type(args, item, sink);
    bodies::parts_stand_in_a_multipart_body(args, item, sink);
    names::a_wire_name_is_given_once(item, sink);
    names::wire_names_differ(args, item, sink);
    names::rename_all_stands_on_the_struct(item, sink);
    a_flattened_value_writes_itself(args, item, sink);
    pages::pages_are_fetched_by_get(args, sink);
    pages::a_page_has_a_type(args, sink);
    pages::the_page_stands_in_the_query(args, item, sink);
    types::fields_have_types_of_their_own(item, sink);
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
        let help = match meant(args, &found.name, &names) {
            Some(near) => format!("write `<{near}>`"),
            None if item.is_unit() => format!(
                "write `struct {} {{ {} }}`",
                item.input.ident,
                field(item, &found.name)
            ),
            None if names.is_empty() => format!("add the field `{}`", field(item, &found.name)),
            None => format!(
                "add the field `{}`; the struct has {}",
                field(item, &found.name),
                listed(names.iter().map(String::as_str))
            ),
        };
        let what = format!("no field is named `{}`", found.name);
        sink.push_within(path, &found.range, what, help);
    }
}

/// The field that is meant by a placeholder that has none of its name. One that another placeholder
/// uses is not meant.
fn meant<'a>(args: &Args, placeholder: &str, names: &'a [String]) -> Option<&'a str> {
    let free = names
        .iter()
        .map(String::as_str)
        .filter(|name| !is_placeholder(args, name));
    let free: Vec<&str> = free.collect();
    let near = nearest(placeholder, free.iter().copied());
    near.or_else(|| same_end(placeholder, &free))
}

/// The only one of these names that is the last word of another, or has it: `id` and `charge_id`.
fn same_end<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
    let ends = |long: &str, short: &str| {
        let before = long.strip_suffix(short);
        before.is_some_and(|before| before.ends_with('_'))
    };
    let mut found = names
        .iter()
        .filter(|other| ends(name, other) || ends(other, name));
    match (found.next(), found.next()) {
        (Some(only), None) => Some(*only),
        _ => None,
    }
}

/// A field as it could be written for a placeholder.
fn field(item: &Item, name: &str) -> String {
    let raw = match syn::parse_str::<syn::Ident>(name) {
        Ok(_) => "",
        Err(_) => "r#",
    };
    match item.input.generics.lifetimes().next() {
        Some(lifetime) => format!("{raw}{name}: &{} str", lifetime.lifetime),
        None => format!("{raw}{name}: String"),
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
        for attr in places(field) {
            let what = format!("the field `{name}` is in the path already, by `<{name}>`");
            let help = format!("leave `#[{attr}]` out, or give the placeholder a field of its own");
            sink.push(attr, what, help);
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

/// The attributes that give a field its place.
fn places(field: &Field) -> Vec<&syn::Ident> {
    let query = field.query.as_ref().map(|query| &query.attr);
    let header = field.header.as_ref().map(|header| &header.attr);
    let body = field.body.as_ref().map(|body| &body.attr);
    let part = field.part.as_ref().map(|part| &part.attr);
    [query, header, body, part].into_iter().flatten().collect()
}

/// A value that is sent twice may be understood twice.
fn a_field_has_one_place(item: &Item, sink: &mut Sink) {
    for field in &item.fields {
        if let [first, others @ ..] = places(field).as_slice() {
            for other in others {
                let what = format!("the field `{}` has two places", field.name());
                sink.push(
                    other,
                    what,
                    format!("leave `#[{first}]` or `#[{other}]` out"),
                );
            }
        }
    }
}

/// Of a field that is not sent nothing can stand anywhere.
fn a_skipped_field_has_no_place(args: &Args, item: &Item, sink: &mut Sink) {
    for field in &item.fields {
        let Some(skip) = &field.serde.skip else {
            continue;
        };
        if role(args, field) == Role::Path {
            let name = field.name();
            let what = format!("`serde({skip})` has no effect in a path, where `<{name}>` stands");
            sink.push(skip, what, "leave it out");
        } else if let Some(place) = places(field).first() {
            let what = format!("`serde({skip})` and `#[{place}]` exclude each other");
            sink.push(skip, what, "leave one of them out");
        }
    }
}

/// A header is written by `HeaderField`, a whole body and a file as they are: serde's attributes of
/// the field would be without effect there.
fn serde_has_a_say(args: &Args, item: &Item, sink: &mut Sink) {
    for field in &item.fields {
        let place = match role(args, field) {
            Role::Header => "a header",
            Role::Body => "a whole body",
            _ => continue,
        };
        let Some(key) = writing_key(&field.serde) else {
            continue;
        };
        let help = match (place, key.to_string().as_str()) {
            ("a whole body", _) => "leave it out, and write it on the body's own type",
            (_, "rename") => "leave it out: the header's name stands in `#[header(\"…\")]`",
            (_, "skip_serializing_if") => "leave it out: a `None` or an empty list sends no header",
            _ => "leave it out, and use a type that implements `endpoint::HeaderField`",
        };
        let what = format!("`serde({key})` has no effect in {place}");
        sink.push(key, what, help);
    }
}

/// A filter of a DELETE that the server ignores deletes too much, so its place is never guessed.
fn every_field_has_a_place(args: &Args, item: &Item, sink: &mut Sink) {
    let Some(verb) = args.verb.filter(|_| args.knows_its_path()) else {
        return;
    };
    let names: Vec<String> = item.fields.iter().map(Field::name).collect();
    let misspelt: Vec<&str> = args
        .route
        .placeholders
        .iter()
        .filter(|found| !names.contains(&found.name))
        .filter_map(|found| meant(args, &found.name, &names))
        .collect();
    for field in item
        .fields
        .iter()
        .filter(|field| role(args, field) == Role::Loose)
    {
        // It is in the path once the placeholder is mended.
        if misspelt.contains(&&*field.name()) {
            continue;
        }
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
