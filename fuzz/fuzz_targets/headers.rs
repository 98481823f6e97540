//! Is a header's value sent as it was or refused, never a line of its own, and never in the error?

#![no_main]

use endpoint::{BaseUrl, Endpoint, endpoint};
use libfuzzer_sys::fuzz_target;

#[endpoint(GET "/a")]
struct Get<'a> {
    #[header("X-Text")]
    text: &'a str,
    #[header("X-List")]
    list: &'a [&'a str],
    #[header(prefix = "x-meta-")]
    meta: Vec<(&'a str, &'a str)>,
    #[header("X-Key", sensitive)]
    key: Option<&'a str>,
}

const CANARY: &str = "canary-9b1d";

fuzz_target!(|values: (&str, &str, Vec<&str>, Option<(&str, &str)>)| {
    let (before, after, list, meta) = values;
    let text = format!("{before}{CANARY}{after}");
    let meta_name = meta.map(|(name, _)| format!("{name}{CANARY}"));
    let meta = meta
        .iter()
        .zip(&meta_name)
        .map(|((_, value), name)| (&**name, *value));
    let get = Get {
        text: &text,
        list: &list,
        meta: meta.collect(),
        key: Some(&text),
    };
    let base: BaseUrl = "https://api.example".parse().unwrap();
    match get.request(&base) {
        Ok(request) => {
            for (_, value) in request.headers() {
                let bytes = value.as_bytes();
                assert!(
                    !bytes
                        .iter()
                        .any(|byte| matches!(byte, b'\r' | b'\n' | b'\0'))
                );
            }
            assert_eq!(request.headers()["x-text"], text.as_bytes());
            assert!(request.headers()["x-key"].is_sensitive());
            let lists = request.headers().get_all("x-list").iter().count();
            assert_eq!(lists, usize::from(!list.is_empty()));
            if let Some(value) = request.headers().get("x-list") {
                assert_eq!(items(value.as_bytes()), list.len());
            }
        }
        Err(error) => {
            assert!(error.is_build() && !error.may_have_reached_server());
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains(CANARY), "{shown}");
        }
    }
});

/// The number of a list's items: commas outside of quoted-strings, and one.
fn items(line: &[u8]) -> usize {
    let (mut count, mut quoted, mut escaped) = (1, false, false);
    for byte in line {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b',' if !quoted => count += 1,
            _ => {}
        }
    }
    assert!(!quoted && !escaped);
    count
}
