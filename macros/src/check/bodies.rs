//! Which rules the body of an endpoint must keep.

use crate::args::{Args, BodyKind, Verb};
use crate::diag::Sink;
use crate::field::Item;
use crate::model::{Role, role};

/// A server may ignore the body of a GET or HEAD, or refuse the request (RFC 9110, 9.3.1).
pub(super) fn a_get_has_no_body(args: &Args, item: &Item, sink: &mut Sink) {
    let Some(verb @ (Verb::Get | Verb::Head)) = args.verb else {
        return;
    };
    // A kind without its key was told to be no option.
    let option = args.options.body.as_ref().filter(|(key, _)| key == "body");
    let option = option.map(|(key, _)| (key, "body"));
    let fields = item
        .fields
        .iter()
        .filter_map(|field| field.body.as_ref().map(|body| (&body.attr, "#[body]")));
    for (key, shown) in option.into_iter().chain(fields) {
        let what = format!("a {} request has no body", verb.name());
        let help = format!("leave `{shown}` out: the fields stand in the query; or use `POST`");
        sink.push(key, what, help);
    }
}

/// A body is one value, or made of fields, but not both.
pub(super) fn a_body_is_alone(args: &Args, item: &Item, sink: &mut Sink) {
    let mut bodies = item
        .fields
        .iter()
        .filter_map(|field| field.body.as_ref().zip(Some(field)));
    let Some((_, first)) = bodies.next() else {
        return;
    };
    for (second, _) in bodies {
        let what = format!("the field `{}` is the body already", first.name());
        sink.push(
            &second.attr,
            what,
            "leave one `#[body]` out, or send `body = multipart`",
        );
    }
    for field in &item.fields {
        let made_of_fields = matches!(
            role(args, field),
            Role::Json | Role::JsonFlat | Role::Form(_) | Role::Part
        );
        if made_of_fields && field.part.is_none() && args.knows_its_path() {
            let what = format!(
                "the field `{}` has no place beside the body `{}`",
                field.name(),
                first.name()
            );
            let help = "write `#[query]` or `#[header(\"…\")]` on the field, or move it into the body's type";
            sink.push(&field.ident, what, help);
        }
    }
}

/// Of two content types, one would be lost.
pub(super) fn a_body_has_one_content_type(args: &Args, item: &Item, sink: &mut Sink) {
    let mut fixed = args.options.headers.iter();
    let Some((_, name, _)) = fixed.find(|(_, name, _)| name == "content-type") else {
        return;
    };
    for body in item.fields.iter().filter_map(|field| field.body.as_ref()) {
        if body.content_type.is_some() {
            let what = format!("the header `{name}` is in the attribute already");
            sink.push(&body.attr, what, "leave one of them out");
        }
    }
}

/// Parts are made only where the body is multipart, and there a body is made of them.
pub(super) fn parts_stand_in_a_multipart_body(args: &Args, item: &Item, sink: &mut Sink) {
    let multipart = args
        .options
        .body
        .as_ref()
        .is_some_and(|(_, kind)| *kind == BodyKind::Multipart);
    for field in &item.fields {
        if let (Some(part), false) = (&field.part, multipart) {
            let what = format!("the field `{}` is a part of no body", field.name());
            sink.push(
                &part.attr,
                what,
                "write `body = multipart` in the attribute",
            );
        }
        if let (Role::Part, Some(flatten)) = (role(args, field), &field.serde.flatten) {
            let what = "a part can't be flattened";
            sink.push(
                flatten,
                what,
                "leave it out, and declare a field for each part",
            );
        }
        if let (Some(body), true) = (&field.body, multipart) {
            let what = format!(
                "a multipart body has parts, and `{}` is a whole body",
                field.name()
            );
            sink.push(&body.attr, what, "write `#[part]` on the field");
        }
    }
}
