//! Which templates are read, and what is said of those that are not.

use super::*;

fn names(text: &str) -> Vec<String> {
    let (route, mistakes) = parse(text);
    assert_eq!(mistakes, [], "{text}");
    route
        .placeholders
        .into_iter()
        .map(|found| found.name)
        .collect()
}

/// The one mistake of a template: the part that is marked, what is wrong, and the help.
fn mistake(text: &str) -> (String, String, String) {
    let (_, mut mistakes) = parse(text);
    assert_eq!(mistakes.len(), 1, "{text}: {mistakes:?}");
    let Mistake { range, what, help } = mistakes.remove(0);
    (text[range].to_owned(), what, help)
}

#[test]
fn placeholders_are_found_wherever_they_stand() {
    assert_eq!(names("/"), Vec::<String>::new());
    assert_eq!(names("/orgs/<org>/teams/<team_slug>"), ["org", "team_slug"]);
    assert_eq!(names("/compare/<base>...<head>"), ["base", "head"]);
    assert_eq!(names("/users/<id>.json"), ["id"]);
    assert_eq!(names("/contents/<path..>"), ["path"]);
    assert_eq!(names("/contents/<path..>?ref=main"), ["path"]);
    assert_eq!(names("/a/<größe>"), ["größe"]);
    assert_eq!(names("/search?type=user&q=a/b?c"), Vec::<String>::new());
}

#[test]
fn a_range_is_that_of_the_name() {
    let (route, _) = parse("/x/<path..>");
    assert_eq!(route.placeholders[0].range, 4..8);
}

#[test]
fn the_first_character_is_marked_whole() {
    assert_eq!(mistake("é/a").0, "é");
    assert_eq!(mistake("").0, "");
}

#[test]
fn every_pchar_may_stand_in_a_path() {
    assert!(names("/-._~!$&'()*+,;=:@%20aZ9").is_empty());
    assert!(names("/trailing/").is_empty());
}

#[test]
fn other_notations_are_answered_with_the_whole_path() {
    let (part, _, help) = mistake("/orgs/{org}/teams/{team-slug}");
    assert_eq!(
        (part.as_str(), help.as_str()),
        ("{org}", "write \"/orgs/<org>/teams/<team_slug>\"")
    );
    let (part, _, help) = mistake("/orgs/:org/teams/:team_slug");
    assert_eq!(
        (part.as_str(), help.as_str()),
        (":org", "write \"/orgs/<org>/teams/<team_slug>\"")
    );
    assert!(
        names("/projects/x:cancel").is_empty(),
        "a colon inside of a segment is a character"
    );
}

#[test]
fn a_whole_url_is_parted_into_base_and_path() {
    let (part, _, help) = mistake("https://api.github.com/orgs/<org>");
    assert_eq!(part, "https://api.github.com");
    assert_eq!(
        help,
        "write \"/orgs/<org>\" here, and give the base to the client: \
         `Client::new(\"https://api.github.com\")`"
    );
    assert!(
        mistake("https://api.github.com")
            .2
            .starts_with("write \"/\" here")
    );
}

#[test]
fn a_path_without_a_slash_is_answered_with_one() {
    assert_eq!(mistake("orgs/<org>").2, "write \"/orgs/<org>\"");
    assert_eq!(mistake("").2, "write \"/\"");
}

#[test]
fn brackets_must_match_and_hold_a_name() {
    assert_eq!(mistake("/orgs/<org").0, "<org");
    assert_eq!(mistake("/orgs/<org/teams").0, "<org");
    assert_eq!(mistake("/orgs/<>").1, "a placeholder has no name");
    assert_eq!(mistake("/orgs/<..>").1, "a placeholder has no name");
    assert_eq!(mistake("/orgs/org>").0, ">");
    assert_eq!(
        mistake("/orgs/<team-slug>").2,
        "write `<team_slug>`, and name the field so"
    );
    assert_eq!(mistake("/orgs/< org >").2, "write `<org>`");
    assert_eq!(mistake("/orgs/<r#type>").2, "write `<type>`");
    assert_eq!(mistake("/orgs/<self.org>").2, "write `<org>`");
    assert_eq!(mistake("/orgs/<org:[a-z]+>").2, "write `<org>`");
    assert_eq!(mistake("/files/<path:name>").2, "write `<name..>`");
    assert_eq!(
        mistake("/orgs/<1st>").2,
        "write `<field_1st>`, and name the field so"
    );
    assert_eq!(mistake("/x/<a...>").2, "write `<a..>`");
}

#[test]
fn a_rest_placeholder_stands_alone() {
    assert!(mistake("/files/<path..>.txt").1.contains("whole segments"));
    assert!(mistake("/files/v<path..>").1.contains("whole segments"));
}

#[test]
fn a_name_stands_once_and_in_the_path() {
    assert_eq!(mistake("/<a>/<a>").1, "`<a>` stands in the path twice");
    assert_eq!(mistake("/search?q=<q>").1, "`<q>` stands in the query");
}

#[test]
fn a_path_is_shown_corrected_where_it_is_clear_what_is_meant() {
    assert_eq!(mistake("/a//<b>?c=d").2, "write \"/a/<b>?c=d\"");
    assert_eq!(mistake("/a/./b/").2, "write \"/a/b/\"");
    assert_eq!(mistake("/a/b/..").2, "write \"/a/\"");
    assert_eq!(mistake("/<a> /<b>?c=d").2, "write \"/<a>%20/<b>?c=d\"");
    assert_eq!(mistake("/<a>'?c='d").2, "write \"/<a>'?c=%27d\"");
    let unclear = "write the path that is meant without it";
    assert_eq!(mistake("/<a>/..").2, unclear);
    assert_eq!(mistake("/../a").2, unclear);
}

#[test]
fn text_that_urls_do_not_carry_is_shown_encoded() {
    assert_eq!(mistake("/a b").2, "write \"/a%20b\"");
    assert_eq!(mistake("/größe").2, "write \"/gr%C3%B6%C3%9Fe\"");
    assert_eq!(mistake("/a\\b").2, "write \"/a%5Cb\"");
    assert_eq!(mistake("/a?b='c").0, "'");
    assert_eq!(mistake("/100%").2, "write `%25` for the character itself");
    assert_eq!(mistake("/a#top").0, "#top");
    assert_eq!(mistake("/a?").2, "write \"/a\"");
}

#[test]
fn segments_that_parsers_drop_are_refused() {
    for text in ["/a/../b", "/./b", "/a/..", "/a/%2e%2E/b", "/.%2e"] {
        assert!(mistake(text).1.starts_with("URL parsers drop"), "{text}");
    }
    assert_eq!(mistake("/a//b").0, "//");
    assert!(names("/a/...").is_empty());
}

#[test]
fn independent_mistakes_are_all_found_in_their_order() {
    let (_, mistakes) = parse("/a b/<>/../<x-y>");
    let found: Vec<_> = mistakes.iter().map(|mistake| mistake.range.start).collect();
    assert_eq!(found, [2, 5, 8, 11]);
}

#[test]
fn no_text_makes_the_parser_panic() {
    let parts = [
        "<", ">", "/", "..", "é", "{", "}", ":", "%", "?", "#", "a", "://", "r#", " ",
    ];
    for a in parts {
        for b in parts {
            for c in parts {
                for d in parts {
                    parse(&format!("{a}{b}{c}{d}"));
                    parse(&format!("/{a}{b}{c}{d}"));
                }
            }
        }
    }
}
