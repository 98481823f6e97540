use endpoint::endpoint;

#[endpoint(GET "/todos")]
struct ListTodos<'a> {
    #[header(prefix = x-meta-)]
    meta: &'a [(String, String)],
}

fn main() {}
