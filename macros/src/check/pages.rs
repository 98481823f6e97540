//! The rules about pages: how the next one is asked for.

use syn::Ident;

use crate::args::{Args, Paginate, Verb};
use crate::diag::Sink;
use crate::field::{Field, Item};
use crate::listed::listed;
use crate::model::{Role, role};
use crate::similar::nearest;

/// Pages are fetched one after the other without being asked for each time, which must change
/// nothing on the server.
pub(super) fn pages_are_fetched_by_get(args: &Args, sink: &mut Sink) {
    if let (Some((key, _)), Some(verb)) = (&args.options.paginate, args.verb)
        && verb != Verb::Get
    {
        let what = format!("pages are fetched by GET, and not by {}", verb.name());
        sink.push(key, what, "write `GET`, or leave `paginate` out");
    }
}

/// A page is a value.
pub(super) fn a_page_has_a_type(args: &Args, sink: &mut Sink) {
    // A path that could not be read may have swallowed the arrow.
    if let (Some((key, _)), None, Some(_)) = (&args.options.paginate, &args.response, &args.path) {
        let help = "write `-> Type` behind the path, for example `-> Vec<Item>`";
        sink.push(key, "the pages have no type", help);
    }
}

/// The number or cursor of the next page is put into the query of the request.
pub(super) fn the_page_stands_in_the_query(args: &Args, item: &Item, sink: &mut Sink) {
    let Some((_, paginate)) = &args.options.paginate else {
        return;
    };
    let Some(wanted) = paginate.field().filter(|_| item.can_have_names()) else {
        return;
    };
    let Some(field) = item.fields.iter().find(|field| field.ident == *wanted) else {
        let names: Vec<String> = item.fields.iter().map(Field::name).collect();
        let names = || names.iter().map(String::as_str);
        let help = match nearest(&wanted.to_string(), names()) {
            Some(near) => format!("write `{near}`"),
            None => missing(paginate, wanted, &listed(names())),
        };
        sink.push(wanted, format!("no field is named `{wanted}`"), help);
        return;
    };
    let what = format!("the field `{wanted}` is no pair of the query, and can't name the page");
    match (args.verb, role(args, field)) {
        (Some(Verb::Get), Role::Query(None)) => {
            if let Some(cfg) = field.cfgs.first() {
                let what = format!("the field `{wanted}` names the page whatever is configured");
                sink.push(cfg, what, "put the `cfg` on the whole struct");
            }
        }
        // Under other methods than GET the mistake is the method.
        (None, _) => {}
        (Some(Verb::Get), Role::Query(_)) => {
            let help = "leave `style` and `flatten` out of the field";
            sink.push(wanted, what, help);
        }
        (Some(Verb::Get), Role::Path) => {
            let help = "name a field that is not in the path";
            sink.push(wanted, what, help);
        }
        (Some(Verb::Get), _) => {
            let help = "leave the field's attribute out: under GET it then goes into the query";
            sink.push(wanted, what, help);
        }
        (Some(_), _) => {}
    }
}

/// The only field may be the one that is meant, and may be a filter that would be counted up.
fn missing(paginate: &Paginate, wanted: &Ident, others: &str) -> String {
    let ty = match paginate {
        Paginate::Cursor(..) => "Option<String>",
        Paginate::Page(_) | Paginate::Link => "Option<u64>",
    };
    let add = format!("add the field `{wanted}: {ty}`");
    match others {
        "" => add,
        _ => format!("{add}, or name one that is there: {others}"),
    }
}
