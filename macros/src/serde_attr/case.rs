//! How `rename_all` makes the name on the wire from that of a field.

use syn::LitStr;

use super::Keyed;
use crate::diag::Sink;
use crate::similar::nearest;

/// A rule of `rename_all`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

const CASES: [(&str, Case); 8] = [
    ("lowercase", Case::Lower),
    ("UPPERCASE", Case::Upper),
    ("PascalCase", Case::Pascal),
    ("camelCase", Case::Camel),
    ("snake_case", Case::Snake),
    ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
    ("kebab-case", Case::Kebab),
    ("SCREAMING-KEBAB-CASE", Case::ScreamingKebab),
];

impl Case {
    pub(super) fn of(text: Keyed<LitStr>, sink: &mut Sink) -> Option<Keyed<Case>> {
        let name = text.value.value();
        let found = CASES.iter().find(|(known, _)| *known == name);
        if found.is_none() {
            let rules = CASES.map(|(name, _)| name);
            let rules = format!("the rules are {}", crate::listed::listed(rules));
            let help = match nearest(&name, CASES.map(|(name, _)| name)) {
                Some(near) => format!("write \"{near}\"; {rules}"),
                None => rules,
            };
            sink.push(
                text.value,
                format!("`{name}` is not a rule of `rename_all`"),
                help,
            );
        }
        found.map(|(_, case)| Keyed {
            key: text.key,
            value: *case,
        })
    }

    /// The wire name of a field, by serde's rules for fields.
    pub(crate) fn apply(self, field: &str) -> String {
        let words = || field.split('_').filter(|word| !word.is_empty());
        match self {
            Case::Lower | Case::Snake => field.to_owned(),
            Case::Upper | Case::ScreamingSnake => field.to_ascii_uppercase(),
            Case::Kebab => field.replace('_', "-"),
            Case::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
            Case::Pascal => words().map(capitalized).collect(),
            Case::Camel => {
                let pascal = Case::Pascal.apply(field);
                let first = pascal.chars().next().map_or(0, char::len_utf8);
                pascal[..first].to_ascii_lowercase() + &pascal[first..]
            }
        }
    }
}

fn capitalized(word: &str) -> String {
    let first = word.chars().next().map_or(0, char::len_utf8);
    word[..first].to_ascii_uppercase() + &word[first..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_renames_a_field_as_serde_does() {
        let named: Vec<String> = CASES
            .iter()
            .map(|(_, case)| case.apply("created_at_2"))
            .collect();
        assert_eq!(
            named,
            [
                "created_at_2",
                "CREATED_AT_2",
                "CreatedAt2",
                "createdAt2",
                "created_at_2",
                "CREATED_AT_2",
                "created-at-2",
                "CREATED-AT-2"
            ]
        );
    }
}
