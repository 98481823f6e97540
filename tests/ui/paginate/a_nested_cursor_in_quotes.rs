use endpoint::endpoint;

#[endpoint(GET "/todos" -> Vec<String>, paginate = cursor(after, "meta.next"))]
struct ListTodos<'a> {
    after: &'a str,
}

fn main() {}
