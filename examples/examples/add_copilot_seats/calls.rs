//! How is a call made so that it is seen? Method, path and status of each, in columns.

use std::io::{self, Write};

use endpoint::{Client, Endpoint, Error};

/// Makes the call and prints one line about it.
///
/// The outer error is the output's, the inner one the call's: the caller decides what that means.
pub(crate) async fn call<T: Endpoint>(
    client: &Client,
    endpoint: &T,
) -> io::Result<Result<T::Response, Error<T::Error>>> {
    let target = match endpoint.request(client.base()) {
        Ok(request) => request
            .uri()
            .path_and_query()
            .map_or(T::ROUTE, |target| target.as_str())
            .to_owned(),
        Err(_) => T::ROUTE.to_owned(),
    };
    let answer = client.send_full(endpoint).await;
    let status = match &answer {
        Ok(response) => response.status().to_string(),
        Err(error) if error.is_build() => "not sent".to_owned(),
        Err(error) => error
            .status()
            .map_or_else(|| "no answer".to_owned(), |status| status.to_string()),
    };
    writeln!(
        io::stdout(),
        "{}",
        line(T::METHOD.as_str(), &target, &status)
    )?;
    Ok(answer.map(endpoint::Response::into_value))
}

/// Method, path and status in columns.
pub(crate) fn line(method: &str, target: &str, status: &str) -> String {
    format!("  {method:<6}  {target:<56}  {status}")
}
