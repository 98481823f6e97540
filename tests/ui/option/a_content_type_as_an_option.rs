use endpoint::endpoint;

#[endpoint(PATCH "/api/v1/pods/<name>", content_type = "application/merge-patch+json")]
struct PatchPod<'a> {
    name: &'a str,
    replicas: u32,
}

fn main() {}
