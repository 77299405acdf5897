//! "Did you mean": the known word that is closest to a mistyped one.

use crate::words::Phrase;
use crate::words::diagnostics::notation as texts;

/// The closest of the known words, if it is close enough to have been meant.
pub fn closest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let most = 1 + length / 4;
    let known = known.into_iter();
    let begun = |candidate: &&str| length > 2 && candidate.starts_with(word);
    known
        .filter(|one| begun(one) || one.chars().count().abs_diff(length) <= most)
        .map(|one| match begun(&one) {
            true => (1, one),
            false => (distance(word, one), one),
        })
        .filter(|&(distance, _)| distance <= most.min(length.saturating_sub(1)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// Advice for a mistyped word: the closest known one, else those that there are as far as they are few.
pub fn did_you_mean(word: &str, known: &[&str]) -> Phrase {
    const FEW: usize = 24;
    match (closest(word, known.iter().copied()), known) {
        (Some(meant), _) => texts::DID_YOU_MEAN.with("id", meant),
        (None, []) => texts::THERE_ARE_NONE.into(),
        (None, [first, second, ..]) if known.len() > FEW => texts::THERE_ARE_MANY
            .with("count", known.len())
            .with("first", *first)
            .with("second", *second),
        (None, known) => texts::THERE_ARE.with("ids", known.join(", ")),
    }
}

/// Edits that turn one word into the other: insertions, deletions, substitutions, swaps of neighbours
/// (Damerau-Levenshtein, restricted).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let substituted = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = substituted.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let known = ["events", "horizon", "start"];
        assert_eq!(closest("evnts", known), Some("events"));
        assert_eq!(closest("satrt", known), Some("start"));
        assert_eq!(closest("population", known), None);
        assert_eq!(closest("q", ["a", "b"]), None);
    }

    #[test]
    fn a_word_left_unfinished_is_understood() {
        assert_eq!(closest("demand", ["name", "demand_kw"]), Some("demand_kw"));
    }
}
