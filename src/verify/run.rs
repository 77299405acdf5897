//! One case: its replicates, and each of its answers compared.

use std::sync::atomic::AtomicBool;

use super::compare::{Compared, compare};
use crate::batch::{self, Batch, NoThreads, Options};
use crate::measure::{Failure, Recorder};
use crate::model::Name;
use crate::replicate::Worker;
use crate::scenario::{KnownAnswer, KnownAnswers};
use crate::world::Network;

/// What is asked otherwise than a case says itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Asked {
    /// Replicates.
    pub replicates: Option<u64>,
    /// Seed of the batch.
    pub seed: Option<u64>,
    /// Threads; 0 for one a core. Changes nothing in the results.
    pub threads: usize,
}

/// A case that has been run.
#[derive(Clone, PartialEq, Debug)]
pub struct Case {
    /// What it is called: its file without `.ron`.
    pub name: String,
    /// Title of the scenario.
    pub title: Name,
    /// Where its answers come from.
    pub source: String,
    /// Seed of the batch that was run.
    pub seed: u64,
    /// Replicates that were run.
    pub replicates: u64,
    /// The answers in the order of the file; or why a replicate could not be finished.
    pub answered: Result<Vec<Answered>, Failure>,
}

/// A known answer and what came out.
#[derive(Clone, PartialEq, Debug)]
pub struct Answered {
    /// Id of the observation.
    pub observed: String,
    /// What was known.
    pub answer: KnownAnswer,
    /// What came out.
    pub compared: Compared,
}

impl Case {
    /// Whether every answer is met.
    pub fn passed(&self) -> bool {
        let all_pass = |answers: &Vec<Answered>| answers.iter().all(|one| one.compared.passed);
        self.answered.as_ref().is_ok_and(all_pass)
    }
}

/// Runs the scenario of `net` as often as its `known` answers ask for, and compares.
///
/// # Errors
/// If no threads can be started.
pub fn run(
    name: &str,
    net: &Network,
    known: &KnownAnswers,
    asked: Asked,
) -> Result<Case, NoThreads> {
    let replicates = asked.replicates.unwrap_or(known.replicates);
    let seed = asked.seed.unwrap_or(known.seed);
    let options = Options {
        replicates,
        threads: asked.threads,
        until: None,
    };
    let mut batch = Batch::new(Recorder::axes(net));
    batch::run(
        &mut batch,
        options,
        || Worker::new(net),
        |worker, replicate| worker.outcome(seed, replicate),
        &AtomicBool::new(false),
        |_, _| {},
    )?;
    Ok(Case {
        name: name.to_owned(),
        title: net.scenario.title.clone(),
        source: known.source.clone(),
        seed,
        replicates,
        answered: answered(&batch, known),
    })
}

fn answered(batch: &Batch, known: &KnownAnswers) -> Result<Vec<Answered>, Failure> {
    if let Some(reason) = batch.rows.iter().find_map(|row| row.failed.as_ref()) {
        return Err(reason.clone());
    }
    let answers = known.answers.iter().map(|answer| {
        let rows = batch.rows.iter();
        let values: Vec<f64> = rows.map(|row| row.observed[answer.observation]).collect();
        Answered {
            observed: batch.axes.observed[answer.observation].clone(),
            answer: answer.clone(),
            compared: compare(answer, &values),
        }
    });
    Ok(answers.collect())
}
