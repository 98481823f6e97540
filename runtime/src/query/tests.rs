//! Which pairs values become, and whether they come back.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Serialize;

use super::*;
use crate::Nullable;

fn written<T: Serialize>(value: &T, style: Style, place: Place) -> Result<String, String> {
    let mut out = String::new();
    let mut pairs = Pairs::new(&mut out, place, "");
    let into = QuerySerializer::new(&mut pairs, "k", style);
    value.serialize(into).map_err(|error| error.to_string())?;
    Ok(out)
}

fn query<T: Serialize>(value: &T) -> String {
    written(value, Style::Repeat, Place::Query).unwrap()
}

fn refused<T: Serialize>(value: &T) -> String {
    written(value, Style::Repeat, Place::Query).unwrap_err()
}

#[derive(Serialize)]
enum Order {
    #[serde(rename = "newest first")]
    Newest,
    Data(u8),
}

#[derive(Serialize)]
struct Newtype<T>(T);

#[derive(Serialize)]
struct Filter {
    state: Option<&'static str>,
    labels: Vec<&'static str>,
}

#[test]
fn a_scalar_is_one_pair() {
    assert_eq!(query(&"a b&c=d+é"), "k=a%20b%26c%3Dd%2B%C3%A9");
    assert_eq!(query(&i128::MIN), format!("k={}", i128::MIN));
    assert_eq!(query(&u128::MAX), format!("k={}", u128::MAX));
    assert_eq!(query(&(0.5_f32)), "k=0.5");
    assert_eq!(query(&true), "k=true");
    assert_eq!(query(&'ß'), "k=%C3%9F");
    assert_eq!(query(&Newtype(Some(5))), "k=5");
    assert_eq!(query(&Order::Newest), "k=newest%20first");
}

#[test]
fn nothing_is_left_out_but_empty_values_are_sent() {
    assert_eq!(query(&None::<u8>), "");
    assert_eq!(query(&Newtype(None::<u8>)), "");
    assert_eq!(query(&Vec::<u8>::new()), "");
    assert_eq!(query(&[None::<u8>, None]), "");
    assert_eq!(query(&""), "k=");
    assert_eq!(query(&0), "k=0");
    assert_eq!(query(&false), "k=false");
}

#[test]
fn a_list_stands_as_its_style_says() {
    let list = ["a,b", "c d", "e|f"];
    let styled = |style| written(&list, style, Place::Query);
    assert_eq!(styled(Style::Repeat).unwrap(), "k=a%2Cb&k=c%20d&k=e%7Cf");
    assert_eq!(styled(Style::Comma).unwrap(), "k=a%2Cb,c%20d,e%7Cf");
    assert_eq!(
        styled(Style::Brackets).unwrap(),
        "k%5B%5D=a%2Cb&k%5B%5D=c%20d&k%5B%5D=e%7Cf"
    );
    assert!(styled(Style::Pipes).unwrap_err().contains('|'));
    assert!(styled(Style::Spaces).unwrap_err().contains("` `"));
    assert_eq!(
        written(&[1, 2], Style::Pipes, Place::Query).unwrap(),
        "k=1%7C2"
    );
    assert_eq!(
        written(&[1, 2], Style::Spaces, Place::Query).unwrap(),
        "k=1%202"
    );
    assert_eq!(
        written(&(1, "x", None::<u8>), Style::Comma, Place::Query).unwrap(),
        "k=1,x"
    );
    assert_eq!(
        written(&None::<Vec<u8>>, Style::Comma, Place::Query).unwrap(),
        ""
    );
}

#[test]
fn a_flattened_value_is_a_pair_for_each_member() {
    let filter = Filter {
        state: None,
        labels: vec!["a", "b"],
    };
    assert_eq!(
        written(&filter, Style::Flat, Place::Query).unwrap(),
        "labels=a&labels=b"
    );
    let map = BTreeMap::from([("x y", Some(1)), ("z", None)]);
    assert_eq!(
        written(&Some(map), Style::Flat, Place::Query).unwrap(),
        "x%20y=1"
    );
    assert!(written(&5, Style::Flat, Place::Query).is_err());
    assert!(written(&[5], Style::Flat, Place::Query).is_err());
}

#[test]
fn what_has_no_place_says_so_and_how_out() {
    assert!(refused(&f64::NAN).starts_with("NaN or infinity has no place"));
    assert!(
        refused(&Filter {
            state: None,
            labels: vec![]
        })
        .contains("#[query(flatten)]")
    );
    assert!(refused(&BTreeMap::from([(1, 2)])).contains("#[query(flatten)]"));
    assert!(refused(&[[1]]).starts_with("a list in a list"));
    assert!(refused(&Order::Data(1)).starts_with("an enum variant with data"));
    assert!(refused(&Nullable::<u8>::Null).starts_with("null"));
}

#[test]
fn a_form_and_a_part_name_their_own_way_out() {
    let map = BTreeMap::from([(1, 2)]);
    assert_eq!(
        written(&map, Style::Repeat, Place::Form).unwrap_err(),
        "a struct or map has no place in a form; flatten it: `#[serde(flatten)]`"
    );
    let part = written(&map, Style::Repeat, Place::Part).unwrap_err();
    assert!(part.starts_with("a struct or map has no place in a part of text; send its JSON"));
    // A list can't be flattened, wherever it stands.
    for place in [Place::Query, Place::Form, Place::Part] {
        let listed = written(&[&map], Style::Repeat, place).unwrap_err();
        assert!(listed.starts_with("a struct or map in a list has no place"));
        assert!(listed.contains("serialize_with") && !listed.contains("flatten"));
    }
}

proptest! {
    #[test]
    fn any_text_comes_back_from_a_query(text: String) {
        let parsed: Vec<_> = url::form_urlencoded::parse(query(&text).as_bytes()).into_owned().collect();
        prop_assert_eq!(parsed, [("k".to_owned(), text)]);
    }

    #[test]
    fn a_form_is_what_the_url_standard_writes(texts: Vec<String>) {
        let mut theirs = url::form_urlencoded::Serializer::new(String::new());
        for text in &texts {
            theirs.append_pair("k", text);
        }
        let ours = written(&texts, Style::Repeat, Place::Form).unwrap();
        prop_assert_eq!(ours, theirs.finish());
    }
}
