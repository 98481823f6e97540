//! Which answers are failures, or no pages, and how their errors read.

use endpoint::Retry;
use futures_util::StreamExt as _;

use super::{GetRepo, ListRepos, Page, answer, bought, client, read};

pub(super) const JSON: (&str, &str) = ("content-type", "application/json");
/// What it is, its status, headers and body.
type Case = (
    &'static str,
    u16,
    &'static [(&'static str, &'static str)],
    &'static str,
);

/// The message in the body, where there is one, is the API's own.
const STATUSES: [Case; 14] = [
    (
        "a token that is missing or wrong",
        401,
        &[JSON],
        r#"{"message": "Bad credentials"}"#,
    ),
    (
        "a permission that is missing",
        403,
        &[JSON],
        r#"{"message": "Must be an owner"}"#,
    ),
    (
        "a rate limit that says when it lifts",
        403,
        &[
            JSON,
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-reset", "1767225600"),
        ],
        r#"{"message": "API rate limit exceeded"}"#,
    ),
    (
        "a rate limit that says how long it lasts",
        429,
        &[("retry-after", "7")],
        "",
    ),
    ("a rate limit that says nothing", 429, &[], ""),
    (
        "what is not there, or not to be seen",
        404,
        &[JSON],
        r#"{"message": "Not Found"}"#,
    ),
    (
        "a conflict",
        409,
        &[JSON],
        r#"{"detail": "The seat is taken"}"#,
    ),
    ("what is gone", 410, &[], ""),
    (
        "values that the API refuses",
        422,
        &[JSON],
        r#"{"title": "Validation failed"}"#,
    ),
    (
        "a page of a proxy",
        502,
        &[("content-type", "text/html")],
        "<h1>Bad Gateway</h1>",
    ),
    ("a body without a type", 500, &[], "broken"),
    (
        "a service that is not there",
        503,
        &[("retry-after", "120")],
        "",
    ),
    ("what has not changed", 304, &[("etag", "\"1\"")], ""),
    ("a status that nobody knows", 599, &[], ""),
];

pub(super) async fn answers(page: &mut Page) {
    for (what, status, headers, body) in STATUSES {
        page.add(what, &read(move || answer(status, headers, body)).await);
    }
    let body = r#"{"id": "seven"}"#;
    page.add(
        "a body of another type",
        &read(move || answer(200, &[JSON], body)).await,
    );
    page.add(
        "a body that is cut off",
        &read(|| answer(200, &[JSON], r#"{"id":"#)).await,
    );
    page.add(
        "a body that is no JSON",
        &read(|| answer(200, &[], "<html>")).await,
    );
    page.add(
        "a success without content",
        &read(|| answer(204, &[], "")).await,
    );
    let elsewhere = [("location", "http://other.example.com/?token=secret")];
    page.add(
        "a redirect away from https",
        &read(move || answer(302, &elsewhere, "")).await,
    );
    let moved = [("location", "/orgs/octo/chairs?token=secret")];
    page.add(
        "a redirect of a purchase",
        &bought(move || answer(302, &moved, "")).await,
    );
    page.add(
        "a redirect without a target",
        &read(|| answer(302, &[], "")).await,
    );
    let later = [("retry-after", "120")];
    let client = client(move || answer(503, &later, ""), Retry::default());
    let repo = GetRepo {
        owner: "octo",
        repo: "hello",
    };
    let error = repo.send(&client).await.expect_err("it is a failure");
    page.add("a wait that is too long", &error);
}

pub(super) async fn pages(page: &mut Page) {
    let links = [
        (
            "a next page of another origin",
            "<https://other.example.com/?key=secret>; rel=next",
        ),
        (
            "a next page that was seen before",
            "<https://api.example.com/repos>; rel=next",
        ),
    ];
    for (what, link) in links {
        let headers = [JSON, ("link", link)];
        let client = client(move || answer(200, &headers, "[]"), Retry::none());
        let pages: Vec<_> = ListRepos.pages(&client).take(5).collect().await;
        let error = pages.into_iter().find_map(Result::err);
        page.add(what, &error.expect("the walk ends with an error"));
    }
}
