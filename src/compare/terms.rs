//! What two results must have in common, so that their replicates are pairs.

use crate::units::SimDuration;

/// What a result was made under.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Terms {
    /// Name and version of the program.
    pub program: String,
    /// Version of the model's laws and data.
    pub model_version: String,
    /// Seed of the batch.
    pub seed: u64,
    /// Seed of the order among equals, where it is not by id.
    pub shuffle_ties: Option<u64>,
    /// Events after which a replicate is stopped, where it is not the usual number.
    pub event_budget: Option<u64>,
    /// End of a replicate.
    pub horizon: SimDuration,
}

/// One of the terms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Term {
    /// The program that made the result.
    Program,
    /// The version of the model.
    ModelVersion,
    /// The seed.
    Seed,
    /// The seed of `--shuffle-ties`.
    ShuffleTies,
    /// The number of `--event-budget`.
    EventBudget,
    /// The horizon of the scenario, in hours.
    Horizon,
}

/// A term in which two results differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mismatch {
    /// Which.
    pub term: Term,
    /// What the first has; nothing where the term is as usual.
    pub first: String,
    /// What the other has.
    pub other: String,
}

impl Terms {
    /// Everything that keeps another result from being compared with this one.
    pub fn mismatches(&self, other: &Terms) -> Vec<Mismatch> {
        let both = self.written().into_iter().zip(other.written());
        let differing = both.filter(|((_, first), (_, other))| first != other);
        differing
            .map(|((term, first), (_, other))| Mismatch { term, first, other })
            .collect()
    }

    fn written(&self) -> [(Term, String); 6] {
        let usual = |value: Option<u64>| value.map_or_else(String::new, |value| value.to_string());
        [
            (Term::Program, self.program.clone()),
            (Term::ModelVersion, self.model_version.clone()),
            (Term::Seed, self.seed.to_string()),
            (Term::ShuffleTies, usual(self.shuffle_ties)),
            (Term::EventBudget, usual(self.event_budget)),
            (Term::Horizon, self.horizon.hours().to_string()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_in_which_two_results_differ_is_named() {
        let terms = Terms {
            program: "hakyu 0.1.0".into(),
            seed: 1,
            ..Terms::default()
        };
        assert!(terms.mismatches(&terms.clone()).is_empty());
        let other = Terms {
            program: "hakyu 0.2.0".into(),
            model_version: "7".into(),
            seed: 2,
            shuffle_ties: Some(3),
            event_budget: Some(4),
            horizon: SimDuration::from_hours(36.5),
        };
        let found = terms.mismatches(&other);
        let named: Vec<Term> = found.iter().map(|one| one.term).collect();
        let all = [
            Term::Program,
            Term::ModelVersion,
            Term::Seed,
            Term::ShuffleTies,
            Term::EventBudget,
            Term::Horizon,
        ];
        assert_eq!(named, all);
        assert_eq!((&*found[3].first, &*found[5].other), ("", "36.5"));
    }
}
