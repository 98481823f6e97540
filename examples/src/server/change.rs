//! What do purchases and cancellations do? The operations that change seats.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};

use super::organization::Organization;
use super::world::World;
use super::{answer, clock, gate};

const USERS: &str = "selected_usernames";
const TEAMS: &str = "selected_teams";

type Answer = Result<Response, Box<Response>>;

/// What each of these requests brings.
type Call = (State<Arc<World>>, Path<String>, HeaderMap, Bytes);

/// Changes the organization of a call for those whom its body names, if its gate lets it through.
fn change(
    (State(world), Path(org), headers, body): Call,
    field: &str,
    change: impl FnOnce(&mut Organization, &[String]) -> Answer,
) -> Response {
    let changed = || -> Answer {
        let mut organizations = world.organizations();
        let organization = gate::ready(&mut organizations, &headers, &org)?;
        let names = names(&body, field)?;
        change(organization, &names)
    };
    changed().unwrap_or_else(|refused| *refused)
}

pub(super) async fn add_users(call: Call) -> Response {
    change(call, USERS, |organization, names| {
        let logins = organization.members_named(names).map_err(stranger)?;
        Ok(created(organization.give(&logins, None, &clock::time())))
    })
}

pub(super) async fn cancel_users(call: Call) -> Response {
    change(call, USERS, |organization, names| {
        let logins = organization.members_named(names).map_err(stranger)?;
        // GitHub documents this as a 422 of the same kind: without a body, and nothing is changed.
        if organization.have_by_team(&logins) {
            return Err(Box::new(answer::not_ready()));
        }
        cancelled(organization.cancel(&logins, None, &clock::end_of_cycle()))
    })
}

pub(super) async fn add_teams(call: Call) -> Response {
    change(call, TEAMS, |organization, names| {
        let teams = organization.teams_named(names).map_err(no_team)?;
        let now = clock::time();
        let given = teams
            .iter()
            .map(|(slug, logins)| organization.give(logins, Some(slug), &now));
        Ok(created(given.sum()))
    })
}

pub(super) async fn cancel_teams(call: Call) -> Response {
    change(call, TEAMS, |organization, names| {
        let teams = organization.teams_named(names).map_err(no_team)?;
        let end = clock::end_of_cycle();
        let ended = teams
            .iter()
            .map(|(slug, logins)| organization.cancel(logins, Some(slug), &end));
        cancelled(ended.sum())
    })
}

/// The list of names in the body: text, and at least one.
fn names(body: &[u8], field: &str) -> Result<Vec<String>, Box<Response>> {
    let Ok(body) = serde_json::from_slice::<Value>(body) else {
        return Err(Box::new(answer::no_json()));
    };
    let refused = |code, message: &str| Box::new(answer::invalid(field, code, message));
    let Some(list) = body.get(field) else {
        return Err(refused(
            "missing_field",
            &format!("{field} wasn't supplied"),
        ));
    };
    let names: Option<Vec<String>> = list.as_array().and_then(|list| {
        list.iter()
            .map(|name| name.as_str().map(str::to_owned))
            .collect()
    });
    match names {
        None => Err(refused(
            "invalid",
            &format!("{field} is not a list of names"),
        )),
        Some(names) if names.is_empty() => {
            Err(refused("invalid", &format!("{field} names nobody")))
        }
        Some(names) => Ok(names),
    }
}

fn created(seats: u64) -> Response {
    answer::value(StatusCode::CREATED, json!({ "seats_created": seats }))
}

fn cancelled(seats: u64) -> Answer {
    if seats == 0 {
        let message = "no active seat was found for those who are named";
        return Err(Box::new(answer::invalid("seats", "invalid", message)));
    }
    let value = json!({ "seats_cancelled": seats });
    Ok(answer::value(StatusCode::OK, value))
}

fn stranger(name: &str) -> Response {
    let message = format!("{name} is not a member of the organization");
    answer::invalid(USERS, "invalid", &message)
}

fn no_team(name: &str) -> Response {
    let message = format!("{name} is not a team of the organization");
    answer::invalid(TEAMS, "invalid", &message)
}
