//! How much is left of a rate limit, in the headers of GitHub and of those that came after it?

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::HeaderMap;

use super::text;

/// How much is left of a rate limit, as the last response said it.
///
/// It reads `x-ratelimit-limit` and its kin (GitHub and many others), the same without `x-`, and the
/// one `RateLimit` header of the IETF's draft. What a server does not say is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RateLimit {
    limit: Option<u64>,
    remaining: Option<u64>,
    used: Option<u64>,
    resets_at: Option<SystemTime>,
    resource: Option<String>,
}

impl RateLimit {
    /// How many calls there may be until the reset.
    #[must_use]
    pub fn limit(&self) -> Option<u64> {
        self.limit
    }

    /// How many of them are left.
    #[must_use]
    pub fn remaining(&self) -> Option<u64> {
        self.remaining
    }

    /// How many were made.
    #[must_use]
    pub fn used(&self) -> Option<u64> {
        self.used
    }

    /// When there are as many as at first.
    #[must_use]
    pub fn resets_at(&self) -> Option<SystemTime> {
        self.resets_at
    }

    /// Which of several limits it is: on GitHub `core`, `search`, `graphql` and others.
    #[must_use]
    pub fn resource(&self) -> Option<&str> {
        self.resource.as_deref()
    }
}

/// The first second that is read as a time and not as a wait: in 2001.
const FIRST_TIME: u64 = 1_000_000_000;

/// What the headers say of a limit, if anything. A wait is counted from `now`.
pub(crate) fn rate_limit(headers: &HeaderMap, now: SystemTime) -> Option<RateLimit> {
    let one = |name: &str| {
        let names = [
            format!("x-ratelimit-{name}"),
            format!("x-rate-limit-{name}"),
            format!("ratelimit-{name}"),
        ];
        names.iter().find_map(|name| text(headers, name))
    };
    let number = |name: &str| number(one(name)?);
    let mut found = RateLimit {
        limit: number("limit"),
        remaining: number("remaining"),
        used: number("used"),
        resets_at: number("reset").and_then(|reset| reset_at(reset, now)),
        resource: one("resource").map(str::to_owned),
    };
    if let Some(line) = text(headers, "ratelimit") {
        found.draft(line, now);
    }
    (found != RateLimit::default()).then_some(found)
}

/// A whole number, or the one that a fraction follows, or parameters (`100;w=21600`), or what the
/// IETF's older drafts say of the time (`100, 100;w=60`).
fn number(text: &str) -> Option<u64> {
    text.split(['.', ',', ';']).next()?.trim().parse().ok()
}

fn reset_at(reset: u64, now: SystemTime) -> Option<SystemTime> {
    let start = if reset < FIRST_TIME { now } else { UNIX_EPOCH };
    start.checked_add(Duration::from_secs(reset))
}

impl RateLimit {
    /// Reads the first policy of `"default";r=50;t=30`, or the older `limit=100, remaining=50,
    /// reset=5`.
    fn draft(&mut self, line: &str, now: SystemTime) {
        let line = match line.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
            Some((policy, rest)) => {
                self.resource.get_or_insert_with(|| policy.to_owned());
                rest.split(',').next().unwrap_or_default()
            }
            None => line,
        };
        for pair in line.split([';', ',']) {
            let Some((key, value)) = pair.trim().split_once('=') else {
                continue;
            };
            let Ok(value) = value.parse() else { continue };
            match key {
                "r" | "remaining" => self.remaining = self.remaining.or(Some(value)),
                "q" | "limit" => self.limit = self.limit.or(Some(value)),
                "t" | "reset" => {
                    self.resets_at = self.resets_at.or_else(|| reset_at(value, now));
                }
                _ => {}
            }
        }
    }
}
