//! Does the program show each trouble, and buy what was asked for and no seat more?

use std::env;
use std::process::{Command, Stdio};

fn printed() -> String {
    let tests = env::current_exe().unwrap();
    let built = tests.parent().unwrap().parent().unwrap().join("examples");
    let path = built.join(format!("add_copilot_seats{}", env::consts::EXE_SUFFIX));
    assert!(
        path.exists(),
        "build the program first: cargo build -p endpoint-examples --examples"
    );
    let output = Command::new(path)
        .arg("--faults")
        .env_remove("GITHUB_TOKEN")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).unwrap()
}

/// Method and status of each request under a heading.
fn requests(section: &str) -> Vec<String> {
    let calls = section.lines().filter(|line| line.contains("  /orgs/"));
    calls
        .map(|line| {
            let words: Vec<_> = line.split_whitespace().collect();
            format!("{} {}", words[0], words[words.len() - 1])
        })
        .collect()
}

#[test]
fn each_trouble_costs_no_second_seat() {
    let out = printed();
    let sections: Vec<&str> = out.split("\n\n").collect();
    assert_eq!(sections.len(), 6, "{out}");
    assert_eq!(requests(sections[0]), ["GET 200"]);
    assert_eq!(requests(sections[1]), ["POST 503", "GET 404", "POST 201"]);
    assert!(sections[1].contains("error.attempts()  1"), "{out}");
    assert_eq!(requests(sections[2]), ["POST 429", "POST 201"]);
    assert!(sections[2].contains("attempts: 2"), "{out}");
    assert_eq!(requests(sections[3]), ["POST 201", "GET 200"]);
    assert!(sections[3].contains("acted on it"), "{out}");
    assert!(sections[3].contains("none: there is no body"), "{out}");
    assert_eq!(requests(sections[4]), ["GET 503", "GET 200"]);
    assert_eq!(
        sections[5],
        "3 seats asked for, 3 bought, by 3 purchases that GitHub carried out\n"
    );
    assert!(out.lines().all(|line| line.chars().count() <= 100), "{out}");
}
