//! What is an organization? Its members, teams and seats, and what purchases do to them.

use std::collections::BTreeMap;

/// The plan that seats are billed by.
pub(super) const BUSINESS: &str = "business";

/// An organization as the token's owner meets it.
#[derive(Debug, Default)]
pub(super) struct Organization {
    pub(super) name: String,
    pub(super) id: u64,
    /// Whether the token's owner owns it.
    pub(super) owned: bool,
    /// The subscription's plan.
    pub(super) plan: Option<&'static str>,
    /// Whether a suggestion-matching policy is set.
    pub(super) policy: bool,
    /// Logins and numbers.
    pub(super) members: Vec<(String, u64)>,
    pub(super) teams: Vec<Team>,
    /// In the order in which they were given.
    pub(super) seats: Vec<Seat>,
}

#[derive(Debug)]
pub(super) struct Team {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) slug: String,
    pub(super) members: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Seat {
    pub(super) login: String,
    pub(super) created_at: String,
    pub(super) updated_at: String,
    pub(super) pending_cancellation_date: Option<String>,
    pub(super) used: Option<(&'static str, &'static str)>,
    /// The team that gave it, by its slug.
    pub(super) team: Option<String>,
}

impl Organization {
    /// The members of these names, each once, in GitHub's own spelling; else the first stranger.
    pub(super) fn members_named<'a>(&self, names: &'a [String]) -> Result<Vec<String>, &'a str> {
        let mut found = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            let login = self.login(name).ok_or(name.as_str())?;
            found.entry(login).or_insert(at);
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by_key(|&(_, at)| at);
        Ok(found.into_iter().map(|(login, _)| login).collect())
    }

    /// The teams of these names or slugs; else the first that there is not.
    pub(super) fn teams_named<'a>(
        &self,
        names: &'a [String],
    ) -> Result<Vec<(String, Vec<String>)>, &'a str> {
        let team_named = |name: &'a String| {
            self.teams
                .iter()
                .find(|team| {
                    team.slug.eq_ignore_ascii_case(name) || team.name.eq_ignore_ascii_case(name)
                })
                .map(|team| (team.slug.clone(), team.members.clone()))
                .ok_or(name.as_str())
        };
        names.iter().map(team_named).collect()
    }

    /// Gives each a seat, and refreshes the seats that are there: how many of both.
    pub(super) fn give(&mut self, logins: &[String], team: Option<&str>, now: &str) -> u64 {
        for login in logins {
            if let Some(seat) = self.seats.iter_mut().find(|seat| seat.login == *login) {
                now.clone_into(&mut seat.updated_at);
                seat.pending_cancellation_date = None;
                // A seat of one's own stays one's own; otherwise the latest purchase gives it.
                if seat.team.is_some() {
                    seat.team = team.map(str::to_owned);
                }
            } else {
                self.seats.push(Seat {
                    login: login.clone(),
                    created_at: now.to_owned(),
                    updated_at: now.to_owned(),
                    pending_cancellation_date: None,
                    used: None,
                    team: team.map(str::to_owned),
                });
            }
        }
        logins.len() as u64
    }

    /// Sets the seats to end that these members have directly, or by this team: how many.
    pub(super) fn cancel(&mut self, logins: &[String], team: Option<&str>, end: &str) -> u64 {
        let mut cancelled = 0;
        for seat in &mut self.seats {
            let meant = logins.contains(&seat.login) && seat.team.as_deref() == team;
            if meant && seat.pending_cancellation_date.is_none() {
                seat.pending_cancellation_date = Some(end.to_owned());
                cancelled += 1;
            }
        }
        cancelled
    }

    /// Whether one of these members has a seat by a team, which only the team can give back.
    pub(super) fn have_by_team(&self, logins: &[String]) -> bool {
        let by_team = |seat: &Seat| seat.team.is_some() && logins.contains(&seat.login);
        self.seats.iter().any(by_team)
    }

    /// The number of a member.
    pub(super) fn id_of(&self, login: &str) -> u64 {
        let member = self.members.iter().find(|(name, _)| name == login);
        member.map_or(0, |(_, id)| *id)
    }

    fn login(&self, name: &str) -> Option<String> {
        let member = self
            .members
            .iter()
            .find(|(login, _)| login.eq_ignore_ascii_case(name));
        member.map(|(login, _)| login.clone())
    }
}
