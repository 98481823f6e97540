#![allow(dead_code, unused_macros)]

mod std {}
mod core {}
mod alloc {}
mod serde {}
mod http {}

type Result<T> = ::std::result::Result<T, ()>;
struct Option;
struct String;
struct Vec;
struct Box;
struct Some;
struct None;
struct Ok;
struct Err;
struct Client;
struct Response;
struct Error;
struct Raw;
struct Sending;
struct Endpoint;
struct Draft;
struct Spec;
struct Value;
struct Verb;
trait Display {}
trait Sized {}
trait Send {}
trait Default {}
trait From {}
trait Into {}
trait Serialize {}
fn drop() {}
fn draft() {}
macro_rules! unreachable {
    () => {
        compile_error!("this is not the macro of core")
    };
}

#[::endpoint::endpoint(
    POST "/orgs/<org>/seats" -> ::std::option::Option<u8>, error = ::endpoint::Raw
)]
struct AddSeats<'a> {
    org: &'a str,
    #[query]
    page: ::std::option::Option<u32>,
    users: &'a [&'a str],
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
}

fn main() {
    use ::endpoint::Endpoint as _;

    let base: ::endpoint::BaseUrl = "http://api.test".parse().unwrap();
    let seats = AddSeats {
        org: "octo",
        page: ::std::option::Option::Some(2),
        users: &[],
        note: "",
    };
    let request = seats.request(&base).unwrap();
    assert_eq!(request.uri(), "http://api.test/orgs/octo/seats?page=2");
    assert_eq!(
        request.body().as_bytes(),
        ::std::option::Option::Some(&br#"{"users":[]}"#[..])
    );
    let _ = AddSeats::send;
    let _ = AddSeats::send_full;
}
