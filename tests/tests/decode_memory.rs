//! How much memory does a hostile body of JSON take, beside its own bytes?

use endpoint::{Endpoint, Error, endpoint};
use peak_alloc::PeakAlloc;
use serde::de::IgnoredAny;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

#[endpoint(GET "/list" -> Vec<IgnoredAny>)]
struct List;

#[endpoint(GET "/list")]
struct Touch;

/// The cap of a client that sets none.
const CAP: usize = 32 << 20;

/// What a body of these pieces, as long as the cap, becomes, and how often its length that takes.
fn decoded(start: &str, piece: &str) -> (Result<usize, Error>, usize) {
    let mut body = String::with_capacity(CAP);
    body.push_str(start);
    while body.len() + piece.len() < CAP {
        body.push_str(piece);
    }
    body.push_str("0]");
    let response = http::Response::new(body.into());
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let list = List::response(response).map(|list| list.len());
    let times = (MEMORY.peak_usage() - before) / CAP;
    (list, times)
}

// One test, for what runs beside it would be counted too.
#[test]
fn a_body_takes_at_most_six_times_its_length_and_one_of_small_values_is_refused() {
    for (start, piece) in [("[", "[],"), ("[", "["), ("[", r#"{"":"#)] {
        let (list, times) = decoded(start, piece);
        assert!(times <= 6, "{piece}: {times} times");
        let error = list.unwrap_err();
        assert!(error.is_decode(), "{piece}: {error}");
        let said = "bytes may have 838860";
        assert!(error.to_string().contains(said), "{piece}: {error}");
    }
    let (list, times) = decoded("[", r#"{"id":1,"name":"a name"},"#);
    assert!(list.unwrap() > 1_000_000 && times <= 6, "{times} times");
    let many = http::Response::new(["[", &"[],".repeat(CAP / 3 - 1), "0]"].concat().into());
    Touch::response(many).unwrap();
}
