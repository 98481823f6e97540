use endpoint::endpoint;

#[endpoint(GET "/page" -> Vec<T>)]
struct Page<T> {
    #[serde(skip)]
    of: std::marker::PhantomData<T>,
}

fn main() {}
