use endpoint::{BaseUrl, Endpoint as _, endpoint};

#[endpoint(POST "/values")]
struct AddValue<T: serde::Serialize> {
    #[body]
    value: T,
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let request = AddValue { value: [1, 2] }.request(&base).unwrap();
    assert_eq!(request.body().as_bytes(), Some(&b"[1,2]"[..]));
}
