//! Is what is sent for a real API's calls, byte for byte, what the rules say of them?

mod operations;

use std::io::Write as _;
use std::path::PathBuf;

use endpoint::{BaseUrl, Endpoint};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use operations::OPERATIONS;

/// One call and what becomes of it; `../data/README.md` says where they come from.
#[derive(Clone, Debug, Deserialize)]
struct Row {
    id: String,
    method: String,
    route: String,
    path: Map<String, Value>,
    query: Map<String, Value>,
    body: Option<Map<String, Value>>,
    expect: Expect,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    target: Option<String>,
    body: Option<Value>,
    #[serde(default)]
    refused: Vec<String>,
}

impl Row {
    fn operation(&self) -> &str {
        self.id.split_once('#').map_or(&*self.id, |(name, _)| name)
    }

    /// The fields of the endpoint: all values that are given, wherever they go.
    fn fields(&self) -> Value {
        let mut fields = self.path.clone();
        let others = self.query.iter().chain(self.body.iter().flatten());
        for (name, value) in others {
            let earlier = fields.insert(name.clone(), value.clone());
            assert_eq!(earlier, None, "{}: `{name}` is given twice", self.id);
        }
        Value::Object(fields)
    }
}

type Check = fn(&Row) -> Result<(), String>;

/// Builds the endpoint from the row's values, and compares what it would send.
fn check<E: Endpoint + DeserializeOwned>(row: &Row) -> Result<(), String> {
    let same = |what: &str, sent: &dyn AsRef<[u8]>, expected: &str| {
        let sent = String::from_utf8_lossy(sent.as_ref()).into_owned();
        (sent == expected)
            .then_some(())
            .ok_or_else(|| format!("{what} is {sent:?}, not {expected:?}"))
    };
    same("the method", &E::METHOD.as_str(), &row.method)?;
    same("the route", &E::ROUTE, &row.route)?;
    let base: BaseUrl = "https://api.example".parse().unwrap();
    let endpoint: E = serde_json::from_value(row.fields()).map_err(|error| error.to_string())?;
    // Nothing is connected to here: what is refused is refused before any I/O.
    let request = match (endpoint.request(&base), &row.expect.target) {
        (Ok(request), Some(target)) => {
            same(
                "the URI",
                &request.uri().to_string(),
                &format!("{}{target}", base.as_str()),
            )?;
            request
        }
        (Err(error), None) => {
            let text = error.to_string();
            let named = |field: &String| text.contains(&format!("`{field}`"));
            let early = error.is_build() && !error.may_have_reached_server();
            return (early && row.expect.refused.iter().any(named))
                .then_some(())
                .ok_or_else(|| format!("the refusal is {text:?}"));
        }
        (Ok(request), None) => return Err(format!("it is sent to {}", request.uri())),
        (Err(error), Some(_)) => return Err(format!("it is refused: {error}")),
    };
    let kind = request
        .headers()
        .get("content-type")
        .map_or(&b""[..], |kind| kind.as_bytes());
    let bytes = request.body().as_bytes().ok_or("the body is a stream")?;
    let Some(body) = &row.expect.body else {
        same("the content type", &kind, "")?;
        return same("the body", &bytes, "");
    };
    same("the content type", &kind, "application/json")?;
    let sent: Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    (sent == *body)
        .then_some(())
        .ok_or_else(|| format!("the body is {sent}, not {body}"))
}

fn rows(text: &str) -> Vec<Row> {
    let rows: Vec<Row> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for Row { id, expect, .. } in &rows {
        assert_eq!(expect.target.is_some(), expect.refused.is_empty(), "{id}");
    }
    rows
}

/// Checks each row, and says of all that fail what was wrong.
fn run(rows: &[Row]) {
    let failed: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let (_, check) = OPERATIONS
                .iter()
                .find(|(name, _)| *name == row.operation())
                .unwrap_or_else(|| panic!("{}: no such operation here", row.id));
            check(row).err().map(|why| format!("{}: {why}", row.id))
        })
        .collect();
    assert!(
        failed.is_empty(),
        "{} of {}:\n{}",
        failed.len(),
        rows.len(),
        failed.join("\n")
    );
}

fn sample() -> Vec<Row> {
    rows(include_str!("../data/calls.jsonl"))
}

#[test]
fn each_call_of_the_sample_is_sent_as_the_rules_say() {
    let sample = sample();
    run(&sample);
    let count = |is: fn(&Row) -> bool| sample.iter().filter(|row| is(row)).count();
    assert_eq!(count(|_| true), 150);
    assert_eq!(count(|row| !row.expect.refused.is_empty()), 17);
    assert_eq!(count(|row| row.expect.body.is_some()), 18);
    for (operation, _) in OPERATIONS {
        assert!(
            sample.iter().any(|row| row.operation() == *operation),
            "{operation}"
        );
    }
}

#[test]
fn a_call_of_which_anything_else_is_expected_fails() {
    for row in sample() {
        let (_, check) = OPERATIONS
            .iter()
            .find(|(name, _)| *name == row.operation())
            .unwrap();
        let mut other = row.clone();
        match &mut other.expect.target {
            Some(target) => target.push('x'),
            None => other.expect.target = Some("/x".to_owned()),
        }
        assert!(check(&other).is_err(), "{}", row.id);
        let mut other = row.clone();
        match &mut other.expect.body {
            Some(body) => body["another"] = Value::Null,
            None => other.expect.body = Some(Value::Object(Map::new())),
        }
        assert!(
            check(&other).is_err() || other.expect.target.is_none(),
            "{}",
            row.id
        );
        let mut other = row.clone();
        other.expect.target = None;
        other.expect.refused = vec!["another".to_owned()];
        assert!(check(&other).is_err(), "{}", row.id);
    }
}

/// All rows that put a character or a hostile text at a place of the URL.
#[test]
fn each_synthetic_call_is_sent_as_the_rules_say() {
    let named = std::env::var_os("ENDPOINT_ORACLE").map(PathBuf::from);
    let beside = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../shared/oracle/github-calls.jsonl"
    );
    let file = named.clone().unwrap_or_else(|| PathBuf::from(beside));
    if named.is_none() && !file.exists() {
        // Not `eprintln!`, which is shown only when a test fails.
        let line = "skipped: the synthetic calls, as ENDPOINT_ORACLE names no file of them";
        writeln!(std::io::stderr(), "{line}").unwrap();
        return;
    }
    let text = std::fs::read_to_string(&file).unwrap();
    let mut synthetic = rows(&text);
    synthetic.retain(|row| row.id.starts_with("synthetic/"));
    assert!(synthetic.len() > 900, "only {} rows", synthetic.len());
    run(&synthetic);
}
