//! Which promises are there? Those of the design, in its order and words.

use crate::{Row, figures, memory, root};

pub(crate) async fn rows(crowd: Vec<String>) -> Vec<Row> {
    // First, while nothing else is in memory.
    let memory = memory::figures().await;
    vec![
        one_place().await,
        refused().await,
        credentials().await,
        sent_once().await,
        bounded([crowd, memory].concat()).await,
        forbidden(),
        deterministic(),
    ]
}

async fn one_place() -> Row {
    Row {
        promise: "One value is one path segment; nothing a value holds changes the route, the \
                  origin, or the number of query pairs.",
        tests: &[
            (
                "tests/tests/values.rs",
                &[
                    "a_hostile_value_changes_no_place_but_its_own",
                    "a_hostile_segment_is_one_segment_or_nothing_is_sent",
                    "no_value_reaches_the_origin_of_any_base",
                ],
            ),
            (
                "tests/tests/paths.rs",
                &["any_value_is_one_segment_that_decodes_to_it"],
            ),
        ],
        figures: vec![figures::segments().await],
    }
}

async fn refused() -> Row {
    Row {
        promise: "What can't be sent safely is an error before any I/O.",
        tests: &[
            (
                "tests/tests/paths.rs",
                &["an_empty_value_or_a_dot_segment_is_refused_and_no_byte_is_sent"],
            ),
            (
                "tests/tests/values.rs",
                &[
                    "a_hostile_header_is_one_header_or_nothing_is_sent",
                    "a_base_that_is_no_base_is_refused",
                ],
            ),
        ],
        figures: vec![figures::refused().await],
    }
}

async fn credentials() -> Row {
    Row {
        promise: "Credentials reach the base's origin only, and no log, no error and no `Debug`.",
        tests: &[
            (
                "tests/tests/secrets.rs",
                &[
                    "no_answer_makes_an_error_that_shows_the_token",
                    "an_answer_that_repeats_the_token_is_not_quoted",
                    "another_base_gets_no_credential_and_a_trusted_one_does",
                    "what_is_logged_is_searched_for_secrets",
                ],
            ),
            (
                "tests/tests/origins/credentials.rs",
                &[
                    "no_secret_follows_a_redirect_to_another_origin",
                    "https_never_becomes_http",
                ],
            ),
            (
                "tests/tests/faults/tls.rs",
                &[
                    "a_certificate_that_proves_nothing_ends_the_call_before_anything_is_sent",
                    "https_never_becomes_http_for_a_redirect_or_a_link",
                ],
            ),
        ],
        figures: [
            figures::strangers().await,
            vec!["every fault of `faults` and `limits` is run with a token and private values in path, \
             query, headers and body: none of them in an error, a log or a panic"
                .to_owned()],
        ].concat(),
    }
}

async fn sent_once() -> Row {
    Row {
        promise: "A POST or PATCH whose outcome is unknown is sent once, unless it carries an \
                  idempotency key or is marked `idempotent`.",
        tests: &[
            (
                "tests/tests/faults/meaning.rs",
                &["a_purchase_that_was_applied_and_whose_answer_is_lost_is_sent_once"],
            ),
            (
                "tests/tests/retries/rules.rs",
                &["a_purchase_is_sent_again_only_where_a_rate_limit_turned_it_away"],
            ),
            (
                "tests/tests/faults/connections.rs",
                &["a_purchase_that_meets_the_end_of_an_idle_connection_is_sent_once_at_the_most"],
            ),
            (
                "tests/tests/faults/http2.rs",
                &[
                    "a_connection_that_goes_away_after_the_stream_may_have_brought_it",
                    "a_purchase_that_meets_the_end_of_a_connection_is_sent_once_at_the_most",
                ],
            ),
            (
                "tests/tests/faults/uploads.rs",
                &[
                    "a_stream_that_fails_as_a_connection_does_is_not_sent_again",
                    "a_purchase_that_is_cut_off_within_its_body_is_sent_once",
                ],
            ),
            (
                "tests/tests/faults/cancelled.rs",
                &["a_call_that_is_dropped_at_any_await_leaves_the_client_usable"],
            ),
        ],
        figures: vec![figures::lost().await, figures::keyed().await],
    }
}

async fn bounded(more: Vec<String>) -> Row {
    let mut figures = vec![figures::endless().await];
    figures.extend(more);
    Row {
        promise: "Every wait is bounded; every body held in memory is capped; no response bytes \
                  make it panic or hang.",
        tests: &[
            (
                "tests/tests/limits/time.rs",
                &[
                    "the_limit_of_an_attempt_ends_whatever_never_ends",
                    "the_total_limit_ends_whatever_never_ends",
                    "the_total_limit_bounds_attempts_waits_and_redirects_together",
                    "a_connection_that_is_never_accepted_is_ended_by_the_connect_timeout",
                ],
            ),
            (
                "tests/tests/limits/bytes.rs",
                &[
                    "a_declared_length_over_the_cap_is_refused_unread",
                    "a_small_body_that_inflates_over_the_cap_is_refused",
                    "a_failure_over_its_cap_is_cut_and_still_that_failure",
                ],
            ),
            (
                "tests/tests/compression.rs",
                &[
                    "what_was_not_asked_for_stays_as_it_came",
                    "a_body_that_is_cut_or_changed_anywhere_is_no_value",
                ],
            ),
            (
                "tests/tests/faults/answers.rs",
                &["a_head_that_is_malformed_is_refused"],
            ),
            (
                "tests/tests/faults/any_bytes.rs",
                &["any_bytes_of_an_answer_end_the_call"],
            ),
            (
                "runtime/src/json/tests/fuzz.rs",
                &["any_bytes_are_read_alike"],
            ),
        ],
        figures,
    }
}

/// The crates of the workspace.
const CRATES: [&str; 4] = ["macros", "runtime", "tests", "examples"];

fn forbidden() -> Row {
    let read = |file: &str| std::fs::read_to_string(root().join(file)).unwrap();
    let forbids = |file: &str| read(file).contains("unsafe_code = \"forbid\"");
    assert!(forbids("Cargo.toml"));
    for name in CRATES {
        let manifest = format!("{name}/Cargo.toml");
        let inherits = read(&manifest).contains("[lints]\nworkspace = true");
        assert!(inherits || forbids(&manifest), "{name}");
        assert!(!root().join(name).join("build.rs").exists(), "{name}");
    }
    Row {
        promise: "`#![forbid(unsafe_code)]` in every crate, no build script.",
        tests: &[(
            "tests/tests/promises/main.rs",
            &["the_page_of_promises_is_what_is_measured"],
        )],
        figures: vec![format!(
            "{} crates, of which {0} forbid unsafe code and none has a build script",
            CRATES.len()
        )],
    }
}

fn deterministic() -> Row {
    Row {
        promise: "The same tokens give the same expansion, under every feature set.",
        tests: &[(
            "macros/src/endpoint/snapshots.rs",
            &["the_same_tokens_give_the_same_expansion"],
        )],
        figures: vec!["the expansion of each shape, beside the one that is kept".to_owned()],
    }
}
