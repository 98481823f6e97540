//! How is a call made so that it is seen? Method, path and status of each, in columns.

use std::io::{self, Write};

use endpoint::{Client, Endpoint, Error, Page, Paginated};

/// Makes the call and prints one line about it.
///
/// The outer error is the output's, the inner one the call's: the caller decides what that means.
pub(crate) async fn call<T: Endpoint>(
    client: &Client,
    endpoint: &T,
) -> io::Result<Result<T::Response, Error<T::Error>>> {
    let answer = client.send_full(endpoint).await;
    let status = match &answer {
        Ok(response) => response.status().to_string(),
        Err(error) => status(error),
    };
    print(client, endpoint, &status)?;
    Ok(answer.map(endpoint::Response::into_value))
}

/// Walks a list to its end and prints one line about its first page, and what ended it.
///
/// The errors are those of [`call`]. Items that came before one are dropped: half a list looks whole.
pub(crate) async fn all<T>(
    client: &Client,
    endpoint: &T,
) -> io::Result<Result<Vec<<T::Response as Page>::Item>, Error<T::Error>>>
where
    T: Paginated,
    T::Response: Page,
{
    let mut items = client.items(endpoint);
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => all.push(item),
            Err(error) => {
                print(client, endpoint, &status(&error))?;
                return Ok(Err(error));
            }
        }
    }
    print(client, endpoint, "200 OK")?;
    Ok(Ok(all))
}

fn status<E>(error: &Error<E>) -> String {
    if error.is_build() {
        return "not sent".to_owned();
    }
    error
        .status()
        .map_or_else(|| "no answer".to_owned(), |status| status.to_string())
}

fn print<T: Endpoint>(client: &Client, endpoint: &T, status: &str) -> io::Result<()> {
    let target = match endpoint.request(client.base()) {
        Ok(request) => request
            .uri()
            .path_and_query()
            .map_or(T::ROUTE, |target| target.as_str())
            .to_owned(),
        Err(_) => T::ROUTE.to_owned(),
    };
    writeln!(
        io::stdout(),
        "{}",
        line(T::METHOD.as_str(), &target, status)
    )
}

/// Method, path and status in columns.
pub(crate) fn line(method: &str, target: &str, status: &str) -> String {
    format!("  {method:<6}  {target:<56}  {status}")
}
