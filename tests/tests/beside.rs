//! Which other libraries' derives and functions work beside the attribute.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use endpoint::{Endpoint, endpoint};
use endpoint_tests::unsent::{base, sent};
use serde::{Deserialize, Serialize};
use serde_with::{As, DisplayFromStr, OneOrMany, formats::PreferOne};

fn target<E: Endpoint>(endpoint: &E) -> String {
    let request = endpoint.request(&base()).map_err(|error| error.to_string());
    request.unwrap().uri().to_string()
}

#[derive(bon::Builder, Clone, Debug, PartialEq)]
#[endpoint(GET "/search/<kind>")]
struct Above {
    #[builder(into)]
    kind: String,
    #[query("per-page")]
    per_page: Option<u32>,
    #[header("x-trace")]
    #[builder(default)]
    trace: u8,
}

#[endpoint(GET "/search/<kind>")]
#[derive(bon::Builder)]
struct Below<'a> {
    kind: &'a str,
    #[query("per-page")]
    #[builder(default = 5)]
    per_page: u32,
}

#[endpoint(PATCH "/items/<id>")]
#[derive(typed_builder::TypedBuilder)]
struct Typed {
    id: u64,
    #[builder(default, setter(strip_option))]
    #[serde(rename = "displayName")]
    name: Option<String>,
}

#[derive(typed_builder::TypedBuilder)]
#[endpoint(PATCH "/items/<id>")]
struct TypedAbove {
    id: u64,
    #[builder(default)]
    note: Option<String>,
}

#[tokio::test]
async fn builders_are_derived_above_and_below_the_attribute() {
    let above = Above::builder().kind("users").per_page(2).build();
    assert_eq!(target(&above), "http://api.test/v1/search/users?per-page=2");
    let below = Below::builder().kind("users").build();
    assert_eq!(target(&below), "http://api.test/v1/search/users?per-page=5");
    let typed = Typed::builder().id(1).name("mona".to_owned()).build();
    assert_eq!(sent(&typed).await.1, r#"{"displayName":"mona"}"#);
    assert_eq!(sent(&TypedAbove::builder().id(1).build()).await.1, "{}");
}

/// A `with` module that is generic over what it writes.
mod upper {
    pub fn serialize<T: AsRef<str>, S: serde::Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&value.as_ref().to_uppercase())
    }
}

#[endpoint(POST "/timers")]
struct Timer<'a> {
    #[serde(with = "humantime_serde")]
    every: Duration,
    #[serde(with = "humantime_serde")]
    until: Option<Duration>,
    #[serde(with = "As::<DisplayFromStr>")]
    id: u64,
    #[serde(with = "As::<OneOrMany<DisplayFromStr, PreferOne>>")]
    one: Vec<u8>,
    #[serde(with = "upper")]
    name: Cow<'a, str>,
    #[serde(with = "upper")]
    shared: Arc<str>,
    #[query]
    #[serde(with = "humantime_serde")]
    wait: Duration,
}

#[tokio::test]
async fn functions_named_to_serde_get_a_reference_to_the_field() {
    let timer = Timer {
        every: Duration::from_mins(90),
        until: None,
        id: 7,
        one: vec![1],
        name: Cow::Borrowed("mona"),
        shared: "hubot".into(),
        wait: Duration::from_millis(1_500),
    };
    assert_eq!(
        sent(&timer).await.1,
        r#"{"every":"1h 30m","id":"7","one":"1","name":"MONA","shared":"HUBOT"}"#
    );
    assert_eq!(target(&timer), "http://api.test/v1/timers?wait=1s%20500ms");
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[endpoint(PUT "/shapes/<id>")]
#[serde(rename_all = "camelCase")]
struct Shapes<T: Serialize>
where
    T: Clone,
{
    id: Box<str>,
    boxed_value: Box<T>,
    shared_list: Arc<[u8]>,
    fixed_list: [u16; 2],
}

#[tokio::test]
async fn serdes_own_derives_and_ours_read_the_same_attributes() {
    let shapes = Shapes {
        id: "a b".into(),
        boxed_value: Box::new(1.5),
        shared_list: Arc::new([1, 2]),
        fixed_list: [3, 4],
    };
    assert_eq!(target(&shapes), "http://api.test/v1/shapes/a%20b");
    assert_eq!(
        sent(&shapes).await.1,
        r#"{"boxedValue":1.5,"sharedList":[1,2],"fixedList":[3,4]}"#
    );
    assert!(
        serde_json::to_string(&shapes)
            .unwrap()
            .contains("boxedValue")
    );
}
