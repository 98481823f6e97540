use std::marker::PhantomData;
use std::rc::Rc;

use endpoint::endpoint;

#[derive(serde::Deserialize)]
struct Failure {
    of: PhantomData<Rc<str>>,
}

#[endpoint(GET "/zen", error = Failure)]
struct Zen;

fn main() {}
