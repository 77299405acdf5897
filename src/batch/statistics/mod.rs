//! Estimates with intervals that are honest at the number of replicates at hand: one file a statistic.
//!
//! All intervals are two-sided and of 95 %, and all arithmetic is portable: the same bits on every machine.
//! Invariant: nothing here knows a sector, a replicate or a thread.

mod beta;
mod change;
mod mean;
#[cfg(test)]
mod nist;
mod proportion;
mod quantile;
mod shape;
mod survival;
#[cfg(test)]
pub(crate) mod trials;

pub use change::relative_change;
pub use mean::{MEAN_NEEDS, NONZERO_NEEDS, mean, signed_mean};
pub use proportion::proportion;
pub use quantile::{position, quantile, quantile_needs};
pub use shape::{Moments, Shape};
pub use survival::{Spell, Survival};

/// The 97.5 % point of the standard normal distribution: what a two-sided interval of 95 % reaches to.
const Z: f64 = 1.959_963_984_540_054;
/// The chance that each side of an interval leaves out.
const TAIL: f64 = 0.025;

/// A number with its interval, and what a reader has to know before leaning on it.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Estimate {
    /// The estimate; none where there is nothing to estimate it from.
    pub value: Option<f64>,
    /// Lower end of the 95 % interval.
    pub low: Option<f64>,
    /// Upper end of the 95 % interval.
    pub high: Option<f64>,
    /// Replicates that it rests on.
    pub n: u64,
    /// What limits it.
    pub caution: Option<Caution>,
}

/// Why an estimate, or an end of its interval, is missing or weaker than it looks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Caution {
    /// No replicate has the thing that is asked for.
    NoCase,
    /// An interval needs this many replicates.
    FewReplicates {
        /// Replicates that would do.
        needed: u64,
    },
    /// An interval needs this many replicates that differ from zero.
    FewNonZero {
        /// Replicates that differ from zero.
        seen: u64,
        /// How many of them would do.
        needed: u64,
    },
    /// What a change is related to may be zero.
    BaseNearZero,
    /// One replicate makes up this share of the whole sum.
    LeansOnOne {
        /// Its share.
        share: f64,
    },
    /// It happened in no replicate: the probability is below 3 / n.
    NeverSeen,
    /// It happened in every replicate: the probability is above 1 - 3 / n.
    AlwaysSeen,
    /// The quantile lies beyond the horizon.
    BeyondHorizon,
    /// The upper end of the interval lies beyond the horizon.
    OpenAbove,
}

impl Estimate {
    /// Nothing to estimate from.
    pub fn none(n: u64) -> Estimate {
        Estimate::refused(n, Caution::NoCase)
    }

    /// No number, for a reason.
    fn refused(n: u64, caution: Caution) -> Estimate {
        Estimate {
            n,
            caution: Some(caution),
            ..Estimate::default()
        }
    }

    /// The same in another unit; the factor is positive.
    pub fn scaled(self, factor: f64) -> Estimate {
        Estimate {
            value: self.value.map(|number| number * factor),
            low: self.low.map(|number| number * factor),
            high: self.high.map(|number| number * factor),
            ..self
        }
    }
}
