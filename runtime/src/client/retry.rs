//! What is tried again, how often, and after which wait?

use std::time::Duration;

use http::StatusCode;

use crate::fault::{Fault, Kind, Limit};
use crate::spec::{Spec, Verb};

/// The wait before the first retry is at most this, and doubles with each.
const FIRST: Duration = Duration::from_millis(500);
/// The most that it grows to.
const MOST: Duration = Duration::from_secs(10);
/// No wait is longer, unless set: so that each is bounded where the call's timeout is none.
const LONGEST: Duration = Duration::from_secs(60 * 60);
/// No wait is shorter, whatever a server says.
const LEAST: Duration = Duration::from_millis(10);

/// Whether and how often calls are tried again.
///
/// Only what is safe is repeated: what changes nothing or has the same effect twice (GET, HEAD,
/// OPTIONS, PUT, DELETE, what is declared `idempotent`, and what carries an idempotency key), and a
/// POST or PATCH only where the server certainly did not act on it. `docs/retries.md` has the table.
///
/// The wait is random, up to 0.5 s before the first retry and doubling to 10 s, or as long as the
/// server asks for. One that does not fit into the call's timeout ends the call at once.
///
/// ```
/// use std::time::Duration;
/// use endpoint::Retry;
///
/// let patient = Retry::default().attempts(5).max_wait(Duration::from_secs(20));
/// # let _ = patient;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Retry {
    attempts: u32,
    max_wait: Duration,
}

impl Default for Retry {
    /// Three attempts, and waits as long as the call's timeout allows, but none over an hour.
    fn default() -> Retry {
        Retry {
            attempts: 3,
            max_wait: LONGEST,
        }
    }
}

impl Retry {
    /// Nothing is tried again.
    pub fn none() -> Retry {
        Retry::default().attempts(1)
    }

    /// How often a call is tried in all, the first time included. 0 is as 1.
    pub fn attempts(mut self, attempts: u32) -> Retry {
        self.attempts = attempts;
        self
    }

    /// The longest wait before another attempt, an hour unless set. Where a server asks for more, the
    /// call ends at once.
    pub fn max_wait(mut self, wait: Duration) -> Retry {
        self.max_wait = wait;
        self
    }

    pub(super) fn allows(self, attempts: u32) -> bool {
        attempts < self.attempts
    }

    pub(super) fn is_too_long(self, wait: Duration) -> bool {
        wait > self.max_wait
    }
}

/// What an attempt came to, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The server certainly did not act: there was no connection, or it refused the stream.
    NotReached,
    /// It broke off or took too long, and the server may have acted.
    Unknown,
    /// The server turned it away by a rate limit.
    RateLimited,
    /// Another answer.
    Status(StatusCode),
    /// Another attempt would come to the same.
    Final,
}

impl Outcome {
    pub(super) fn of(fault: &Fault) -> Outcome {
        match fault.0.kind {
            Kind::Connect {
                untrusted: true, ..
            } => Outcome::Final,
            Kind::Connect { .. } => Outcome::NotReached,
            Kind::Timeout {
                limit: Limit::Total,
                ..
            } => Outcome::Final,
            Kind::Timeout { .. } | Kind::Transport if !fault.0.may_have_reached_server => {
                Outcome::NotReached
            }
            Kind::Timeout { .. } | Kind::Transport => Outcome::Unknown,
            _ => Outcome::Final,
        }
    }
}

/// Whether the operation has the same effect when it is sent twice (RFC 9110, 9.2.2).
pub(super) fn may_be_sent_twice(spec: &Spec, has_key: bool) -> bool {
    spec.idempotent || has_key || !matches!(spec.verb, Verb::Post | Verb::Patch)
}

/// The rule. `twice`: see [`may_be_sent_twice`].
pub(super) fn is_repeated(outcome: Outcome, twice: bool) -> bool {
    match outcome {
        Outcome::NotReached | Outcome::RateLimited => true,
        Outcome::Unknown => twice,
        // A 503 may come from a proxy whose upstream did act.
        Outcome::Status(status) => {
            twice && matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504)
        }
        Outcome::Final => false,
    }
}

/// The wait after so many attempts: full jitter, and no less than the server asks for. `random` is
/// from 0 to 1.
pub(super) fn wait(attempts: u32, asked: Option<Duration>, random: f64) -> Duration {
    let doublings = attempts.saturating_sub(1).min(10);
    let most = (FIRST * 2_u32.pow(doublings)).min(MOST);
    let own = most.mul_f64(random).max(LEAST);
    asked.map_or(own, |asked| asked.max(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_to_ten_seconds_and_is_never_none() {
        let most = |attempts| wait(attempts, None, 1.0).as_millis();
        let waits: Vec<_> = (1..=7).map(most).collect();
        assert_eq!(waits, [500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
        assert_eq!(most(u32::MAX), 10_000);
        assert_eq!(wait(1, None, 0.0), LEAST);
        assert_eq!(wait(1, Some(Duration::ZERO), 0.0), LEAST);
    }

    #[test]
    fn a_server_is_never_asked_again_earlier_than_it_wants() {
        let asked = Some(Duration::from_secs(7));
        assert_eq!(wait(1, asked, 1.0), Duration::from_secs(7));
        assert_eq!(wait(9, asked, 1.0), Duration::from_secs(10));
        assert_eq!(wait(1, Some(Duration::MAX), 0.5), Duration::MAX);
    }

    #[test]
    fn no_status_of_a_server_repeats_a_post_but_a_rate_limit() {
        for status in (100..1000).filter_map(|code| StatusCode::from_u16(code).ok()) {
            assert!(!is_repeated(Outcome::Status(status), false), "{status}");
        }
        assert!(is_repeated(Outcome::RateLimited, false));
        assert!(is_repeated(Outcome::NotReached, false));
        assert!(!is_repeated(Outcome::Unknown, false));
    }

    #[test]
    fn six_statuses_repeat_what_may_be_sent_twice() {
        let repeated = (100..1000).filter(|code| {
            let status = StatusCode::from_u16(*code).unwrap();
            is_repeated(Outcome::Status(status), true)
        });
        assert_eq!(
            repeated.collect::<Vec<u16>>(),
            [408, 429, 500, 502, 503, 504]
        );
    }

    #[test]
    fn what_comes_to_the_same_is_not_repeated() {
        assert!(!is_repeated(Outcome::Final, true));
    }
}
