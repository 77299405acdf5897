//! What a batch is made of: two batches of the same make have the same replicates.

use serde::{Deserialize, Serialize};

use crate::report::{About, Content, PROGRAM};
use crate::words::{Text, errors as texts};

/// All that a replicate depends on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Identity {
    program: String,
    model_version: String,
    /// The name of the plan's file, which is among the inputs.
    plan: Option<String>,
    seed: u64,
    shuffle_ties: Option<u64>,
    event_budget: Option<u64>,
    inputs: Vec<Content>,
}

/// What is not the same in two batches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// What: the program, the seed, a file.
    pub what: Text,
    /// In the batch at hand.
    pub here: String,
    /// In the journal.
    pub there: String,
}

impl Identity {
    /// Of a batch at hand.
    pub fn of(about: &About) -> Identity {
        Identity {
            program: PROGRAM.to_owned(),
            model_version: about.model_version.clone(),
            plan: about.plan.as_ref().map(|plan| plan.file.clone()),
            seed: about.seed,
            shuffle_ties: about.shuffle_ties,
            event_budget: about.event_budget,
            inputs: about.inputs.clone(),
        }
    }

    /// # Panics
    /// Never: plain values are JSON.
    pub(super) fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("plain values are JSON")
    }

    pub(super) fn of_json(json: &[u8]) -> Option<Identity> {
        serde_json::from_slice(json).ok()
    }

    /// What is not the same in `there`.
    pub(super) fn differences(&self, there: &Identity) -> Vec<Difference> {
        let given =
            |value: Option<u64>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
        let named = |plan: &Option<String>| plan.clone().unwrap_or_else(|| "-".to_owned());
        let mut all = vec![
            (
                texts::ITS_PROGRAM,
                self.program.clone(),
                there.program.clone(),
            ),
            (
                texts::ITS_MODEL_VERSION,
                self.model_version.clone(),
                there.model_version.clone(),
            ),
            (texts::ITS_PLAN, named(&self.plan), named(&there.plan)),
            (
                texts::ITS_SEED,
                self.seed.to_string(),
                there.seed.to_string(),
            ),
            (
                texts::ITS_ORDER,
                given(self.shuffle_ties),
                given(there.shuffle_ties),
            ),
            (
                texts::ITS_BUDGET,
                given(self.event_budget),
                given(there.event_budget),
            ),
        ];
        for name in self.input_names(there) {
            all.push((texts::ITS_INPUT, self.input(name), there.input(name)));
        }
        all.retain(|(_, here, there)| here != there);
        let differences = all.into_iter();
        differences
            .map(|(what, here, there)| Difference { what, here, there })
            .collect()
    }

    /// Names of the inputs of either, each once.
    fn input_names<'a>(&'a self, other: &'a Identity) -> Vec<&'a str> {
        let both = self.inputs.iter().chain(&other.inputs);
        let mut names: Vec<&str> = both.map(|input| input.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// An input with the beginning of its hash, as people compare it.
    fn input(&self, name: &str) -> String {
        let own = self.inputs.iter().filter(|input| input.name == name);
        let hashes: Vec<&str> = own
            .map(|input| &input.sha256[..12.min(input.sha256.len())])
            .collect();
        match hashes.is_empty() {
            true => "-".to_owned(),
            false => format!("{name} {}", hashes.join(" ")),
        }
    }
}
