//! What is there when the server starts? The prepared organizations, and the record of requests.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::organization::{BUSINESS, Organization, Seat, Team};
use super::record::Recorded;
use super::{HEALTHY, MEMBERS, NO_POLICY, NO_SUBSCRIPTION, NOT_AN_OWNER, clock};

/// Organizations by their names in lower case: names are not case sensitive.
pub(super) type Organizations = BTreeMap<String, Organization>;

type Watch = Box<dyn Fn(&Recorded) + Send + Sync>;

/// All that the server knows.
pub(super) struct World {
    /// The server's own address, for links.
    pub(super) url: String,
    organizations: Mutex<Organizations>,
    requests: Mutex<Vec<Recorded>>,
    watch: Mutex<Option<Watch>>,
    started: u64,
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("World")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

impl World {
    pub(super) fn prepared(url: String) -> World {
        let all = [healthy(), not_an_owner(), no_subscription(), no_policy()];
        World {
            url,
            organizations: Mutex::new(all.map(|one| (one.name.clone(), one)).into()),
            requests: Mutex::default(),
            watch: Mutex::default(),
            started: clock::now(),
        }
    }

    pub(super) fn organizations(&self) -> MutexGuard<'_, Organizations> {
        open(&self.organizations)
    }

    /// The name of the organization that has this number.
    pub(super) fn name_of(&self, id: u64) -> Option<String> {
        let organizations = self.organizations();
        let mut all = organizations.values();
        all.find(|one| one.id == id).map(|one| one.name.clone())
    }

    pub(super) fn requests(&self) -> Vec<Recorded> {
        open(&self.requests).clone()
    }

    /// Keeps note of a request, and gives its number.
    pub(super) fn record(&self, request: Recorded) -> usize {
        if let Some(watch) = &*open(&self.watch) {
            watch(&request);
        }
        let mut requests = open(&self.requests);
        requests.push(request);
        requests.len()
    }

    pub(super) fn watch(&self, watch: Watch) {
        *open(&self.watch) = Some(watch);
    }

    /// When the count of calls begins anew, as Unix time in seconds.
    pub(super) fn reset(&self) -> u64 {
        self.started + 3_600
    }
}

/// A handler that panicked has left whole values behind, so its lock is still good.
fn open<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

fn healthy() -> Organization {
    let members = (1..).zip(MEMBERS).map(|(id, name)| (name.to_owned(), id));
    Organization {
        name: HEALTHY.to_owned(),
        id: 1,
        owned: true,
        plan: Some(BUSINESS),
        policy: true,
        members: members.collect(),
        teams: vec![Team {
            id: 1,
            name: "Justice League".to_owned(),
            slug: "justice-league".to_owned(),
            members: vec!["octocat".to_owned(), "defunkt".to_owned()],
        }],
        seats: vec![Seat {
            login: MEMBERS[0].to_owned(),
            created_at: "2025-11-03T09:00:00Z".to_owned(),
            updated_at: "2025-11-03T09:00:00Z".to_owned(),
            pending_cancellation_date: None,
            used: Some(("2025-11-28T16:20:53Z", "vscode/1.106.0/copilot/1.388.0")),
            team: None,
        }],
    }
}

fn not_an_owner() -> Organization {
    Organization {
        name: NOT_AN_OWNER.to_owned(),
        id: 2,
        plan: Some(BUSINESS),
        policy: true,
        members: vec![("mona".to_owned(), 2)],
        ..Organization::default()
    }
}

fn no_subscription() -> Organization {
    Organization {
        name: NO_SUBSCRIPTION.to_owned(),
        id: 3,
        owned: true,
        members: vec![("mona".to_owned(), 2)],
        ..Organization::default()
    }
}

fn no_policy() -> Organization {
    Organization {
        name: NO_POLICY.to_owned(),
        id: 4,
        owned: true,
        plan: Some(BUSINESS),
        members: vec![("mona".to_owned(), 2)],
        ..Organization::default()
    }
}
