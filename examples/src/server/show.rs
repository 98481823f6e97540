//! What can be seen of an organization's seats? The operations that only read.

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::header::LINK;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};

use super::organization::{Organization, Seat};
use super::page::Page;
use super::world::World;
use super::{answer, gate};

pub(super) async fn details(
    State(world): State<Arc<World>>,
    Path(org): Path<String>,
    headers: HeaderMap,
) -> Response {
    let mut organizations = world.organizations();
    match gate::owned(&mut organizations, &headers, &org) {
        Err(refused) => *refused,
        Ok(organization) => match organization.plan {
            None => answer::not_ready(),
            Some(plan) => answer::value(StatusCode::OK, described(organization, plan)),
        },
    }
}

pub(super) async fn seats(
    State(world): State<Arc<World>>,
    Path(org): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    page_of_seats(&world, &headers, &org, query.as_deref())
}

/// The same list, at the address that the links of its pages have.
pub(super) async fn seats_by_number(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let named = id.parse().ok().and_then(|id| world.name_of(id));
    // No organization has an empty name, so an unknown number is a 404 where it should be.
    let org = named.unwrap_or_default();
    page_of_seats(&world, &headers, &org, query.as_deref())
}

fn page_of_seats(world: &World, headers: &HeaderMap, org: &str, query: Option<&str>) -> Response {
    let mut organizations = world.organizations();
    let organization = match gate::ready(&mut organizations, headers, org) {
        Err(refused) => return *refused,
        Ok(organization) => organization,
    };
    let page = Page::asked(query.unwrap_or_default());
    let all = &organization.seats;
    let shown: Vec<_> = all[page.range(all.len())]
        .iter()
        .map(|seat| written(seat, organization))
        .collect();
    let body = json!({ "total_seats": all.len(), "seats": shown });
    let mut response = answer::value(StatusCode::OK, body);
    // GitHub's links name the organization by its number.
    let path = format!(
        "{}/organizations/{}/copilot/billing/seats",
        world.url, organization.id
    );
    if let Some(links) = page.links(all.len(), &path)
        && let Ok(links) = HeaderValue::try_from(links)
    {
        response.headers_mut().insert(LINK, links);
    }
    response
}

pub(super) async fn member(
    State(world): State<Arc<World>>,
    Path((org, username)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let mut organizations = world.organizations();
    let organization = match gate::ready(&mut organizations, &headers, &org) {
        Err(refused) => return *refused,
        Ok(organization) => organization,
    };
    let mut seats = organization.seats.iter();
    match seats.find(|seat| seat.login.eq_ignore_ascii_case(&username)) {
        None => answer::not_found(),
        Some(seat) => answer::value(StatusCode::OK, written(seat, organization)),
    }
}

fn described(organization: &Organization, plan: &str) -> Value {
    let seats = &organization.seats;
    let active = seats.iter().filter(|seat| seat.used.is_some()).count();
    let ending = |seat: &&Seat| seat.pending_cancellation_date.is_some();
    json!({
        "seat_breakdown": {
            "total": seats.len(),
            "added_this_cycle": seats.len() - active,
            "pending_cancellation": seats.iter().filter(ending).count(),
            "pending_invitation": 0,
            "active_this_cycle": active,
            "inactive_this_cycle": seats.len() - active,
        },
        "seat_management_setting": "assign_selected",
        "public_code_suggestions": if organization.policy { "block" } else { "unconfigured" },
        "ide_chat": "enabled",
        "platform_chat": "enabled",
        "cli": "enabled",
        "plan_type": plan,
    })
}

fn written(seat: &Seat, organization: &Organization) -> Value {
    let team = seat.team.as_deref().and_then(|slug| {
        let team = organization.teams.iter().find(|team| team.slug == slug)?;
        Some(json!({
            "id": team.id,
            "name": team.name,
            "slug": team.slug,
        }))
    });
    json!({
        "created_at": seat.created_at,
        "updated_at": seat.updated_at,
        "pending_cancellation_date": seat.pending_cancellation_date,
        "last_activity_at": seat.used.map(|(at, _)| at),
        "last_activity_editor": seat.used.map(|(_, editor)| editor),
        "plan_type": organization.plan,
        "assignee": {
            "login": seat.login,
            "id": organization.id_of(&seat.login),
            "type": "User",
            "site_admin": false,
        },
        "assigning_team": team,
    })
}
