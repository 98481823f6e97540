use endpoint::endpoint;

#[derive(serde::Deserialize)]
struct Seats;

#[endpoint(HEAD "/seats" -> Seats)]
struct CountSeats;

fn main() {}
