//! Does every slip in an attribute give Rust, and no panic?

use proc_macro2::{Group, TokenStream, TokenTree};

/// What may stand by mistake where something else should.
const SIGNS: [&str; 18] = [
    "=",
    ",",
    "->",
    "::",
    "<",
    "|",
    ":",
    "GET",
    "json",
    "self",
    "type",
    "_",
    "crate",
    "\"/a/<b>/%\"",
    "\"\"",
    "b\"e\"",
    "7",
    "()",
];

const ATTRIBUTES: [&str; 7] = [
    r#"POST "/orgs/<org>/seats?kind=é" -> Seats, error = Failure<'a>, body = json, timeout = "1m 30s""#,
    r#"GET "/issues/<id>" -> Vec<&'a str>, paginate = cursor(after, meta.next), accept = "text/csv""#,
    r#"Method::GET | POST format!("/a/{}", self.b) -> 200: A | B, paginate = page("page")"#,
    r#""GET /a/{b}/*key" returns (A, &str), header("X-A" = "é", "b"), idempotent, idempotency_key"#,
    r#"method = PUT, path = "/a//b?<q>&c={d}", Failure<A, B>, rename_all = "camelCase", crate = a::b"#,
    r#"PATCH concat!("/a", "/<self.b>") -> "A", content_type = text/plain, timeout = Duration::from_secs(1)"#,
    r#"DELETE "https://é.test/<a..>b/%s" + "/<b:é>", response = A, multipart, user_agent = x"#,
];

const FIELDS: [&str; 6] = [
    r#"query("é", style = comma, flatten)"#,
    r#"header("X-É", sensitive, prefix = "X-")"#,
    r#"part("a", file, content_type = "text/csv")"#,
    r#"body(content_type = "text/csv")"#,
    r#"cfg_attr(test, query("b"), serde(rename = "c", with = d::e))"#,
    r#"endpoint(query = "a")"#,
];

/// The tokens with one of them left out, said twice or replaced, at every place and depth.
fn slips(tokens: &TokenStream) -> Vec<TokenStream> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut all = Vec::new();
    for (at, tree) in trees.iter().enumerate() {
        let mut with = |instead: TokenStream| {
            let before = trees[..at].iter().cloned();
            let after = trees[at + 1..].iter().cloned();
            all.push(before.chain(instead).chain(after).collect());
        };
        with(TokenStream::new());
        with([tree.clone(), tree.clone()].into_iter().collect());
        for sign in SIGNS {
            with(sign.parse().unwrap());
        }
        if let TokenTree::Group(group) = tree {
            for inner in slips(&group.stream()) {
                with(TokenTree::Group(Group::new(group.delimiter(), inner)).into());
            }
        }
        all.push(trees[..at].iter().cloned().collect());
    }
    all
}

fn gives_rust(args: TokenStream, item: &TokenStream) {
    let written = format!("#[endpoint({args})] {item}");
    let printed = super::run(args, item);
    let read = syn::parse2::<syn::File>(printed.clone());
    assert!(read.is_ok(), "{written}\n{printed}");
}

#[test]
fn a_slip_anywhere_in_an_attribute_of_the_struct_gives_rust() {
    let item = "struct A<'a> { org: &'a str, #[query] after: Option<u32>, b: B }";
    let item = item.parse().unwrap();
    for attribute in ATTRIBUTES {
        for args in slips(&attribute.parse().unwrap()) {
            gives_rust(args, &item);
        }
    }
}

#[test]
fn a_slip_anywhere_in_an_attribute_of_a_field_gives_rust() {
    for attribute in FIELDS {
        for inner in slips(&attribute.parse().unwrap()) {
            // What is no attribute is refused by the compiler before a macro sees it.
            let item = format!("struct A {{ #[{inner}] b: B }}");
            if syn::parse_str::<syn::ItemStruct>(&item).is_ok() {
                let args = r#"POST "/a" -> C"#.parse().unwrap();
                gives_rust(args, &item.parse().unwrap());
            }
        }
    }
}
