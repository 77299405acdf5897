//! What a reader has to know before any number.

use super::Summary;
use crate::batch::statistics::{MEAN_NEEDS, NONZERO_NEEDS, quantile_needs};
use crate::batch::{Batch, Stopping};
use crate::measure::Failure;

/// From this share of censored recoveries the horizon is called short.
const CENSORED_SHARE: f64 = 0.1;
/// So many deadlocks, the most frequent ones, are warned of by name.
const DEADLOCKS: usize = 3;

/// A limit of the batch as a whole.
#[derive(Clone, PartialEq, Debug)]
pub enum Warning {
    /// The batch was interrupted.
    Interrupted {
        /// Replicates that are there.
        done: u64,
        /// Replicates that were asked for.
        asked: u64,
    },
    /// The interval that was asked for was not reached within the budget.
    WiderThanAsked(Stopping),
    /// Replicates failed and are left out.
    Failed {
        /// How many.
        failed: u64,
        /// The first of them.
        first: u64,
        /// Why that one failed.
        reason: Failure,
    },
    /// Too few replicates for intervals of means.
    FewForMeans {
        /// How many there are.
        n: u64,
        /// How many would do.
        needed: u64,
    },
    /// Too few replicates for the 5 % and 95 % quantiles.
    FewForQuantiles {
        /// How many there are.
        n: u64,
        /// How many would do.
        needed: u64,
    },
    /// Sectors whose outages are too few to say how long they last or how much they cost, each with its number.
    RareOutages(Vec<(usize, u64)>),
    /// Sectors of which many outages are not over by the horizon, each with the share where 99 % is not back.
    ShortHorizon(Vec<(usize, f64)>),
    /// Supply loops or repairs hold each other up at the horizon.
    Deadlock {
        /// The ids of the facilities that wait for each other, as in `a + b`.
        facilities: String,
        /// Share of replicates.
        share: f64,
    },
}

pub(super) fn warnings(batch: &Batch, summary: &Summary) -> Vec<Warning> {
    let mut warnings = of_the_run(batch, summary);
    let rare = rare_outages(summary);
    if !rare.is_empty() {
        warnings.push(Warning::RareOutages(rare));
    }
    let short = short_horizons(summary);
    if !short.is_empty() {
        warnings.push(Warning::ShortHorizon(short));
    }
    let deadlocks = summary.deadlocks.iter().take(DEADLOCKS);
    warnings.extend(deadlocks.map(|(facilities, estimate)| Warning::Deadlock {
        facilities: facilities.clone(),
        share: estimate.value.unwrap_or(0.0),
    }));
    warnings
}

fn of_the_run(batch: &Batch, summary: &Summary) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let (done, asked, n) = (batch.next(), batch.asked, summary.completed);
    let stopping = batch.stopping.filter(|stopping| !stopping.met);
    if done < asked && !batch.stopping.is_some_and(|stopping| stopping.met) {
        warnings.push(Warning::Interrupted { done, asked });
    } else if let Some(stopping) = stopping {
        warnings.push(Warning::WiderThanAsked(stopping));
    }
    let failure = batch
        .rows
        .iter()
        .find_map(|row| Some((row.replicate, row.failed.clone()?)));
    if let Some((first, reason)) = failure {
        let failed = summary.failed;
        warnings.push(Warning::Failed {
            failed,
            first,
            reason,
        });
    }
    if n < MEAN_NEEDS {
        let needed = MEAN_NEEDS;
        warnings.push(Warning::FewForMeans { n, needed });
    }
    let needed = quantile_needs(0.95);
    if n < needed {
        warnings.push(Warning::FewForQuantiles { n, needed });
    }
    warnings
}

fn rare_outages(summary: &Summary) -> Vec<(usize, u64)> {
    if summary.completed < MEAN_NEEDS {
        // The batch as a whole is too small, which has been said.
        return Vec::new();
    }
    let sectors = summary.sectors.iter().enumerate();
    let seen = sectors.map(|(sector, entry)| (sector, entry.outages));
    seen.filter(|(_, seen)| (1..NONZERO_NEEDS).contains(seen))
        .collect()
}

fn short_horizons(summary: &Summary) -> Vec<(usize, f64)> {
    let sectors = summary.sectors.iter().enumerate();
    let shares = sectors.map(|(sector, entry)| {
        let t99 = &entry.from_inject[2];
        (sector, t99.censored as f64 / t99.cases.max(1) as f64)
    });
    shares
        .filter(|(_, share)| *share >= CENSORED_SHARE)
        .collect()
}
