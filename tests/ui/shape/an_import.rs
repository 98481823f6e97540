use endpoint::endpoint;

#[endpoint(GET "/zen")]
use std::fmt;

fn main() {}
