use endpoint::endpoint;

#[derive(serde::Deserialize)]
struct Seats;

#[derive(serde::Deserialize)]
struct GitHubError;

#[endpoint(GET "/seats" -> Result<Seats, GitHubError>)]
struct ListSeats;

fn main() {}
