//! How does a point in time stand in a header, and how is it read from one?

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::header::{HeaderField, HeaderLine};

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LONG_DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A day in seconds.
const DAY: i64 = 86_400;
/// The first second of 1601, before which not every system has a time.
const FIRST: i64 = -11_644_473_600;
/// The last second of 9999, after which there is no year of four digits.
const LAST: i64 = 253_402_300_799;

/// A date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7), to the second.
///
/// It reads all three forms that a server may send, and is a header field of its own:
///
/// ```
/// use endpoint::{HttpDate, endpoint};
///
/// #[endpoint(GET "/feed" -> endpoint::Text)]
/// struct Feed {
///     #[header("If-Modified-Since")]
///     since: Option<HttpDate>,
/// }
///
/// let date: HttpDate = "Sunday, 06-Nov-94 08:49:37 GMT".parse()?;
/// assert_eq!(date.to_string(), "Sun, 06 Nov 1994 08:49:37 GMT");
/// assert_eq!(date.unix_seconds(), 784_111_777);
/// # Ok::<(), endpoint::InvalidHttpDate>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HttpDate(i64);

impl HttpDate {
    /// The seconds since 1970-01-01 00:00:00 UTC, negative before that.
    #[must_use]
    pub fn unix_seconds(self) -> i64 {
        self.0
    }

    /// This many seconds after 1970-01-01 00:00:00 UTC, `None` outside of the years 1601 to 9999.
    #[must_use]
    pub fn from_unix_seconds(seconds: i64) -> Option<HttpDate> {
        (FIRST..=LAST)
            .contains(&seconds)
            .then_some(HttpDate(seconds))
    }

    /// How long after `now` it is: `None` where it is before.
    #[must_use]
    pub fn after(self, now: SystemTime) -> Option<Duration> {
        SystemTime::from(self).duration_since(now).ok()
    }

    /// Reads a date. A year of two digits is never more than 50 years after this one.
    fn read(text: &str, this_year: i64) -> Option<HttpDate> {
        let mut rest = Rest(text.as_bytes());
        let date = if let Some(rest_after) = rest.after_name(&LONG_DAYS) {
            rest = rest_after;
            rest.rfc850(this_year)?
        } else {
            rest = rest.after_name(&DAYS)?;
            if rest.literal(b", ").is_some() {
                rest.imf_fixdate()?
            } else {
                rest.asctime()?
            }
        };
        rest.0.is_empty().then_some(date)
    }
}

/// What of a date is still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn after_name(&self, names: &[&str; 7]) -> Option<Rest<'a>> {
        let after = |name: &&str| self.0.strip_prefix(name.as_bytes());
        names.iter().find_map(after).map(Rest)
    }

    fn literal(&mut self, text: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(text)?;
        Some(())
    }

    /// So many digits, and nothing else in their place.
    fn number(&mut self, digits: usize) -> Option<i64> {
        let (number, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        number.iter().try_fold(0, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10 + i64::from(byte - b'0'))
        })
    }

    fn month(&mut self) -> Option<i64> {
        let (name, rest) = self.0.split_at_checked(3)?;
        self.0 = rest;
        let at = MONTHS.iter().position(|month| month.as_bytes() == name)?;
        i64::try_from(at + 1).ok()
    }

    /// `08:49:37`, as seconds of the day. A leap second is there too.
    fn time(&mut self) -> Option<i64> {
        let hour = self.number(2)?;
        self.literal(b":")?;
        let minute = self.number(2)?;
        self.literal(b":")?;
        let second = self.number(2)?;
        (hour < 24 && minute < 60 && second <= 60).then_some(hour * 3600 + minute * 60 + second)
    }

    /// `06 Nov 1994 08:49:37 GMT`
    fn imf_fixdate(&mut self) -> Option<HttpDate> {
        let day = self.number(2)?;
        self.literal(b" ")?;
        let month = self.month()?;
        self.literal(b" ")?;
        let year = self.number(4)?;
        self.literal(b" ")?;
        let time = self.time()?;
        self.literal(b" GMT")?;
        at(year, month, day, time)
    }

    /// `, 06-Nov-94 08:49:37 GMT`
    fn rfc850(&mut self, this_year: i64) -> Option<HttpDate> {
        self.literal(b", ")?;
        let day = self.number(2)?;
        self.literal(b"-")?;
        let month = self.month()?;
        self.literal(b"-")?;
        let short = self.number(2)?;
        self.literal(b" ")?;
        let time = self.time()?;
        self.literal(b" GMT")?;
        let latest = this_year + 50;
        at(latest - (latest - short).rem_euclid(100), month, day, time)
    }

    /// ` Nov  6 08:49:37 1994`
    fn asctime(&mut self) -> Option<HttpDate> {
        self.literal(b" ")?;
        let month = self.month()?;
        self.literal(b" ")?;
        let day = match self.literal(b" ") {
            Some(()) => self.number(1)?,
            None => self.number(2)?,
        };
        self.literal(b" ")?;
        let time = self.time()?;
        self.literal(b" ")?;
        at(self.number(4)?, month, day, time)
    }
}

