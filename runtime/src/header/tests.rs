//! How header values are joined, quoted and refused.

use super::*;

fn line(value: impl HeaderField) -> Result<Option<String>, &'static str> {
    let mut line = HeaderLine::default();
    value.write(&mut line);
    let value = line.finish(false)?;
    Ok(value.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()))
}

fn sent(value: impl HeaderField) -> String {
    line(value).unwrap().unwrap()
}

#[test]
fn one_value_is_sent_as_it_is() {
    assert_eq!(sent("a, \"b\""), "a, \"b\"");
    assert_eq!(sent(""), "");
    assert_eq!(sent(Some(&&5_u8)), "5");
    assert_eq!(sent(Box::new(i128::MIN)), i128::MIN.to_string());
    assert_eq!(sent(Cow::Borrowed("x")), "x");
    assert_eq!(sent(HeaderValue::from_static("y")), "y");
    assert_eq!(sent(1.5_f64), "1.5");
    assert_eq!(sent("é"), "é");
}

#[test]
fn a_list_is_joined_and_quoted_where_it_must_be() {
    assert_eq!(
        sent(["a", "b, c", "d\"e\\", ""]),
        r#"a, "b, c", "d\"e\\", """#
    );
    assert_eq!(sent(vec![Some(1), None, Some(2)]), "1, 2");
    assert_eq!(sent(Some([HeaderValue::from_static("x,y")])), "\"x,y\"");
}

#[test]
fn nothing_is_left_out() {
    assert_eq!(line(None::<u8>), Ok(None));
    assert_eq!(line(Vec::<u8>::new()), Ok(None));
    assert_eq!(line([None::<&str>]), Ok(None));
}

#[test]
fn what_would_end_or_change_the_line_is_refused_without_its_value() {
    for secret in [
        "s3cret\r\nx: y",
        "s3cret\0",
        "s3cret\n",
        "\u{7f}s3cret",
        " s3cret",
        "s3cret\t",
    ] {
        assert!(!line(secret).unwrap_err().contains("s3cret"));
    }
    assert!(line(f32::NAN).is_err());
}

#[test]
fn a_sensitive_value_stays_sensitive() {
    let mut value = HeaderValue::from_static("s3cret");
    value.set_sensitive(true);
    let mut line = HeaderLine::default();
    vec![value].write(&mut line);
    assert!(line.finish(false).unwrap().unwrap().is_sensitive());
}

#[test]
fn a_name_tells_that_its_value_is_a_secret() {
    let secret = |name: &str| is_secret(&HeaderName::try_from(name).unwrap());
    for name in [
        "Authorization",
        "Proxy-Authorization",
        "Cookie",
        "X-Api-Key",
        "apikey",
        "Private-Token",
        "X-Auth-Token",
        "Ocp-Apim-Subscription-Key",
        "X-Amz-Security-Token",
        "X-Hub-Signature-256",
        "X-Client_Secret",
        "Idempotency-Key",
    ] {
        assert!(secret(name), "{name}");
    }
    for name in [
        "Accept",
        "User-Agent",
        "X-Author",
        "X-GitHub-Api-Version",
        "If-None-Match",
        "Keyword",
        "Sessions",
        "Content-Type",
    ] {
        assert!(!secret(name), "{name}");
    }
}
