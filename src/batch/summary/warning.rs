//! What a reader has to know before any number.

use super::Summary;
use crate::batch::Batch;
use crate::batch::statistics::{MEAN_NEEDS, NONZERO_NEEDS, quantile_needs};

/// Above this share of censored recoveries the horizon is called short.
const CENSORED_SHARE: f64 = 0.05;

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
    /// Replicates failed and are left out.
    Failed {
        /// How many.
        failed: u64,
        /// The first of them.
        first: u64,
        /// Why that one failed.
        reason: String,
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
    /// Outages of a sector are seen, but in too few replicates to say how long they last or how much they cost.
    RareOutage {
        /// Index of the sector.
        sector: usize,
        /// Replicates with an outage.
        seen: u64,
        /// Replicates in which enough outages would be expected.
        needed: u64,
    },
    /// Many replicates end before a sector has 99 % back.
    ShortHorizon {
        /// Index of the sector.
        sector: usize,
        /// Share of outages that are not over.
        share: f64,
    },
    /// Supply loops or repairs hold each other up at the horizon.
    Deadlock {
        /// The sentence that names them.
        sentence: String,
        /// Share of replicates.
        share: f64,
    },
}

pub(super) fn warnings(batch: &Batch, summary: &Summary) -> Vec<Warning> {
    let mut warnings = of_the_run(batch, summary);
    for (sector, entry) in summary.sectors.iter().enumerate() {
        let t99 = &entry.from_inject[2];
        warnings.extend(rare_outage(sector, entry.outage.value, summary.completed));
        let share = t99.censored as f64 / t99.cases.max(1) as f64;
        if share > CENSORED_SHARE {
            warnings.push(Warning::ShortHorizon { sector, share });
        }
    }
    warnings.extend(
        summary
            .deadlocks
            .iter()
            .map(|(sentence, estimate)| Warning::Deadlock {
                sentence: sentence.clone(),
                share: estimate.value.unwrap_or(0.0),
            }),
    );
    warnings
}

fn of_the_run(batch: &Batch, summary: &Summary) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let (done, asked, n) = (batch.next(), batch.asked, summary.completed);
    if done < asked {
        warnings.push(Warning::Interrupted { done, asked });
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

/// Outages in fewer than ten replicates.
fn rare_outage(sector: usize, share: Option<f64>, n: u64) -> Option<Warning> {
    let share = share?;
    let seen = (share * n as f64 + 0.5) as u64;
    (n >= MEAN_NEEDS && (1..NONZERO_NEEDS).contains(&seen)).then(|| Warning::RareOutage {
        sector,
        seen,
        needed: (NONZERO_NEEDS as f64 / share).ceil() as u64,
    })
}
