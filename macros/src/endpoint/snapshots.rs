//! What is printed for each shape, pinned as text.
//!
//! After a wanted change, `UPDATE_SNAPSHOTS=1 cargo test -p endpoint-macros` writes the files anew.

use std::path::PathBuf;

use proc_macro2::TokenStream;
use quote::quote;

fn expanded(args: TokenStream, item: &TokenStream) -> String {
    let tokens = super::run(args, item);
    prettyplease::unparse(&syn::parse2(tokens).expect("the expansion is Rust"))
}

fn pinned(name: &str, args: TokenStream, item: &TokenStream) {
    let text = expanded(args, item);
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "src", "endpoint", "snapshots"]
        .iter()
        .collect();
    let path = folder.join(name).with_extension("txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &text).expect("the snapshot can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        text, kept,
        "{name} is printed in another way than its snapshot says"
    );
    let ours = text
        .lines()
        .skip_while(|line| *line != "#[automatically_derived]")
        // What editors alone see costs a program nothing.
        .take_while(|line| !line.starts_with("#[allow(unexpected_cfgs"))
        .count();
    assert!(ours <= 75, "{name} adds {ours} lines to its struct");
}

#[test]
fn a_post_with_a_body_of_two_fields() {
    pinned(
        "post",
        quote!(POST "/orgs/<org>/copilot/billing/selected_users" -> SeatsCreated, error = GitHubError),
        &quote! {
            /// Purchases a seat for each user.
            #[derive(Debug, Clone)]
            pub struct AddCopilotSeatsForUsers<'a> {
                /// The organization's name.
                pub org: &'a str,
                pub selected_usernames: &'a [&'a str],
            }
        },
    );
}

#[test]
fn a_unit_struct_with_nothing_to_send() {
    pinned(
        "unit",
        quote!(GET "/zen"),
        &quote!(
            struct Zen;
        ),
    );
}

#[test]
fn a_get_with_every_kind_of_query_field() {
    pinned(
        "query",
        quote!(GET "/search/<kind>" -> Vec<Found>),
        &quote! {
            #[serde(rename_all = "camelCase")]
            pub struct Search<T: Serialize, const N: usize> where T: Clone {
                r#kind: Kind,
                per_page: Option<u32>,
                #[query("q")]
                text: [T; N],
                #[query(style = comma)]
                labels: Vec<String>,
                #[query(flatten)]
                more: BTreeMap<String, String>,
                #[serde(with = "stamp", skip_serializing_if = "Option::is_none")]
                since: Option<u64>,
                #[cfg(feature = "x")]
                only: bool,
            }
        },
    );
}

#[test]
fn a_delete_with_a_body_under_another_name_of_the_runtime() {
    pinned(
        "delete",
        quote!(DELETE "/items/<id>/<path..>", body = json, crate = my::http),
        &quote! {
            pub(crate) struct Remove {
                id: u64,
                path: String,
                #[serde(rename = "type")]
                kind: Option<Kind>,
                #[serde(flatten)]
                more: Map,
            }
        },
    );
}

#[test]
fn a_form_with_a_value_that_a_function_writes() {
    pinned(
        "form",
        quote!(POST "/login", body = form),
        &quote! {
            struct Login<'a> {
                user: &'a str,
                #[serde(serialize_with = "hex")]
                code: u64,
                #[query]
                dry_run: bool,
            }
        },
    );
}

#[test]
fn the_same_tokens_give_the_same_expansion() {
    let args = quote!(GET "/<a>/<b>" -> T);
    let item = quote!(
        struct E {
            a: u8,
            b: u8,
            c: u8,
            d: u8,
        }
    );
    assert_eq!(expanded(args.clone(), &item), expanded(args, &item));
}

#[test]
fn headers_of_fields_and_of_the_attribute() {
    pinned(
        "headers",
        quote! {
            GET "/repos/<repo>/readme" -> Text, accept = "application/vnd.github.raw",
            header("X-Mode" = "strict"), timeout = "30s"
        },
        &quote! {
            struct Readme<'a> {
                repo: &'a str,
                #[header("If-None-Match")]
                etag: Option<&'a str>,
                #[header("X-Api-Key", sensitive)]
                key: String,
                #[header(prefix = "x-meta-")]
                meta: BTreeMap<String, String>,
            }
        },
    );
}

#[test]
fn a_list_whose_pages_follow_a_cursor() {
    pinned(
        "pages",
        quote!(GET "/teams/<team>/members" -> Members, paginate = cursor(after, page_info.end)),
        &quote! {
            pub struct ListMembers<'a> {
                pub team: &'a str,
                #[query("start")]
                pub after: Option<&'a str>,
            }
        },
    );
}

#[test]
fn a_post_that_may_be_repeated_by_its_key() {
    pinned(
        "key",
        quote!(POST "/charges" -> Charge, idempotency_key),
        &quote! {
            pub struct Charge {
                pub amount: u64,
            }
        },
    );
}
