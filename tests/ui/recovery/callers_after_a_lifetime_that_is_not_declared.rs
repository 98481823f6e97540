use endpoint::{BaseUrl, Endpoint, endpoint};

#[endpoint(GET "/zen" -> Vec<std::borrow::Cow<'b, str>>)]
struct Zen<'a> {
    page: &'a str,
}

fn build(base: &BaseUrl) -> Result<(), endpoint::Error> {
    let request = Zen { page: "1" }.request(base)?;
    drop(request);
    Ok(())
}

fn main() {}
