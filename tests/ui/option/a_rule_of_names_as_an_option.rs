use endpoint::endpoint;

#[endpoint(GET "/api/v1/pods", rename_all = "camelCase")]
struct ListPods<'a> {
    label_selector: &'a str,
}

fn main() {}
