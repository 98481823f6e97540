//! What an editor makes of an endpoint, whole or half typed: rust-analyzer is asked, where there is one.

#[path = "editor/pipe.rs"]
mod pipe;
#[path = "editor/server.rs"]
mod server;

use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use server::{Place, Server};

const LIB: &str = "\
mod half;
mod whole;

#[derive(serde::Deserialize)]
pub struct Seats {
    pub total: u64,
}
";

const WHOLE: &str = r#"
use std::fmt::Display;

use endpoint::{Client, endpoint};

use crate::Seats;

#[endpoint(PUT "/orgs/<org>/<type>/<path..>" -> Seats, error = Seats)]
pub struct PutFile<'a, T: Display, const N: usize> {
    pub org: &'a str,
    pub path: T,
    pub r#type: u8,
    pub bytes: [u8; N],
}

pub fn put<'a>(org: &'a str, path: &'a str) -> PutFile<'a, &'a str, 1> {
    PutFile { org, path: path, r#type: 7, bytes: [0] }
}

pub fn send(client: &Client) {
    let sent = put("a", "b").send(client);
}
"#;

/// What is typed letter by letter. Each has a caller.
const HALF: &str = r#"
use endpoint::{Client, endpoint};

use crate::Seats;

#[endpoint()]
pub struct Nothing;

#[endpoint(P)]
pub struct Letter;

#[endpoint(GET "/zen" -> Sea)]
pub struct Type;

#[endpoint(GET "/zen" -> Seats, )]
pub struct Comma;

#[endpoint(GET "/zen" -> Seats, err)]
pub struct Option;

#[endpoint(POST "/zen" -> Seats, body = )]
pub struct Body;

#[endpoint(GET "/zen" -> Seats, error = Seats, paginate = )]
pub struct Way;

#[endpoint(GET "/zen" -> Seats, paginate = page(pa))]
pub struct Page {
    pub page_number: u32,
}

#[endpoint(GET "/zen/<" -> Seats)]
pub struct Placeholder;

#[endpoint(GET -> Seats)]
pub struct Path;

#[endpoint(GET "/zen" -> )]
pub struct Arrow;

pub fn callers(client: &Client) {
    let nothing = Nothing.send(client);
    let letter = Letter.send(client);
    let comma = Comma.send(client);
    let option = Option.send_full(client);
    let body = Body.send(client);
    let way = Way.send(client);
    let page = Page { page_number: 1 }.send(client);
    let placeholder = Placeholder.send(client);
    let path = Path.send(client);
    let arrow = Arrow.send(client);
}
"#;

/// One server for all that is asked, none of which changes what it knows.
static SERVER: LazyLock<Mutex<Option<Server>>> = LazyLock::new(|| {
    let server = Server::start(&[("lib.rs", LIB), ("whole.rs", WHOLE), ("half.rs", HALF)]);
    Mutex::new(server)
});

fn server() -> Option<MutexGuard<'static, Option<Server>>> {
    let server = SERVER.lock().unwrap_or_else(PoisonError::into_inner);
    if server.is_none() {
        println!("skipped: there is no rust-analyzer here");
    }
    Some(server).filter(|server| server.is_some())
}

/// Asks the server, or says that it could not.
fn ask<R>(question: impl FnOnce(&mut Server) -> R, then: impl FnOnce(R)) {
    if let Some(mut server) = server()
        && let Some(server) = server.as_mut()
    {
        then(question(server));
    }
}

fn place(line: &str, text: &str) -> Place {
    Place {
        line: line.to_owned(),
        text: text.to_owned(),
    }
}

const ATTRIBUTE: &str = r#"#[endpoint(PUT "/orgs/<org>/<type>/<path..>" -> Seats, error = Seats)]"#;
const CALLER: &str = "PutFile { org, path: path, r#type: 7, bytes: [0] }";

#[test]
fn a_placeholder_leads_to_its_field() {
    for (at, field, name) in [
        ("/<o|rg>", "pub org: &'a str,", "org"),
        ("<pat|h..>", "pub path: T,", "path"),
        ("<ty|pe>", "pub r#type: u8,", "r#type"),
    ] {
        ask(
            |server| server.definitions("whole.rs", at),
            |found| assert_eq!(found, [place(field, name)]),
        );
    }
}

