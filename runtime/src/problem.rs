//! What does an API say of a failure, where it says it as RFC 9457 has it?

use std::fmt;

use serde_core::de::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::error::usual_message;

/// The body of a failure as `application/problem+json` has it (RFC 9457).
///
/// Any JSON object is one: a member that is missing, or of another type than it should be, is as if
/// it were not there. `Display` is its title and its detail.
///
/// ```
/// use endpoint::{Endpoint, Problem, endpoint};
///
/// #[endpoint(POST "/payments", error = Problem)]
/// struct Pay {
///     cents: u64,
/// }
///
/// let body = r#"{"type": "/errors/credit", "title": "No credit", "balance": 30}"#;
/// let mut answer = http::Response::new(body.into());
/// *answer.status_mut() = http::StatusCode::FORBIDDEN;
/// let error = Pay::response(answer).unwrap_err();
/// let problem = error.error().unwrap();
/// assert_eq!(problem.kind(), "/errors/credit");
/// assert_eq!(problem.extensions()["balance"], 30);
/// assert!(error.to_string().starts_with("POST /payments: 403 Forbidden: No credit"));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problem {
    kind: Option<String>,
    title: Option<String>,
    status: Option<u16>,
    detail: Option<String>,
    instance: Option<String>,
    extensions: Map<String, Value>,
}

impl Problem {
    /// Which problem it is: the member `type`, a URI reference, and `about:blank` where there is none.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.kind.as_deref().unwrap_or("about:blank")
    }

    /// What problems of this kind are called.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The status that the server gave. A proxy may have sent another.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// What was wrong this time.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// What identifies this occurrence: a URI reference.
    #[must_use]
    pub fn instance(&self) -> Option<&str> {
        self.instance.as_deref()
    }

    /// The members that this kind of problem has beside those.
    #[must_use]
    pub fn extensions(&self) -> &Map<String, Value> {
        &self.extensions
    }
}

impl<'de> Deserialize<'de> for Problem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Problem, D::Error> {
        let mut members = Map::deserialize(deserializer)?;
        let mut text = |name: &str| match members.remove(name) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        };
        Ok(Problem {
            kind: text("type"),
            title: text("title"),
            detail: text("detail"),
            instance: text("instance"),
            status: members
                .remove("status")
                .and_then(|status| u16::try_from(status.as_u64()?).ok()),
            extensions: members,
        })
    }
}

/// Title and detail, as far as they are there. Without both it is what the extensions have as a
/// `message` or `error`, for not all that is answered comes from the API itself; else the kind.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (said(self.title()), said(self.detail())) {
            (Some(title), Some(detail)) => {
                write!(f, "{}: {detail}", title.trim_end_matches(['.', ' ']))
            }
            (Some(text), None) | (None, Some(text)) => f.write_str(text),
            (None, None) => f.write_str(usual_message(&self.extensions).unwrap_or(self.kind())),
        }
    }
}

/// Nothing where it says nothing.
fn said(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.trim().is_empty())
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> Problem {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn the_example_of_the_rfc_is_read_whole() {
        let problem = problem(
            r#"{"type": "https://example.com/probs/out-of-credit",
                "title": "You do not have enough credit.",
                "detail": "Your current balance is 30, but that costs 50.",
                "instance": "/account/12345/msgs/abc", "status": 403,
                "balance": 30, "accounts": ["/account/12345", "/account/67890"]}"#,
        );
        assert_eq!(problem.kind(), "https://example.com/probs/out-of-credit");
        assert_eq!(problem.status(), Some(403));
        assert_eq!(problem.instance(), Some("/account/12345/msgs/abc"));
        assert_eq!(problem.extensions().len(), 2);
        assert_eq!(
            problem.to_string(),
            "You do not have enough credit: Your current balance is 30, but that costs 50."
        );
    }

    #[test]
    fn what_is_missing_or_of_another_type_is_as_if_it_were_not_there() {
        assert_eq!(problem("{}"), Problem::default());
        assert_eq!(problem("{}").to_string(), "about:blank");
        let odd = problem(r#"{"type": 7, "title": null, "status": "403", "detail": "d"}"#);
        assert_eq!(
            (odd.kind(), odd.title(), odd.status()),
            ("about:blank", None, None)
        );
        assert_eq!((odd.to_string().as_str(), odd.extensions().len()), ("d", 0));
        assert_eq!(problem(r#"{"status": 65536}"#).status(), None);
        assert!(serde_json::from_str::<Problem>("[]").is_err());
    }

    #[test]
    fn what_a_gateway_says_in_its_own_way_is_shown_too() {
        for (body, shown) in [
            (
                r#"{"message": "too many", "type": "/errors/limit"}"#,
                "too many",
            ),
            (r#"{"error": {"message": "deep", "code": 7}}"#, "deep"),
            (r#"{"title": "", "detail": "d", "message": "m"}"#, "d"),
            (r#"{"title": "t", "detail": " "}"#, "t"),
            (r#"{"type": "/errors/limit"}"#, "/errors/limit"),
        ] {
            assert_eq!(problem(body).to_string(), shown, "{body}");
        }
    }
}
