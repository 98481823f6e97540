use std::collections::HashMap;

use endpoint::{BaseUrl, Endpoint as _, endpoint};

macro_rules! endpoints {
    ($name:ident $parts:ident $header:literal $limit:literal $ty:ty, $field:ident: $content:ty) => {
        #[endpoint(PUT "/tables", timeout = $limit, header($header = "fixed"))]
        struct $name {
            #[header("X-Field", sensitive)]
            header: $ty,
            #[header(prefix = "x-meta-")]
            meta: HashMap<String, $ty>,
            #[body]
            $field: $content,
        }

        #[endpoint(POST "/tables", body = multipart)]
        struct $parts {
            #[part(file)]
            $field: $content,
            other: $ty,
        }
    };
}

endpoints!(PutTable PostTable "X-Fixed" "3s" Option<u8>, table: Vec<u8>);

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let request = PutTable {
        header: Some(1),
        meta: HashMap::from([("a".to_owned(), Some(2)), ("b".to_owned(), None)]),
        table: b"a,b".to_vec(),
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.headers()["x-fixed"], "fixed");
    assert_eq!(request.headers()["x-field"], "1");
    assert_eq!(request.headers()["x-meta-a"], "2");
    assert!(!request.headers().contains_key("x-meta-b"));
    assert_eq!(request.body().as_bytes(), Some(&b"a,b"[..]));

    let request = PostTable {
        table: b"a,b".to_vec(),
        other: None,
    }
    .request(&base)
    .unwrap();
    let body = request.body().as_bytes().unwrap();
    assert!(!String::from_utf8_lossy(body).contains("other"));
}