fn at(year: i64, month: i64, day: i64, time: i64) -> Option<HttpDate> {
    let start = days(year, month)?;
    let end = if month == 12 {
        days(year + 1, 1)?
    } else {
        days(year, month + 1)?
    };
    if !(1..=end - start).contains(&day) {
        return None;
    }
    HttpDate::from_unix_seconds((start + day - 1) * DAY + time)
}

/// The days from 1970 to the first of a month. Years are counted from March, so that the leap day
/// is the last.
fn days(year: i64, month: i64) -> Option<i64> {
    let year = if month <= 2 { year - 1 } else { year };
    if year < 0 {
        return None;
    }
    let month = (month + 9) % 12;
    let leap = year / 4 - year / 100 + year / 400;
    Some(365 * year + leap + (153 * month + 2) / 5 - 719_468)
}

/// Year, month and day so many days after 1970-01-01.
fn civil(days: i64) -> (i64, i64, i64) {
    // Eras of 400 years, and inside of one the year, in days since the first of March of 0000.
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = (month + 2) % 12 + 1;
    (400 * era + year + i64::from(month <= 2), month, day)
}

fn unix_seconds(time: SystemTime) -> i64 {
    let whole = |since: Duration| i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => whole(since),
        Err(error) => {
            let before = error.duration();
            let begun = i64::from(before.subsec_nanos() > 0);
            (-whole(before)).saturating_sub(begun)
        }
    }
}

/// The second that a time is in. One outside of the years 1601 to 9999 becomes the nearest date.
impl From<SystemTime> for HttpDate {
    fn from(time: SystemTime) -> HttpDate {
        HttpDate(unix_seconds(time).clamp(FIRST, LAST))
    }
}

impl From<HttpDate> for SystemTime {
    fn from(date: HttpDate) -> SystemTime {
        let distance = Duration::from_secs(date.0.unsigned_abs());
        let time = if date.0 < 0 {
            UNIX_EPOCH.checked_sub(distance)
        } else {
            UNIX_EPOCH.checked_add(distance)
        };
        // A system without this time has none that is nearer.
        time.unwrap_or(UNIX_EPOCH)
    }
}

impl FromStr for HttpDate {
    type Err = InvalidHttpDate;

    fn from_str(text: &str) -> Result<HttpDate, InvalidHttpDate> {
        let (this_year, ..) = civil(unix_seconds(SystemTime::now()).div_euclid(DAY));
        HttpDate::read(text, this_year).ok_or(InvalidHttpDate(()))
    }
}

/// As IMF-fixdate, the one form that may be sent.
impl fmt::Display for HttpDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, time) = (self.0.div_euclid(DAY), self.0.rem_euclid(DAY));
        let (year, month, day) = civil(days);
        // 1970-01-01 was a Thursday.
        let name = |names: &[&'static str], at: i64| usize::try_from(at).map(|at| names[at]);
        write!(
            f,
            "{}, {day:02} {} {year:04} {:02}:{:02}:{:02} GMT",
            name(&DAYS, (days + 3).rem_euclid(7)).unwrap_or_default(),
            name(&MONTHS, month - 1).unwrap_or_default(),
            time / 3600,
            time / 60 % 60,
            time % 60,
        )
    }
}

impl fmt::Debug for HttpDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HttpDate({self})")
    }
}

#[diagnostic::do_not_recommend]
impl HeaderField for HttpDate {
    fn write(&self, line: &mut HeaderLine) {
        line.push(self);
    }
}

/// A text is no date of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidHttpDate(());

impl fmt::Display for InvalidHttpDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no date of HTTP (RFC 9110, 5.6.7)")
    }
}

impl std::error::Error for InvalidHttpDate {}

#[cfg(test)]
mod tests;
