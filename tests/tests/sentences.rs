//! How each kind of error reads, whole: one text that holds them all.
//!
//! After a wanted change, `UPDATE_DOCS=1 cargo test -p endpoint-tests --test sentences` writes it anew.

#[path = "sentences/answers.rs"]
mod answers;
#[path = "sentences/calls.rs"]
mod calls;

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use endpoint::{
    BaseUrl, Client, Endpoint as _, Error, MemoryTransport, Retry, TransportError, endpoint,
};
use http::Response;

use self::answers::{JSON, answers, pages};
use self::calls::calls;

#[endpoint(GET "/repos/<owner>/<repo>" -> Repo)]
struct GetRepo<'a> {
    owner: &'a str,
    repo: &'a str,
}

#[derive(Debug, serde::Deserialize)]
#[expect(dead_code, reason = "only that it does not fit is looked at")]
struct Repo {
    id: u64,
}

#[endpoint(POST "/orgs/<org>/seats" -> Repo)]
struct AddSeats<'a> {
    org: &'a str,
    price: f64,
}

#[endpoint(DELETE "/orgs/<org>/seats")]
struct RemoveSeats<'a> {
    org: &'a str,
    #[header("x-reason")]
    reason: &'a str,
}

#[endpoint(GET "/repos" -> Vec<u64>, paginate = link)]
struct ListRepos;

/// One kind of error: what happens, and its sentence.
#[derive(Default)]
struct Page(String);

impl Page {
    fn add(&mut self, what: &str, error: &Error) {
        let _ = write!(self.0, "{what}\n    {error}\n\n");
    }
}

type Answer = Result<Response<bytes::Bytes>, TransportError>;

fn client(answer: impl Fn() -> Answer + Send + Sync + 'static, retry: Retry) -> Client {
    let transport = MemoryTransport::new(move |_| std::future::ready(answer()));
    let builder = Client::builder("https://api.example.com").transport(transport);
    builder.retry(retry).build().expect("it is a client")
}

#[expect(clippy::unnecessary_wraps, reason = "a transport gives a result")]
fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    Ok(response
        .body(bytes::Bytes::from(body.to_owned()))
        .expect("it is a response"))
}

async fn read(answer: impl Fn() -> Answer + Send + Sync + 'static) -> Error {
    let client = client(answer, Retry::none());
    let repo = GetRepo {
        owner: "octo",
        repo: "hello",
    };
    repo.send(&client).await.expect_err("it is a failure")
}

async fn bought(answer: impl Fn() -> Answer + Send + Sync + 'static) -> Error {
    let client = client(answer, Retry::none());
    let seats = AddSeats {
        org: "octo",
        price: 1.0,
    };
    seats.send(&client).await.expect_err("it is a failure")
}

async fn connections(page: &mut Page) {
    let refused = || Err(TransportError::not_connected("connection refused"));
    page.add("a server that is not there", &read(refused).await);
    let certificate = || Err(TransportError::certificate_refused("expired"));
    page.add("a certificate that is refused", &read(certificate).await);
    let slow = || Err(TransportError::connect_timeout("slow"));
    page.add("a connection that takes too long", &read(slow).await);
    let broken = || Err(TransportError::new("connection reset"));
    page.add("a connection that breaks", &read(broken).await);
    page.add(
        "a connection that breaks in a purchase",
        &bought(broken).await,
    );
    let refused = || Err(TransportError::not_processed("stream refused"));
    page.add("a stream that is refused", &read(refused).await);
    let client = client(broken, Retry::default());
    let repo = GetRepo {
        owner: "octo",
        repo: "hello",
    };
    let error = repo.send(&client).await.expect_err("it is a failure");
    page.add("a connection that breaks each time", &error);
}

async fn limits(page: &mut Page) {
    let never = MemoryTransport::new(|_| std::future::pending::<Answer>());
    let builder = Client::builder("https://api.example.com").transport(never);
    let client = builder
        .retry(Retry::none())
        .build()
        .expect("it is a client");
    let repo = GetRepo {
        owner: "octo",
        repo: "hello",
    };
    let seats = AddSeats {
        org: "octo",
        price: 1.0,
    };
    let limited = client.with_timeout(Duration::from_secs(5));
    let error = repo.send(&limited).await.expect_err("it is a failure");
    page.add("an answer that does not come", &error);
    let error = seats.send(&client).await.expect_err("it is a failure");
    page.add("an answer to a purchase that does not come", &error);
    let long = MemoryTransport::new(|_| std::future::ready(answer(200, &[JSON], "[1, 2, 3]")));
    let builder = Client::builder("https://api.example.com").transport(long);
    let client = builder
        .max_response_bytes(4)
        .build()
        .expect("it is a client");
    let error = repo.send(&client).await.expect_err("it is a failure");
    page.add("an answer that is too long", &error);
}

fn refused(page: &mut Page) {
    let base: BaseUrl = "https://api.example.com".parse().expect("it is a base URL");
    for (what, owner) in [
        ("an empty value in the path", ""),
        ("a dot segment in the path", ".."),
    ] {
        let call = GetRepo {
            owner,
            repo: "hello",
        };
        page.add(
            what,
            &call.request(&base).map(drop).expect_err("it is refused"),
        );
    }
    let call = AddSeats {
        org: "octo",
        price: f64::NAN,
    };
    page.add(
        "NaN in the body",
        &call.request(&base).map(drop).expect_err("it is refused"),
    );
    let call = RemoveSeats {
        org: "octo",
        reason: "a\r\nb: c",
    };
    let error = call.request(&base).map(drop).expect_err("it is refused");
    page.add("a line break in a header", &error);
    for (what, base) in [
        ("a base URL without its scheme", "api.example.com"),
        ("a base URL of another scheme", "ftp://api.example.com"),
        (
            "a base URL with a query",
            "https://api.example.com?key=secret",
        ),
        (
            "a base URL with a password",
            "https://mona:secret@api.example.com",
        ),
        ("a base URL that is empty", ""),
    ] {
        page.add(
            what,
            &Client::new(base).map(drop).expect_err("it is refused"),
        );
    }
    let client = Client::builder("https://api.example.com")
        .bearer("a\nsecret")
        .build();
    page.add(
        "a token with a line break",
        &client.map(drop).expect_err("it is refused"),
    );
}

#[tokio::test(start_paused = true)]
async fn every_error_reads_as_the_page_of_sentences_has_it() {
    let mut page = Page::default();
    refused(&mut page);
    connections(&mut page).await;
    limits(&mut page).await;
    answers(&mut page).await;
    pages(&mut page).await;
    calls(&mut page).await;
    assert!(!page.0.contains("secret"), "{}", page.0);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sentences.txt");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&file, &page.0).expect("it can be written");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(
        kept,
        page.0,
        "an error reads in another way than {}",
        file.display()
    );
}
