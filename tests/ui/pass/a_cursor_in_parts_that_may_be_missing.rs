#![deny(warnings, missing_docs, clippy::pedantic)]
//! A cursor is found on any path through the response, and nothing is left unused on the way.

use endpoint::{Nullable, endpoint};
use serde::Deserialize;

/// All parts may be missing.
#[endpoint(GET "/a" -> Listing<Part>, paginate = cursor(page, paging.r#type.after))]
pub struct All<'a> {
    /// Where it begins.
    pub page: Option<&'a str>,
}

/// No part may.
#[endpoint(GET "/b" -> Listing<Part>, paginate = cursor(after, always.next))]
pub struct None {
    /// Where it begins.
    pub after: u64,
}

/// The page itself may be missing.
#[endpoint(GET "/d" -> Option<Always>, paginate = cursor(after, next))]
pub struct Gone {
    /// Where it begins.
    pub after: u64,
}

/// A page.
#[derive(Deserialize)]
pub struct Listing<T> {
    paging: Nullable<T>,
    always: Box<Always>,
}

/// A part of a page.
#[derive(Deserialize)]
pub struct Part {
    r#type: Option<Box<Link>>,
}

#[derive(Deserialize)]
struct Link {
    after: String,
}

/// A page, or a part of one.
#[derive(Deserialize)]
pub struct Always {
    next: Option<u64>,
}

macro_rules! list {
    ($name:ident, $after:ident: $($part:ident).+) => {
        #[endpoint(GET "/c" -> Listing<Part>, paginate = cursor($after, $($part).+))]
        struct $name {
            $after: Option<String>,
        }
    };
}

list!(Written, start: paging.r#type.after);

fn main() {
    let _ = (
        All { page: Some("x") },
        None { after: 7 },
        Gone { after: 7 },
        Written {
            start: Some(String::new()),
        },
    );
}
