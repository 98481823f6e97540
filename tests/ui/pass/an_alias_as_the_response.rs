use endpoint::{Endpoint, endpoint};
use serde::Deserialize;

type Nothing = ();
type Maybe<T> = Option<T>;
type Result<T> = std::result::Result<T, ()>;

#[derive(Deserialize)]
struct Seat {
    id: u64,
}

#[endpoint(DELETE "/seat" -> Nothing)]
struct CancelSeat;

#[endpoint(GET "/seat" -> Maybe<Seat>)]
struct GetSeat;

fn answer(status: u16, body: &'static str) -> http::Response<bytes::Bytes> {
    http::Response::builder()
        .status(status)
        .body(body.into())
        .unwrap()
}

fn main() {
    let found: Result<Nothing> = CancelSeat::response(answer(204, "")).map_err(|_| ());
    assert_eq!(found, Ok(()));
    assert_eq!(CancelSeat::response(answer(200, "not JSON")).ok(), Some(()));
    assert!(CancelSeat::response(answer(404, "")).is_err());

    let seat = GetSeat::response(answer(200, r#"{"id":7}"#)).unwrap();
    assert_eq!(seat.map(|seat| seat.id), Some(7));
    assert!(GetSeat::response(answer(404, "")).unwrap().is_none());
    assert!(GetSeat::response(answer(204, "")).unwrap().is_none());
    assert!(GetSeat::response(answer(500, "")).is_err());
}
