use endpoint::endpoint;

#[endpoint(PUT "/bucket", header = ("x-amz-acl", "private"))]
struct CreateBucket;

fn main() {}
