//! What does an answer look like? Values, and failures with the body that GitHub gives them.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

const DOCS: &str = "https://docs.github.com/rest";

/// The part of GitHub's documentation that most failures of these operations point to.
const SEATS: &str = "https://docs.github.com/rest/copilot/copilot-user-management";

/// A value with its status.
pub(super) fn value(status: StatusCode, value: Value) -> Response {
    (status, Json(value)).into_response()
}

pub(super) fn no_token() -> Response {
    failure(StatusCode::UNAUTHORIZED, "Requires authentication", DOCS)
}

pub(super) fn bad_token() -> Response {
    failure(StatusCode::UNAUTHORIZED, "Bad credentials", DOCS)
}

/// GitHub's answer to a request without `User-Agent`.
pub(super) fn no_user_agent() -> Response {
    let page = "https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api";
    failure(
        StatusCode::FORBIDDEN,
        "Request forbidden by administrative rules: name your program in a User-Agent header",
        page,
    )
}

pub(super) fn not_an_owner() -> Response {
    failure(
        StatusCode::FORBIDDEN,
        "You must be an owner of the organization to manage its Copilot seats",
        SEATS,
    )
}

pub(super) fn not_found() -> Response {
    failure(StatusCode::NOT_FOUND, "Not Found", DOCS)
}

pub(super) fn no_json() -> Response {
    failure(StatusCode::BAD_REQUEST, "Problems parsing JSON", DOCS)
}

pub(super) fn unavailable() -> Response {
    let message = "No server is currently available to service your request";
    failure(StatusCode::SERVICE_UNAVAILABLE, message, DOCS)
}

pub(super) fn rate_limited() -> Response {
    let page = "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api";
    let message = "You have exceeded a secondary rate limit";
    failure(StatusCode::TOO_MANY_REQUESTS, message, page)
}

/// No subscription or no policy: GitHub documents no body for this status.
pub(super) fn not_ready() -> Response {
    StatusCode::UNPROCESSABLE_ENTITY.into_response()
}

/// The request was understood, but a field of it is no good.
pub(super) fn invalid(field: &str, code: &str, message: &str) -> Response {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let mut body = body(status, "Validation Failed", SEATS);
    body["errors"] = json!([{
        "resource": "CopilotSeat",
        "field": field,
        "code": code,
        "message": message,
    }]);
    value(status, body)
}

fn failure(status: StatusCode, message: &str, page: &str) -> Response {
    value(status, body(status, message, page))
}

fn body(status: StatusCode, message: &str, page: &str) -> Value {
    json!({
        "message": message,
        "documentation_url": page,
        "status": status.as_str(),
    })
}
