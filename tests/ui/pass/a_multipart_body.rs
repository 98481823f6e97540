use endpoint::{BaseUrl, Endpoint as _, Part, endpoint};

#[endpoint(POST "/files", body = multipart)]
struct Upload<'a> {
    title: &'a str,
    #[part("tag")]
    tags: Vec<u8>,
    #[part]
    size: Option<u64>,
    #[part(file)]
    data: &'a [u8],
    #[part("more", file)]
    more: Part,
    #[query]
    force: bool,
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let request = Upload {
        title: "a",
        tags: vec![],
        size: Some(5),
        data: b"bytes",
        more: Part::bytes("x,y")
            .file_name("a.csv")
            .content_type("text/csv"),
        force: true,
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.uri(), "http://api.test/files?force=true");
    let kind = request.headers()["content-type"].to_str().unwrap();
    assert!(kind.starts_with("multipart/form-data; boundary="));
    let body = String::from_utf8_lossy(request.body().as_bytes().unwrap());
    for part in [
        "name=\"title\"\r\n\r\na\r\n",
        "name=\"size\"\r\n\r\n5\r\n",
        "name=\"data\"; filename=\"data\"\r\nContent-Type: application/octet-stream\r\n\r\nbytes\r\n",
        "name=\"more\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\nx,y\r\n",
    ] {
        assert!(body.contains(part), "{part:?} is not in {body:?}");
    }
}
