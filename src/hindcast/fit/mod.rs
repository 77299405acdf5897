//! Values of a model that are found by comparing with what was observed: what is free, what counts, and the search.
//!
//! Invariant: the same file and incidents give the same values, at any number of threads.

mod entry;
mod objective;
mod quantity;
mod search;
mod space;

pub use entry::{CHOICES, Fit, RECORDS, read};
pub use objective::Weights;
pub use quantity::Quantity;
pub use search::{Search, Step};
pub use space::{Free, Space};

use std::sync::atomic::AtomicBool;

use super::{Known, Scorecard, simulate};
use crate::batch::{NoThreads, Options};
use crate::notation::Report;
use crate::scenario::Loaded;
use crate::scenario::reading::Revision;

/// Reads a scenario with other values of its model.
pub type Reload<'c> = Box<dyn Fn(&Revision) -> Result<Loaded, Report> + 'c>;

/// An incident that can be read again with other values of its model.
pub struct Case<'c> {
    /// The incident with the values that stand.
    pub known: Known,
    /// Reads its scenario with other values.
    pub reload: Reload<'c>,
}

/// How incidents are run for one score.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Draws {
    /// Replicates of each incident.
    pub replicates: u64,
    /// Seed of the batches.
    pub seed: u64,
    /// Threads; 0 for one a core. Changes nothing in the results.
    pub threads: usize,
}

/// Why there is no score.
#[derive(Debug)]
pub enum Unscored {
    /// The model refuses these values.
    Refused(Report),
    /// No threads can be started.
    NoThreads(NoThreads),
    /// Not one replicate of an incident was finished.
    Unfinished,
}

/// Adds an incident, with other values of its model, to a scorecard.
///
/// # Errors
/// Where the model refuses the values, or nothing can be run.
pub fn score(
    card: &mut Scorecard,
    case: &Case<'_>,
    revision: &Revision,
    draws: Draws,
) -> Result<(), Unscored> {
    let options = Options {
        replicates: draws.replicates,
        threads: draws.threads,
        until: None,
    };
    let known = Known {
        loaded: (case.reload)(revision).map_err(Unscored::Refused)?,
        ..case.known.clone()
    };
    let never = AtomicBool::new(false);
    let curves = simulate(&known, options, draws.seed, &never, |_, _| {});
    let curves = curves.map_err(Unscored::NoThreads)?;
    card.add(&known, curves.ok_or(Unscored::Unfinished)?);
    Ok(())
}

/// What a search found.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// Values at the start, in the order of [`Space::free`].
    pub start: Vec<Quantity>,
    /// The best values.
    pub best: Vec<Quantity>,
    /// Objective of the start.
    pub from: f64,
    /// Objective of the best values.
    pub to: f64,
    /// Evaluations that it took.
    pub evaluations: u32,
    /// The best values as a revision of the model.
    pub revision: Revision,
}

impl Fit {
    /// Searches the values with which these incidents are met best; `progress` hears of each evaluation.
    ///
    /// # Errors
    /// Where the start is refused or nothing can be run. Values on the way that the model refuses are as bad as can be.
    pub fn search(
        &self,
        cases: &[&Case<'_>],
        threads: usize,
        progress: impl FnMut(Step),
    ) -> Result<Found, Unscored> {
        let draws = Draws {
            replicates: self.replicates,
            seed: self.seed,
            threads,
        };
        let worth = |point: &[f64]| {
            let mut card = Scorecard::default();
            let revision = self.space.revision(point);
            for case in cases {
                score(&mut card, case, &revision, draws)?;
            }
            Ok(self.weights.of(&card))
        };
        let start = self.space.start();
        let from = worth(&start)?;
        let search = Search {
            seed: self.seed,
            evaluations: self.evaluations,
        };
        let evaluate = |point: &[f64]| match worth(point) {
            Err(Unscored::Refused(_) | Unscored::Unfinished) => Ok(f64::INFINITY),
            worth => worth,
        };
        let end = search.run(start.clone(), from, evaluate, progress)?;
        Ok(Found {
            start: self.space.quantities(&start),
            best: self.space.quantities(&end.point),
            from,
            to: end.value,
            evaluations: end.evaluation,
            revision: self.space.revision(&end.point),
        })
    }
}
