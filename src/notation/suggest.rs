//! "Did you mean": the known word that is closest to a mistyped one.

use crate::words::diagnostics::notation as texts;
use crate::words::{Lang, Part, Phrase};

/// The closest of the known words, if it is close enough to have been meant.
pub fn closest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let most = 1 + length / 4;
    let known: Vec<&str> = known.into_iter().collect();
    let goes_on = |candidate: &&str| length > 2 && candidate.starts_with(word);
    // What many words begin with was hardly meant as one of them.
    let is_begun = known.iter().filter(|one| goes_on(one)).count() == 1;
    let begun = |candidate: &&str| is_begun && goes_on(candidate);
    known
        .into_iter()
        .filter(|one| begun(one) || one.chars().count().abs_diff(length) <= most)
        .map(|one| match begun(&one) {
            true => (1, one),
            false => (distance(word, one), one),
        })
        .filter(|&(distance, _)| distance <= most.min(length.saturating_sub(1)))
        .min_by_key(|&(distance, one)| (!are_kin(word, one), distance, one))
        .map(|(_, candidate)| candidate)
}

/// Whether two ids have their first part in common, as those of one sector have.
fn are_kin(a: &str, b: &str) -> bool {
    let ends = ['-', '/', '.', '_'];
    a.split(ends).next() == b.split(ends).next()
}

/// What may have been meant: an id, and what people call it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Candidate<'a> {
    /// What a file has to say.
    pub id: &'a str,
    /// English name; the id where there is none.
    pub en: &'a str,
    /// Japanese name; the id where there is none.
    pub ja: &'a str,
}

impl<'a> Candidate<'a> {
    /// An id without a name.
    pub fn bare(id: &'a str) -> Candidate<'a> {
        let (en, ja) = (id, id);
        Candidate { id, en, ja }
    }

    fn is_named(&self) -> bool {
        self.en != self.id || self.ja != self.id
    }

    /// The length of the shorter name that a word fits, if it fits any.
    fn fits(&self, word: &str, fit: Fit) -> Option<usize> {
        let names = [self.en, self.ja].into_iter();
        let fitting = names.filter(|name| fit(&name.to_lowercase(), word));
        fitting.map(|name| name.chars().count()).min()
    }

    /// With its name in brackets.
    fn shown(&self) -> Part {
        let shown = |name: &str| match name == self.id {
            true => self.id.to_owned(),
            false => format!("{} ({name})", self.id),
        };
        Part::Named {
            en: shown(self.en),
            ja: shown(self.ja),
        }
    }
}

/// Whether a name in small letters is meant by a word.
type Fit = fn(&str, &str) -> bool;

/// The one with the shortest name that a word fits.
fn called<'a>(word: &str, known: &[Candidate<'a>], fit: Fit) -> Option<Candidate<'a>> {
    let word = word.to_lowercase();
    let named = known.iter().filter(|one| one.is_named());
    let fitting = named.filter_map(|one| Some((one.fits(&word, fit)?, one)));
    let best = fitting.min_by_key(|&(length, one)| (length, one.id));
    best.map(|(_, one)| *one)
}

/// The one that was meant: called so, mistyped, or called by a part of its name.
fn meant<'a>(word: &str, known: &[Candidate<'a>]) -> Option<Candidate<'a>> {
    let mistyped = || {
        let id = closest(word, known.iter().map(|one| one.id))?;
        known.iter().find(|one| one.id == id).copied()
    };
    // A single letter is a part of almost everything.
    let part_of = |fit: Fit| match word.chars().nth(1) {
        Some(_) => called(word, known, fit),
        None => None,
    };
    called(word, known, |name, word| name == word)
        .or_else(mistyped)
        .or_else(|| part_of(|name, word| name.starts_with(word)))
        .or_else(|| part_of(|name, word| name.contains(word)))
}

/// [`which_id`] among ids without names.
pub fn did_you_mean(word: &str, known: &[&str]) -> Phrase {
    let known: Vec<Candidate> = known.iter().map(|id| Candidate::bare(id)).collect();
    which_id(word, &known)
}

/// Advice for a word that is no id: the id that was meant, also where the word is a name or a part of one; else those
/// that there are as far as they are few.
pub fn which_id(word: &str, known: &[Candidate]) -> Phrase {
    const FEW: usize = 24;
    match (meant(word, known), known) {
        (Some(meant), _) if meant.is_named() => {
            let (en, ja) = (meant.en.to_owned(), meant.ja.to_owned());
            let id = texts::DID_YOU_MEAN_CALLED.with("id", meant.id);
            id.with("name", Part::Named { en, ja })
        }
        (Some(meant), _) => texts::DID_YOU_MEAN.with("id", meant.id),
        (None, []) => texts::THERE_ARE_NONE.into(),
        (None, known) if known.len() > FEW => {
            let (kin, others): (Vec<Candidate>, Vec<Candidate>) =
                known.iter().copied().partition(|one| are_kin(word, one.id));
            let mut shown = kin.iter().chain(&others).map(Candidate::shown);
            let mut next = || shown.next().unwrap_or_else(|| Part::from(String::new()));
            let many = texts::THERE_ARE_MANY.with("count", known.len());
            many.with("first", next()).with("second", next())
        }
        (None, known) => texts::THERE_ARE.with("ids", listed(known)),
    }
}

/// All with their names, in a line.
fn listed(known: &[Candidate]) -> Part {
    let all = |lang| {
        let each = known.iter().map(|one| one.shown().to(lang));
        each.collect::<Vec<_>>().join(", ")
    };
    Part::Named {
        en: all(Lang::En),
        ja: all(Lang::Ja),
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
    fn an_id_of_the_same_sector_is_meant_rather_than_one_that_looks_alike() {
        let known = [
            "gas-sendai",
            "power-sendia-2",
            "power-osaka",
            "water-sendai",
        ];
        assert_eq!(closest("power-sendai", known), Some("power-sendia-2"));
        assert_eq!(
            closest("gas-osaka", ["aas-osaka", "gas-osakb-1"]),
            Some("gas-osakb-1")
        );
    }

    #[test]
    fn a_name_or_a_part_of_it_leads_to_the_id() {
        let region = |id, en, ja| Candidate { id, en, ja };
        let known = [
            region("niigata", "Niigata Prefecture", "新潟県"),
            region("kyoto", "Kyoto Prefecture", "京都府"),
        ];
        let advice = |word| which_id(word, &known).to(Lang::Ja);
        for word in ["新潟県", "新潟", "niigata prefecture", "nigata"] {
            assert!(advice(word).contains("`niigata`"), "{}", advice(word));
        }
        assert!(advice("沖縄").contains("kyoto (京都府)"));
    }

    #[test]
    fn a_word_left_unfinished_is_understood() {
        assert_eq!(closest("demand", ["name", "demand_kw"]), Some("demand_kw"));
    }
}
