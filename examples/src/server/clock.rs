//! What time is it, in GitHub's spelling? UTC, from the system's clock.

use std::time::{SystemTime, UNIX_EPOCH};

/// Unix time in seconds.
pub(super) fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

/// The time as `2025-12-01T08:30:00Z` (RFC 3339).
pub(super) fn time() -> String {
    written(now())
}

/// The day on which seats that are cancelled now will end: the first of the next month.
pub(super) fn end_of_cycle() -> String {
    first_of_next_month(now())
}

fn written(seconds: u64) -> String {
    let (year, month, day) = date(seconds / 86_400);
    let (hour, minute) = (seconds / 3_600 % 24, seconds / 60 % 60);
    let second = seconds % 60;
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

fn first_of_next_month(seconds: u64) -> String {
    match date(seconds / 86_400) {
        (year, 12, _) => format!("{:04}-01-01", year + 1),
        (year, month, _) => format!("{year:04}-{:02}-01", month + 1),
    }
}

/// Year, month and day of a day counted from 1970-01-01.
fn date(mut days: u64) -> (u64, u64, u64) {
    let mut year = 1970;
    while days >= year_length(year) {
        days -= year_length(year);
        year += 1;
    }
    let february = year_length(year) - 337;
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    (year, month, days + 1)
}

fn year_length(year: u64) -> u64 {
    let every = |years| year.is_multiple_of(years);
    let leap = every(4) && (!every(100) || every(400));
    if leap { 366 } else { 365 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_github_writes_them() {
        assert_eq!(written(0), "1970-01-01T00:00:00Z");
        assert_eq!(written(951_827_696), "2000-02-29T12:34:56Z");
        assert_eq!(written(1_767_225_599), "2025-12-31T23:59:59Z");
    }

    #[test]
    fn a_cycle_ends_with_its_month() {
        assert_eq!(first_of_next_month(0), "1970-02-01");
        assert_eq!(first_of_next_month(1_767_225_599), "2026-01-01");
        assert_eq!(first_of_next_month(1_767_225_600), "2026-02-01");
    }
}
