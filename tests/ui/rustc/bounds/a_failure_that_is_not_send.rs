use endpoint::endpoint;

#[derive(serde::Deserialize)]
struct Failure {
    why: std::rc::Rc<str>,
}

#[endpoint(GET "/zen", error = Failure)]
struct Zen;

fn main() {}
