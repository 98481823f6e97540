//! Does the program do what it says, and send nothing more? It is run as a user would run it.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use endpoint_examples::server::{Server, TOKEN};

fn program() -> Command {
    let tests = env::current_exe().unwrap();
    let built = tests.parent().unwrap().parent().unwrap().join("examples");
    let path: PathBuf = built.join(format!("add_copilot_seats{}", env::consts::EXE_SUFFIX));
    assert!(
        path.exists(),
        "build the program first: cargo build -p endpoint-examples --examples"
    );
    let mut command = Command::new(path);
    // Nothing listens there: what goes through a proxy fails.
    let nowhere = "http://127.0.0.1:9";
    command
        .env_remove("GITHUB_TOKEN")
        .env("HTTP_PROXY", nowhere)
        .env("http_proxy", nowhere)
        .stdin(Stdio::null());
    command
}

/// The program with a token, against this address.
fn live(url: &str) -> Command {
    let mut command = program();
    command
        .env("GITHUB_TOKEN", TOKEN)
        .args(["--live", "--api-url", url, "--org", "octo-org"]);
    command
}

fn run(command: &mut Command) -> (Option<i32>, String, String) {
    text(command.output().unwrap())
}

fn text(output: Output) -> (Option<i32>, String, String) {
    (
        output.status.code(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

/// Runs the program with this answer to its question.
fn answered(command: &mut Command, answer: &str) -> (Option<i32>, String, String) {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(answer.as_bytes()).unwrap();
    drop(stdin);
    text(child.wait_with_output().unwrap())
}

#[test]
fn the_tour_shows_each_call_and_both_failures() {
    let (code, out, err) = run(&mut program());
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let calls: Vec<_> = out
        .lines()
        .filter(|line| {
            ["  POST ", "  GET ", "  DELETE "]
                .iter()
                .any(|verb| line.starts_with(verb))
        })
        .map(|line| {
            line.split_whitespace()
                .take(3)
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    assert_eq!(
        calls,
        [
            "POST /orgs/octo-org/copilot/billing/selected_users 201",
            "POST /orgs/octo-org/copilot/billing/selected_users 201",
            "GET /orgs/octo-org/copilot/billing/seats?per_page=100 200",
            "DELETE /orgs/octo-org/copilot/billing/selected_users 200",
            "GET /orgs/octo-org/copilot/billing/seats?per_page=100 200",
            "POST /orgs/member-org/copilot/billing/selected_users 403",
            "POST /orgs/free-org/copilot/billing/selected_users 422",
        ]
    );
    assert!(out.contains("2 seats created or refreshed"));
    assert!(out.contains("1 seat created or refreshed"));
    assert!(out.contains("1 seat cancelled"));
    assert!(out.contains("7 requests were answered"));
    assert!(out.lines().all(|line| line.chars().count() <= 100), "{out}");
}

#[test]
fn the_columns_of_the_tour_are_aligned() {
    let (_, out, _) = run(&mut program());
    let places: Vec<_> = out
        .lines()
        .filter(|line| line.contains("  /orgs/"))
        .map(|line| {
            (
                line.find("/orgs/"),
                line.find("  2").or_else(|| line.find("  4")),
            )
        })
        .collect();
    assert_eq!(places.len(), 7);
    assert!(places.iter().all(|place| *place == places[0]), "{out}");
}

#[test]
fn a_live_purchase_with_yes_is_one_request() {
    let server = Server::start().unwrap();
    let (code, out, err) = run(live(&server.url()).args(["mona", "hubot", "MONA", "--yes"]));
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.contains("2 seats created or refreshed"), "{out}");
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(
        (requests[0].method.as_str(), requests[0].status),
        ("POST", 201)
    );
}

#[test]
fn a_purchase_is_announced_and_sent_when_it_is_confirmed() {
    let server = Server::start().unwrap();
    let (code, out, _) = answered(live(&server.url()).arg("mona"), "y\n");
    assert_eq!(code, Some(0), "{out}");
    let announced = format!("This buys Copilot seats of octo-org at {}", server.url());
    assert!(out.starts_with(&announced), "{out}");
    assert!(out.contains("for 1 user: mona."), "{out}");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn what_is_not_confirmed_is_not_sent() {
    let server = Server::start().unwrap();
    for answer in ["n\n", "\n", "", "yikes\n"] {
        for arguments in [&["mona"][..], &["cancel", "monalisa"]] {
            let (code, _, err) = answered(live(&server.url()).args(arguments), answer);
            assert_eq!(code, Some(1));
            assert_eq!(err, "not confirmed, so nothing was sent\n");
        }
    }
    assert_eq!(server.requests(), []);
}

#[test]
fn an_empty_list_of_users_is_refused_before_anything_is_sent() {
    let server = Server::start().unwrap();
    for arguments in [&["--yes"][..], &["--yes", "cancel"]] {
        let (code, out, err) = run(live(&server.url()).args(arguments));
        assert_eq!((code, out.as_str()), (Some(2), ""));
        assert_eq!(
            err,
            "no user is named, so nothing was sent; name at least one\n"
        );
    }
    let (code, _, err) = run(live(&server.url()).args(["--yes", "mona", " "]));
    assert_eq!(code, Some(2));
    assert_eq!(err, "the name of a user is empty, so nothing was sent\n");
    assert_eq!(server.requests(), []);
}

#[test]
fn a_missing_or_empty_token_is_one_sentence_and_no_request() {
    let server = Server::start().unwrap();
    for token in [None, Some(""), Some("  ")] {
        let mut command = live(&server.url());
        match token {
            None => command.env_remove("GITHUB_TOKEN"),
            Some(token) => command.env("GITHUB_TOKEN", token),
        };
        let (code, out, err) = run(command.args(["--yes", "mona"]));
        assert_eq!((code, out.as_str()), (Some(1), ""));
        assert!(err.starts_with("GITHUB_TOKEN is not set"), "{err}");
        assert_eq!(err.lines().count(), 1);
    }
    assert_eq!(server.requests(), []);
}

#[test]
fn a_failure_is_one_sentence_without_the_token_on_stderr() {
    let server = Server::start().unwrap();
    let mut command = live(&server.url());
    command
        .env("GITHUB_TOKEN", "gho_wrong")
        .args(["--yes", "mona"]);
    let (code, out, err) = run(&mut command);
    assert_eq!(code, Some(1));
    assert!(out.contains("401 Unauthorized"), "{out}");
    assert!(err.contains("Bad credentials"), "{err}");
    assert_eq!(err.lines().count(), 1);
    assert!(!format!("{out}{err}").contains("gho_wrong"));
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn seats_are_listed_shown_and_cancelled() {
    let server = Server::start().unwrap();
    let (code, out, _) = run(live(&server.url()).args(["cancel", "monalisa", "--yes"]));
    assert_eq!(code, Some(0));
    assert!(out.contains("1 seat cancelled"), "{out}");
    let (_, out, _) = run(live(&server.url()).arg("list"));
    assert!(out.contains("monalisa  2025-11-03  2025-11-28"), "{out}");
    let (_, out, _) = run(live(&server.url()).arg("details"));
    assert!(out.contains("business"), "{out}");
    let (code, out, _) = run(live(&server.url()).args(["details", "monalisa"]));
    assert_eq!(code, Some(0), "{out}");
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn options_that_only_a_live_call_has_are_refused_elsewhere() {
    let (code, _, err) = run(program().args(["--api-url", "http://127.0.0.1:1", "mona"]));
    assert_eq!(code, Some(2), "{err}");
    let (code, _, err) = run(program().args(["--live", "list"]));
    assert_eq!((code, err.lines().count()), (Some(2), 1), "{err}");
}

#[test]
fn users_before_a_command_are_refused_and_not_forgotten() {
    let server = Server::start().unwrap();
    for command in ["list", "details", "cancel"] {
        let (code, out, err) = run(live(&server.url()).args(["--yes", "mona", command]));
        assert_eq!((code, out.as_str()), (Some(2), ""));
        assert!(err.starts_with("users stand after a command"), "{err}");
    }
    assert_eq!(server.requests(), []);
}

#[test]
fn a_user_who_is_called_like_a_command_is_named_after_two_dashes() {
    let server = Server::start().unwrap();
    let (code, _, err) = run(live(&server.url()).args(["--yes", "--", "list"]));
    assert_eq!(code, Some(1));
    assert!(err.contains("list is not a member"), "{err}");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_name_that_would_change_the_path_is_not_sent() {
    let (code, out, err) = run(program().args(["--org", "..", "mona"]));
    assert_eq!(code, Some(1));
    assert!(out.contains("not sent"), "{out}");
    assert_eq!(err.lines().count(), 1, "{err}");
}

#[test]
fn a_token_does_not_leave_this_machine_unencrypted() {
    for api in [
        "http://github.example",
        "http://localhost.github.example",
        "http://192.0.2.1",
    ] {
        let (code, out, err) = run(live(api).args(["--yes", "mona"]));
        assert_eq!((code, out.as_str()), (Some(1), ""));
        assert!(err.starts_with("nothing was sent to"), "{err}");
    }
}

/// A program that is up until this is dropped.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

#[test]
fn a_served_github_sells_seats_to_a_second_program() {
    let mut child = program()
        .arg("--serve")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let _serving = Serving(child);
    let address = lines.next().unwrap();
    let url = address.strip_prefix("address").unwrap().trim();
    assert!(lines.next().unwrap().contains(TOKEN));
    let try_it = lines.find(|line| line.starts_with("try it")).unwrap();
    assert!(try_it.contains(url) && try_it.contains(TOKEN), "{try_it}");
    assert!(lines.any(|line| line.contains("Requests:")));

    let (code, out, err) = run(live(url).args(["mona", "hubot", "--yes"]));
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("2 seats created or refreshed"), "{out}");
    let seen = lines.next().unwrap();
    assert_eq!(
        seen.split_whitespace().collect::<Vec<_>>(),
        [
            "POST",
            "/orgs/octo-org/copilot/billing/selected_users",
            "201"
        ]
    );
}
