//! Which status is meant by what `#[status]` does not take?

use super::Claim;

/// The names of statuses as constants have them, without their underscores (RFC 9110, 15).
const NAMES: [(&str, u16); 19] = [
    ("ok", 200),
    ("created", 201),
    ("accepted", 202),
    ("nocontent", 204),
    ("movedpermanently", 301),
    ("found", 302),
    ("notmodified", 304),
    ("badrequest", 400),
    ("unauthorized", 401),
    ("forbidden", 403),
    ("notfound", 404),
    ("conflict", 409),
    ("gone", 410),
    ("preconditionfailed", 412),
    ("unprocessableentity", 422),
    ("toomanyrequests", 429),
    ("internalservererror", 500),
    ("badgateway", 502),
    ("serviceunavailable", 503),
];

/// What to write for a range, an alternative, a name or a wildcard; `None` where nobody knows.
pub(super) fn meant(written: &str) -> Option<String> {
    if matches!(written, "_" | "*") {
        return Some("default".to_owned());
    }
    let class = (1..=5).map(Claim::Class).find(|class| {
        let (first, last) = class.range();
        [
            format!("{first}..={last}"),
            format!("{first}..{}", last + 1),
        ]
        .contains(&written.to_owned())
    });
    if let Some(class) = class {
        return Some(class.to_string());
    }
    if let Some(class) = class_by_name(written) {
        return Some(class.to_owned());
    }
    let alternatives: Vec<&str> = written.split('|').collect();
    let is_claim = |text: &&str| {
        text.len() == 3
            && text.starts_with(|c: char| c.is_ascii_digit())
            && (text.ends_with("xx") || text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if alternatives.len() > 1 && alternatives.iter().all(is_claim) {
        return Some(alternatives.join(", "));
    }
    let name = written.rsplit("::").next().unwrap_or_default();
    let name = name.replace('_', "").to_ascii_lowercase();
    let known = NAMES.iter().find(|(known, _)| *known == name);
    known.map(|(_, status)| status.to_string())
}

/// A class, or several, by a word or another sign for any digit.
fn class_by_name(written: &str) -> Option<&'static str> {
    Some(
        match written.to_ascii_lowercase().replace('_', "").as_str() {
            "success" | "successful" | "2*" | "2**" | "2" => "2xx",
            "redirect" | "redirection" | "3*" | "3**" | "3" => "3xx",
            "clienterror" | "4*" | "4**" | "4" => "4xx",
            "servererror" | "5*" | "5**" | "5" | ">=500" => "5xx",
            ">=400" => "4xx, 5xx",
            "error" | "failure" | "other" | "else" | "any" => "default",
            _ => return None,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn what_is_meant_is_said_as_it_is_written() {
        for (written, right) in [
            ("200..=299", "2xx"),
            ("400..500", "4xx"),
            ("200|201|4xx", "200, 201, 4xx"),
            ("StatusCode::NOT_FOUND", "404"),
            ("http::StatusCode::OK", "200"),
            ("NotFound", "404"),
            ("_", "default"),
            ("*", "default"),
            ("client_error", "4xx"),
            ("5**", "5xx"),
            (">=400", "4xx, 5xx"),
            ("other", "default"),
        ] {
            assert_eq!(meant(written).as_deref(), Some(right), "{written}");
        }
        for written in ["200..=204", "200|", "OKAY", "201+1", ""] {
            assert_eq!(meant(written), None, "{written}");
        }
    }
}
