use std::num::NonZero;

use endpoint::{PageNumber, endpoint};
use serde::{Serialize, Serializer};

#[derive(Serialize)]
struct Number(u32);

impl PageNumber for Number {}

#[endpoint(GET "/a" -> Vec<String>, paginate = page(page))]
struct Own {
    page: Number,
}

#[endpoint(GET "/b" -> Vec<String>, paginate = page(page))]
struct Whole<'a> {
    page: &'a Option<NonZero<u64>>,
}

#[endpoint(GET "/c" -> Vec<String>, paginate = page(page))]
struct Any<P: PageNumber> {
    #[query("p")]
    page: P,
}

/// What a function writes is the function's to know.
#[endpoint(GET "/d" -> Vec<String>, paginate = page(page))]
struct Written {
    #[serde(serialize_with = "length")]
    page: String,
}

fn length<S: Serializer>(text: &String, into: S) -> Result<S::Ok, S::Error> {
    into.serialize_u64(text.len() as u64)
}

fn main() {
    let base = "https://api.example".parse().unwrap();
    let target = |request: Result<http::Request<endpoint::Body>, endpoint::Error>| {
        request.unwrap().uri().to_string()
    };
    use endpoint::Endpoint as _;
    assert_eq!(target(Own { page: Number(3) }.request(&base)), "https://api.example/a?page=3");
    let page = &NonZero::new(4);
    assert_eq!(target(Whole { page }.request(&base)), "https://api.example/b?page=4");
    assert_eq!(target(Any { page: 5_i8 }.request(&base)), "https://api.example/c?p=5");
    let page = "six".to_owned();
    assert_eq!(target(Written { page }.request(&base)), "https://api.example/d?page=3");
}