#[test]
fn the_references_of_a_field_hold_its_placeholder() {
    ask(
        |server| server.references("whole.rs", "pub pa|th: T"),
        |found| {
            let expected = [
                place(ATTRIBUTE, "path"),
                place(CALLER, "path"),
                place("pub path: T,", "path"),
            ];
            assert_eq!(found, expected);
        },
    );
}

#[test]
fn a_field_is_renamed_together_with_its_placeholder_and_its_callers() {
    ask(
        |server| server.renamed("whole.rs", "pub pa|th: T"),
        |found| {
            let expected = [
                place(ATTRIBUTE, "path"),
                place(CALLER, "path"),
                place("pub path: T,", "path"),
            ];
            assert_eq!(found, expected);
        },
    );
}

#[test]
fn a_placeholder_is_renamed_together_with_its_field() {
    for (at, field, text, name) in [
        ("/<o|rg>", "pub org: &'a str,", "org", "org"),
        ("<pat|h..>", "pub path: T,", "path", "path"),
        ("<ty|pe>", "pub r#type: u8,", "type", "r#type"),
    ] {
        ask(
            |server| server.renamed("whole.rs", at),
            |found| assert_eq!(found, [place(ATTRIBUTE, text), place(field, name)]),
        );
    }
}

#[test]
fn a_struct_is_renamed_and_its_methods_are_not() {
    ask(
        |server| server.renamed("whole.rs", "pub struct Put|File<"),
        |found| {
            assert_eq!(found.len(), 3, "{found:?}");
            assert!(
                found.iter().all(|place| place.text == "PutFile"),
                "{found:?}"
            );
        },
    );
}

#[test]
fn a_word_of_the_attribute_is_explained() {
    ask(
        |server| server.hover("whole.rs", "P|UT"),
        |said| assert!(said.contains("Replaces"), "{said}"),
    );
    ask(
        |server| server.hover("whole.rs", "err|or"),
        |said| assert!(said.contains("body of a failure"), "{said}"),
    );
}

#[test]
fn a_field_in_the_path_is_explained_as_a_field() {
    ask(
        |server| server.hover("whole.rs", "pub pa|th: T"),
        |said| assert!(said.contains("pub path: T"), "{said}"),
    );
}

#[test]
fn an_endpoint_without_mistakes_has_none_in_an_editor() {
    ask(
        |server| server.diagnostics("whole.rs"),
        |found| assert_eq!(found, [""; 0]),
    );
}

#[test]
fn a_half_typed_attribute_is_completed() {
    for (at, offered) in [
        ("#[endpoint(|)]", "GET"),
        ("#[endpoint(P|)]", "PATCH"),
        ("-> Sea|)]", "Seats"),
        ("-> Seats, |)]", "paginate"),
        ("-> Seats, err|)]", "error"),
        ("body = |)]", "multipart"),
        ("paginate = |)]", "cursor"),
        ("page(pa|)", "page_number"),
    ] {
        ask(
            |server| server.completions("half.rs", at),
            |found| {
                assert!(
                    found.iter().any(|label| label == offered),
                    "{at}: {found:?}"
                );
            },
        );
    }
}

#[test]
fn only_methods_are_offered_for_a_method_and_only_options_for_an_option() {
    ask(
        |server| server.completions("half.rs", "#[endpoint(P|)]"),
        |found| assert_eq!(found.len(), 7, "{found:?}"),
    );
    ask(
        |server| server.completions("half.rs", "-> Seats, err|)]"),
        |found| assert!(!found.iter().any(|label| label == "GET"), "{found:?}"),
    );
}

#[test]
fn no_type_is_lost_while_the_attribute_is_typed() {
    for (variable, sent) in [
        ("let noth|ing =", "Sending<(), Raw>"),
        ("let lett|er =", "Sending<(), Raw>"),
        ("let com|ma =", "Sending<Seats, Raw>"),
        ("let opt|ion =", "Sending<Response<Seats>, Raw>"),
        ("let bod|y =", "Sending<Seats, Raw>"),
        ("let wa|y =", "Sending<Seats, Seats>"),
        ("let pa|ge =", "Sending<Seats, Raw>"),
        ("let place|holder =", "Sending<Seats, Raw>"),
        ("let pat|h =", "Sending<Seats, Raw>"),
        ("let arr|ow =", "Sending<(), Raw>"),
    ] {
        ask(
            |server| server.hover("half.rs", variable),
            |said| assert!(said.contains(sent), "{variable}: {said}"),
        );
    }
}
