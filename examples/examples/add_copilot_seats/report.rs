//! How do answers read? Seats, subscriptions and errors, in aligned columns.

use endpoint::Error;
use endpoint_examples::github::{CopilotOrganizationDetails, GitHubError, Seat};

/// The widest line of a text that is wrapped.
const WIDTH: usize = 78;

/// `1 seat`, `2 seats`.
pub(crate) fn counted(count: u64) -> String {
    let noun = if count == 1 { "seat" } else { "seats" };
    format!("{count} {noun}")
}

/// A line for each seat, under a line of headings.
pub(crate) fn seats(seats: &[Seat]) -> String {
    let mut rows = vec![["USER", "SINCE", "LAST USED", "BY TEAM", "ENDS"].map(str::to_owned)];
    rows.extend(seats.iter().map(|seat| {
        let team = seat.assigning_team.as_ref().map(|team| team.name.as_str());
        let user = seat.assignee.as_ref().map(|user| user.login.as_str());
        [
            user.unwrap_or("(gone)").to_owned(),
            day(&seat.created_at).to_owned(),
            seat.last_activity_at
                .as_deref()
                .map_or("never", day)
                .to_owned(),
            team.unwrap_or("-").to_owned(),
            seat.pending_cancellation_date
                .as_deref()
                .unwrap_or("-")
                .to_owned(),
        ]
    }));
    columns(&rows)
}

/// The subscription: a line for each fact.
pub(crate) fn details(details: &CopilotOrganizationDetails) -> String {
    let seats = details.seat_breakdown;
    let optional = |text: &Option<String>| text.as_deref().unwrap_or("-").to_owned();
    columns(&[
        ["plan".to_owned(), optional(&details.plan_type)],
        ["seats".to_owned(), seats.total.to_string()],
        [
            "added in this cycle".to_owned(),
            seats.added_this_cycle.to_string(),
        ],
        [
            "used in this cycle".to_owned(),
            seats.active_this_cycle.to_string(),
        ],
        ["not used".to_owned(), seats.inactive_this_cycle.to_string()],
        ["ending".to_owned(), seats.pending_cancellation.to_string()],
        ["invited".to_owned(), seats.pending_invitation.to_string()],
        [
            "who gets a seat".to_owned(),
            details.seat_management_setting.clone(),
        ],
        [
            "matching public code".to_owned(),
            details.public_code_suggestions.clone(),
        ],
        ["chat in editors".to_owned(), optional(&details.ide_chat)],
        [
            "chat on GitHub".to_owned(),
            optional(&details.platform_chat),
        ],
        ["command line".to_owned(), optional(&details.cli)],
    ])
}

/// What an error tells its caller: the sentence, and what its readers give.
pub(crate) fn error(error: &Error<GitHubError>) -> String {
    let status = error.status();
    let said = match (error.error(), error.body()) {
        (Some(github), _) => github.message.clone(),
        (None, Some(_)) => "none: the body is not a GitHubError".to_owned(),
        (None, None) => "none: there is no body".to_owned(),
    };
    let facts = columns(&[
        [
            "error.status()".to_owned(),
            status.map_or_else(|| "none".to_owned(), |status| status.to_string()),
        ],
        ["error.error()".to_owned(), said],
        [
            "error.body()".to_owned(),
            error
                .body()
                .map_or_else(|| "none".to_owned(), |body| format!("{} bytes", body.len())),
        ],
        ["error.attempts()".to_owned(), error.attempts().to_string()],
    ]);
    format!("{}\n{facts}", wrapped(&error.to_string()))
}

/// The day of a time in RFC 3339.
fn day(time: &str) -> &str {
    time.split('T').next().unwrap_or(time)
}

/// Rows with each column as wide as its longest text.
fn columns<const N: usize>(rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, text) in widths.iter_mut().zip(row) {
            *width = (*width).max(text.chars().count());
        }
    }
    let lines = rows.iter().map(|row| {
        let cells = row.iter().zip(widths);
        let cells: Vec<_> = cells
            .map(|(text, width)| format!("{text:<width$}"))
            .collect();
        format!("    {}", cells.join("  ").trim_end())
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A text broken between words.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    format!("    {}", lines.join("\n    "))
}
