//! Does any value come back from the query as it was, and never as another pair?

#![no_main]

use endpoint::{BaseUrl, Endpoint, endpoint};
use libfuzzer_sys::fuzz_target;
use percent_encoding::percent_decode_str;
use url::Url;

#[endpoint(GET "/search?fixed=1")]
struct Search<'a> {
    q: &'a str,
    some: Option<&'a str>,
    list: &'a [&'a str],
    #[query(style = brackets)]
    brackets: &'a [&'a str],
    #[query(style = comma)]
    comma: &'a [&'a str],
    number: i64,
}

fuzz_target!(|values: (&str, Option<&str>, Vec<&str>, i64)| {
    let (q, some, list, number) = values;
    let base: BaseUrl = "https://api.example".parse().unwrap();
    let search = Search {
        q,
        some,
        list: &list,
        brackets: &list,
        comma: &list,
        number,
    };
    let request = search.request(&base).map_err(|e| e.to_string()).unwrap();
    let text = request.uri().to_string();
    let url = Url::parse(&text).unwrap();
    assert_eq!(url.as_str(), text);
    assert_eq!((url.path(), url.fragment()), ("/search", None));

    let number = number.to_string();
    let mut expected = vec![("fixed", "1"), ("q", q)];
    expected.extend(some.map(|value| ("some", value)));
    expected.extend(list.iter().map(|value| ("list", *value)));
    expected.extend(list.iter().map(|value| ("brackets[]", *value)));
    let joined = list.join(",");
    expected.extend((!list.is_empty()).then_some(("comma", &*joined)));
    expected.push(("number", &number));
    let pairs: Vec<_> = url.query_pairs().collect();
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    assert_eq!(pairs, expected);

    // Where the items are joined, a comma inside of one is no separator.
    let mut raw = url.query().unwrap().split('&');
    if let Some(value) = raw.find_map(|pair| pair.strip_prefix("comma=")) {
        let decoded = |item| percent_decode_str(item).decode_utf8().unwrap();
        let items: Vec<_> = value.split(',').map(decoded).collect();
        assert_eq!(items, list);
    }
});
