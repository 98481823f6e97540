use endpoint::endpoint;

#[endpoint(DELETE "/zen")]
struct DeleteZen<'a> {
    #[header()]
    version: &'a str,
}

fn main() {}
