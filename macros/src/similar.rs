//! Which known name a misspelt one was meant to be.

/// The nearest of the known names, if it is near enough to be meant: a few letters away, or the only
/// one that begins so.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = plain(name);
    let known: Vec<&str> = known.into_iter().collect();
    let by_letters = known
        .iter()
        .map(|known| (distance(&plain, &self::plain(known)), *known))
        .filter(|(distance, _)| *distance <= 1 + plain.chars().count() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known);
    let mut begun = known
        .iter()
        .filter(|known| self::plain(known).starts_with(&plain));
    let by_beginning = match (begun.next(), begun.next()) {
        (Some(only), None) if plain.chars().count() >= 3 => Some(*only),
        _ => None,
    };
    by_letters.or(by_beginning)
}

/// Letter case and word separators are no difference.
fn plain(name: &str) -> String {
    name.to_lowercase().replace(['_', '-'], "")
}

/// How many letters must be put in, taken out, replaced or swapped with their neighbour.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name() {
        assert_eq!(nearest("orgs", ["owner", "org"]), Some("org"));
        assert_eq!(nearest("userName", ["user_name"]), Some("user_name"));
        assert_eq!(nearest("PSOT", ["GET", "POST", "PUT"]), Some("POST"));
        assert_eq!(nearest("err", ["error", "body"]), Some("error"));
    }

    #[test]
    fn another_word_finds_nothing() {
        assert_eq!(nearest("team", ["org", "owner"]), None);
        assert_eq!(nearest("x", []), None);
        assert_eq!(nearest("idem", ["idempotent", "idempotency_key"]), None);
    }
}
