use std::fmt::Display;

use endpoint::{BaseUrl, Endpoint, endpoint};
use serde::Serialize;
use serde::de::DeserializeOwned;

#[endpoint(POST "/orgs/<org>/seats" -> Vec<R>)]
struct AddSeats<'a, O: Display, U, R, const N: usize>
where
    U: Serialize + ?Sized,
    R: DeserializeOwned,
{
    org: O,
    #[serde(serialize_with = "list")]
    users: [&'a U; N],
    #[serde(skip)]
    of: std::marker::PhantomData<R>,
}

fn list<U: Serialize, S: serde::Serializer>(users: &[U], into: S) -> Result<S::Ok, S::Error> {
    into.collect_seq(users)
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let seats: AddSeats<'_, u64, str, u8, 2> = AddSeats {
        org: 7_u64,
        users: ["mona", "hubot"],
        of: std::marker::PhantomData,
    };
    let request = seats.request(&base).unwrap();
    assert_eq!(request.uri(), "http://api.test/orgs/7/seats");
    assert_eq!(
        request.body().as_bytes(),
        Some(&br#"{"users":["mona","hubot"]}"#[..])
    );
    let answer = http::Response::new("[1,2]".into());
    assert_eq!(
        AddSeats::<'_, u64, str, u8, 2>::response(answer).unwrap(),
        [1, 2]
    );
}
