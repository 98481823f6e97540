//! May this request be answered? The checks that come before each operation, in GitHub's order.

use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, USER_AGENT};
use axum::response::Response;

use super::organization::Organization;
use super::world::Organizations;
use super::{TOKEN, answer};

/// The organization, if the token is good and its owner may manage the organization's seats.
pub(super) fn owned<'a>(
    organizations: &'a mut Organizations,
    headers: &HeaderMap,
    name: &str,
) -> Result<&'a mut Organization, Box<Response>> {
    if !headers.contains_key(USER_AGENT) {
        return Err(Box::new(answer::no_user_agent()));
    }
    let given = headers.get(AUTHORIZATION).ok_or_else(answer::no_token)?;
    if token(given.to_str().unwrap_or_default()) != Some(TOKEN) {
        return Err(Box::new(answer::bad_token()));
    }
    let organization = organizations
        .get_mut(&name.to_ascii_lowercase())
        .ok_or_else(answer::not_found)?;
    if !organization.owned {
        return Err(Box::new(answer::not_an_owner()));
    }
    Ok(organization)
}

/// The organization, if it can have seats as well.
pub(super) fn ready<'a>(
    organizations: &'a mut Organizations,
    headers: &HeaderMap,
    name: &str,
) -> Result<&'a mut Organization, Box<Response>> {
    let organization = owned(organizations, headers, name)?;
    if organization.plan.is_none() || !organization.policy {
        return Err(Box::new(answer::not_ready()));
    }
    Ok(organization)
}

/// The token of `Bearer …` or `token …`; the scheme is not case sensitive (RFC 9110, 11.1).
fn token(credentials: &str) -> Option<&str> {
    let (scheme, token) = credentials.split_once(' ')?;
    let known = scheme.eq_ignore_ascii_case("bearer") || scheme.eq_ignore_ascii_case("token");
    known.then_some(token.trim())
}
