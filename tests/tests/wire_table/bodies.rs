//! Which rows of the table are about the body?

#![allow(clippy::option_option, reason = "it is one of the features")]

use bytes::Bytes;
use endpoint::{Nullable, Part, endpoint};
use serde::Serialize;

use crate::sent;

crate::features! { "bodies.rs":
    json nothing_null_or_a_value an_empty_object a_whole_value json_under_delete a_form multipart
    text raw_bytes no_body
}

/// A field that is not in the path is a property under POST, PUT and PATCH. `None` is left out.
fn json() -> String {
    #[endpoint(POST "/issues/<id>/labels")]
    struct AddLabels<'a> {
        id: u64,
        labels: &'a [&'a str],
        #[serde(rename = "dryRun")]
        dry_run: bool,
        note: Option<&'a str>,
    }

    sent(&AddLabels {
        id: 1,
        labels: &["a\"b", "é"],
        dry_run: false,
        note: None,
    })
}

/// `Nullable` sends null. Within an `Option`, as an `Option` within one, it may also be left out.
fn nothing_null_or_a_value() -> String {
    #[endpoint(PATCH "/user")]
    struct UpdateUser<'a> {
        name: Nullable<&'a str>,
        blog: Nullable<&'a str>,
        city: Option<Nullable<&'a str>>,
        team: Option<Nullable<&'a str>>,
        boss: Option<Option<u8>>,
        room: Option<Option<u8>>,
        desk: Option<Option<u8>>,
    }

    sent(&UpdateUser {
        name: Nullable::Null,
        blog: Nullable::Value("b"),
        city: None,
        team: Some(Nullable::Null),
        boss: None,
        room: Some(None),
        desk: Some(Some(3)),
    })
}

/// An endpoint that declares properties always sends an object.
fn an_empty_object() -> String {
    #[endpoint(PATCH "/user")]
    struct UpdateUser<'a> {
        name: Option<&'a str>,
    }

    sent(&UpdateUser { name: None })
}

/// A field may be the whole body, by serde's own rules; `None` is no body.
fn a_whole_value() -> String {
    #[derive(Serialize)]
    struct Point {
        x: i8,
        label: Option<u8>,
    }

    #[endpoint(PUT "/points")]
    struct PutPoints {
        #[body]
        points: Option<Vec<Point>>,
    }

    sent(&PutPoints {
        points: Some(vec![Point { x: -1, label: None }]),
    })
}

/// DELETE sends a body where the attribute says so.
fn json_under_delete() -> String {
    #[endpoint(DELETE "/orgs/<org>/users", body = json)]
    struct RemoveUsers<'a> {
        org: &'a str,
        users: &'a [&'a str],
    }

    sent(&RemoveUsers {
        org: "acme",
        users: &["mona"],
    })
}

/// A form is encoded as the URL standard does.
fn a_form() -> String {
    #[endpoint(POST "/token", body = form)]
    struct GetToken<'a> {
        grant_type: &'a str,
        scope: Vec<&'a str>,
        hint: Option<&'a str>,
    }

    sent(&GetToken {
        grant_type: "a b&c=é",
        scope: vec!["x", "y"],
        hint: None,
    })
}

/// A multipart body has a part for each value, and one for each item of a list. `Vec<u8>` is bytes.
fn multipart() -> String {
    #[endpoint(POST "/upload", body = multipart)]
    struct Upload<'a> {
        title: &'a str,
        #[part("tag")]
        tags: &'a [&'a str],
        #[part(file)]
        data: Vec<u8>,
        table: Part,
    }

    sent(&Upload {
        title: "a b",
        tags: &["x", "y"],
        data: b"01".to_vec(),
        table: Part::bytes("a,b")
            .file_name("t\".csv")
            .content_type("text/csv"),
    })
}

/// A text is sent as it is.
fn text() -> String {
    #[endpoint(POST "/markdown/raw")]
    struct Render<'a> {
        #[body(content_type = "text/x-markdown")]
        text: &'a str,
    }

    sent(&Render { text: "# \"é\"" })
}

/// So are bytes.
fn raw_bytes() -> String {
    #[endpoint(PUT "/assets/<name>")]
    struct PutAsset<'a> {
        name: &'a str,
        #[body]
        data: Bytes,
    }

    sent(&PutAsset {
        name: "a.bin",
        data: Bytes::from_static(b"0101"),
    })
}

/// Without a body there is no content type, and POST, PUT and PATCH say that its length is zero.
fn no_body() -> String {
    #[endpoint(PUT "/user/starred/<repo>")]
    struct Star<'a> {
        repo: &'a str,
    }

    sent(&Star { repo: "endpoint" })
}
