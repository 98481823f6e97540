use endpoint::endpoint;

#[endpoint(PUT "/table", header("Content-Type" = "text/csv"))]
struct PutTable<'a> {
    #[body(content_type = "text/plain")]
    table: &'a str,
}

fn main() {}
