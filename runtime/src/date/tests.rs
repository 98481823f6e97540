//! How dates are read and written, beside the crate `httpdate`.

use proptest::prelude::*;

use super::*;

const SECOND: i64 = 784_111_777;

fn read(text: &str) -> Option<i64> {
    HttpDate::read(text, 2026).map(HttpDate::unix_seconds)
}

#[test]
fn the_three_forms_are_one_second() {
    for text in [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
    ] {
        assert_eq!(read(text), Some(SECOND), "{text}");
    }
    assert_eq!(read("Wed Nov 16 08:49:37 1994"), Some(SECOND + 10 * DAY));
}

#[test]
fn a_year_of_two_digits_is_at_most_fifty_years_ahead() {
    for (short, year) in [(94, 1994), (26, 2026), (76, 2076), (77, 1977), (0, 2000)] {
        let date = HttpDate::read(&format!("Sunday, 06-Nov-{short:02} 08:49:37 GMT"), 2026);
        let text = date.unwrap().to_string();
        assert!(text.contains(&format!("Nov {year}")), "{text}");
    }
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "",
        "0",
        "Sun",
        "Sun,",
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 Nov 1994 08:49:37 GMT ",
        " Sun, 06 Nov 1994 08:49:37 GMT",
        "sun, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 nov 1994 08:49:37 GMT",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 31 Nov 1994 08:49:37 GMT",
        "Tue, 29 Feb 2023 08:49:37 GMT",
        "Thu, 29 Feb 1900 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 06 Nov 1994 08:60:37 GMT",
        "Sun, 06 Nov 1994 08:49:61 GMT",
        "Sun, 06 Nov +994 08:49:37 GMT",
        "Sun, 06 Nov 1600 08:49:37 GMT",
        "Sun, 06 Nov 0000 08:49:37 GMT",
        "Sun, 01 Jan 0000 08:49:37 GMT",
        "Sun, 06 Nov 10000 08:49:37 GMT",
        "Fri, 31 Dec 9999 23:59:60 GMT",
        "Sun Nov 6 08:49:37 1994",
        "Sunday, 06-Nov-1994 08:49:37 GMT",
        "Sun, é6 Nov 1994 08:49:37 GMT",
        "Sunday",
    ] {
        assert_eq!(read(text), None, "{text}");
        assert!(text.parse::<HttpDate>().is_err());
    }
}

#[test]
fn the_ends_of_the_calendar_are_read_and_written() {
    for text in [
        "Mon, 01 Jan 1601 00:00:00 GMT",
        "Wed, 31 Dec 1969 23:59:59 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Tue, 29 Feb 2000 12:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
    ] {
        assert_eq!(text.parse::<HttpDate>().unwrap().to_string(), text);
    }
    let leap = read("Sat, 31 Dec 2016 23:59:60 GMT");
    assert_eq!(leap, read("Sun, 01 Jan 2017 00:00:00 GMT"));
    assert_eq!(HttpDate::from_unix_seconds(LAST + 1), None);
    assert_eq!(HttpDate::from_unix_seconds(FIRST - 1), None);
    assert_eq!(HttpDate::from_unix_seconds(i64::MIN), None);
}

#[test]
fn a_time_becomes_the_second_that_it_is_in() {
    let halves = |halves: u64| Duration::from_millis(500 * halves);
    assert_eq!(HttpDate::from(UNIX_EPOCH + halves(3)), HttpDate(1));
    assert_eq!(HttpDate::from(UNIX_EPOCH - halves(3)), HttpDate(-2));
    assert_eq!(HttpDate::from(UNIX_EPOCH - halves(2)), HttpDate(-1));
    let far = UNIX_EPOCH + Duration::from_secs(1 << 40);
    assert_eq!(HttpDate::from(far), HttpDate(LAST));
    let date = HttpDate(SECOND);
    let before = SystemTime::from(date) - halves(4);
    assert_eq!(date.after(before), Some(halves(4)));
    assert_eq!(date.after(SystemTime::from(date) + halves(1)), None);
}

proptest! {
    #[test]
    fn every_second_is_written_as_httpdate_writes_it(seconds in 0..=LAST) {
        let time = UNIX_EPOCH + Duration::from_secs(seconds.unsigned_abs());
        let date = HttpDate::from(time);
        prop_assert_eq!(date.to_string(), httpdate::fmt_http_date(time));
        prop_assert_eq!(SystemTime::from(date), time);
    }

    #[test]
    fn every_date_is_read_as_it_is_written(seconds in FIRST..=LAST) {
        let date = HttpDate(seconds);
        prop_assert_eq!(date.to_string().parse(), Ok(date));
    }

    #[test]
    fn each_form_is_read_as_httpdate_reads_it(seconds in 220_924_800..3_155_760_000_i64) {
        // From 1977 to 2069, where two digits mean the same to both.
        let fixed = HttpDate(seconds).to_string();
        let parts: Vec<&str> = fixed.split([' ', ',']).collect();
        let [name, _, day, month, year, time, _] = parts[..] else {
            panic!("{fixed}")
        };
        let long = LONG_DAYS.iter().find(|long| long.starts_with(name)).unwrap();
        let spaced = day.strip_prefix('0').map_or(day.to_owned(), |digit| format!(" {digit}"));
        for text in [
            format!("{long}, {day}-{month}-{} {time} GMT", &year[2..]),
            format!("{name} {month} {spaced} {time} {year}"),
            fixed.clone(),
        ] {
            let theirs = HttpDate::from(httpdate::parse_http_date(&text).unwrap());
            prop_assert_eq!((read(&text), theirs), (Some(seconds), HttpDate(seconds)), "{}", text);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let _ = read(&text);
        let _ = read(&format!("Sun, {text}"));
        let _ = read(&format!("Sunday, {text}"));
    }
}
