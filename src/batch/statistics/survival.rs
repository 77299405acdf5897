//! Times of which some are only known to be longer: the product-limit estimate (Kaplan and Meier 1958, JASA 53, 457-481).
//!
//! At each time at which something recovers, the share not yet recovered is multiplied by the share of those still
//! watched that did not recover then. Its limits are those of the beta product (Fay, Brittain and Proschan 2013,
//! Biostatistics 14, 723-736), each product taken as the beta variable with its mean and variance: without censoring
//! they are exactly those of Clopper and Pearson, and with few still watched they hold where Greenwood's formula fell to
//! 77 %. A quantile's interval are the times at which these limits cross it (Brookmeyer and Crowley 1982, Biometrics 38,
//! 29-41). What had not recovered when the replicate ended is censored: never dropped, never recovered.

use super::beta::beta_cdf;
use super::{Caution, Estimate, TAIL, quantile_needs};

/// One length of time, in any whole unit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Spell {
    /// How long it was watched.
    pub length: u64,
    /// Whether it went on beyond that. What ended at a time counts before what was lost from sight then.
    pub censored: bool,
}

/// The share of spells that go on, over time.
#[derive(Clone, Debug)]
pub struct Survival {
    n: u64,
    censored: u64,
    steps: Vec<Step>,
}

/// The state just after a time at which spells ended or were lost from sight.
#[derive(Clone, Copy, Debug)]
struct Step {
    time: u64,
    share: f64,
    watched: u64,
    /// The factors that have been met: one beta variable for each time at which spells ended.
    product: BetaProduct,
}

impl Survival {
    /// From spells in any order.
    pub fn of(mut spells: Vec<Spell>) -> Survival {
        spells.sort_unstable();
        let n = spells.len() as u64;
        let censored = spells.iter().filter(|spell| spell.censored).count() as u64;
        let mut steps = Vec::new();
        let (mut watched, mut share, mut product) = (n, 1.0, BetaProduct::ONE);
        for same in spells.chunk_by(|a, b| a == b) {
            let count = same.len() as u64;
            let left = watched - count;
            if !same[0].censored {
                share *= left as f64 / watched as f64;
                product = product.times(left + 1, count);
            }
            watched = left;
            steps.push(Step {
                time: same[0].length,
                share,
                watched,
                product,
            });
        }
        Survival { n, censored, steps }
    }

    /// Spells in all.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Spells that had not ended when they were lost from sight.
    pub fn censored(&self) -> u64 {
        self.censored
    }

    /// The time by which a share `q` has ended.
    pub fn quantile(&self, q: f64) -> Estimate {
        if self.n == 0 {
            return Estimate::none(0);
        }
        let needed = quantile_needs(q);
        if self.n < needed {
            return Estimate::refused(self.n, Caution::FewReplicates { needed });
        }
        // Shares are products of rounded ratios: a sixth of 6 must count as one, not as just above it.
        let going_on = 1.0 - q + 1e-12;
        let value = self.first(|step| step.share <= going_on);
        let low = self.first(|step| step.lower_limit_is_at_most(going_on));
        let high = self.first(|step| step.upper_limit_is_at_most(going_on));
        let caution = match (value, high) {
            (None, _) => Some(Caution::BeyondHorizon),
            (_, None) => Some(Caution::OpenAbove),
            _ => None,
        };
        Estimate {
            value,
            low,
            high,
            n: self.n,
            caution,
        }
    }

    /// The time of the first step from which something holds, which holds ever after.
    fn first(&self, holds: impl Fn(&Step) -> bool) -> Option<f64> {
        let at = self.steps.partition_point(|step| !holds(step));
        self.steps.get(at).map(|step| step.time as f64)
    }
}

impl Step {
    /// Whether the lower 95 % limit of the share is at most this: the next one watched may be about to end.
    fn lower_limit_is_at_most(&self, share: f64) -> bool {
        self.watched == 0 || self.product.times(self.watched, 1).at_most(share) >= TAIL
    }

    /// Whether the upper 95 % limit of the share is at most this.
    fn upper_limit_is_at_most(&self, share: f64) -> bool {
        self.product.at_most(share) >= 1.0 - TAIL
    }
}

/// A product of independent beta variables by its first two moments.
#[derive(Clone, Copy, Debug)]
struct BetaProduct {
    mean: f64,
    /// Mean of the square over the square of the mean, less 1: near 0 for many spells, and kept to full precision there.
    relative_variance: f64,
}

impl BetaProduct {
    const ONE: BetaProduct = BetaProduct {
        mean: 1.0,
        relative_variance: 0.0,
    };

    /// The product with one more variable, of parameters `a` and `b`.
    fn times(self, a: u64, b: u64) -> BetaProduct {
        let (a, b) = (a as f64, b as f64);
        let own = b / (a * (a + b + 1.0));
        BetaProduct {
            mean: self.mean * a / (a + b),
            relative_variance: self.relative_variance + own + self.relative_variance * own,
        }
    }

    /// The chance of being at most `share`, taken as a beta variable.
    fn at_most(self, share: f64) -> f64 {
        if self.relative_variance == 0.0 {
            return if self.mean <= share { 1.0 } else { 0.0 };
        }
        let total = (1.0 - self.mean) / (self.mean * self.relative_variance) - 1.0;
        beta_cdf(self.mean * total, (1.0 - self.mean) * total, share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::statistics::quantile;
    use crate::batch::statistics::trials::{Draws, coverage};

    fn spells(ended: &[u64], censored: &[u64]) -> Vec<Spell> {
        let spell = |censored| {
            move |length: &u64| Spell {
                length: *length,
                censored,
            }
        };
        let ended = ended.iter().map(spell(false));
        ended.chain(censored.iter().map(spell(true))).collect()
    }

    #[test]
    fn the_remission_data_of_freireich_come_out_as_in_the_textbooks() {
        // 6-mercaptopurine group, 1963; Kalbfleisch and Prentice (2002), table 1.2.
        let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23];
        let censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
        let survival = Survival::of(spells(&ended, &censored));
        let at_ten = survival.steps.iter().find(|step| step.time == 10).unwrap();
        assert!((at_ten.share - 0.752_941).abs() < 1e-6);
        // Greenwood's formula on the log-log scale gives 13; nobody is watched closely enough beyond 11 for that.
        let median = survival.quantile(0.5);
        assert_eq!(
            (median.value, median.low, median.high),
            (Some(23.0), Some(11.0), None)
        );
        assert_eq!(median.caution, Some(Caution::OpenAbove));
    }

    #[test]
    fn what_has_not_recovered_is_never_taken_for_recovered() {
        let survival = Survival::of(spells(&[5; 60], &[100; 40]));
        assert_eq!(survival.censored(), 40);
        assert_eq!(survival.quantile(0.5).value, Some(5.0));
        let late = survival.quantile(0.9);
        assert_eq!(
            (late.value, late.caution),
            (None, Some(Caution::BeyondHorizon))
        );
    }

    #[test]
    fn without_censoring_a_quantile_is_that_of_the_sample() {
        let lengths: Vec<u64> = (1..=100).collect();
        let survival = Survival::of(spells(&lengths, &[]));
        for (q, value) in [(0.05, 5.0), (0.5, 50.0), (0.95, 95.0)] {
            assert_eq!(survival.quantile(q).value, Some(value));
        }
    }

    /// How spells are lost from sight.
    #[derive(Clone, Copy, Debug)]
    enum Lost {
        Never,
        /// At any time up to so many means of their length.
        Uniformly(f64),
        /// All at once, at so many means.
        At(f64),
    }

    fn drawn(draws: &mut Draws, lost: Lost, n: u64) -> Survival {
        let spell = |draws: &mut Draws| {
            let ended = draws.exponential();
            let lost = match lost {
                Lost::Never => f64::INFINITY,
                Lost::Uniformly(most) => draws.uniform() * most,
                Lost::At(time) => time,
            };
            Spell {
                length: (ended.min(lost) * 1e6) as u64,
                censored: lost < ended,
            }
        };
        Survival::of((0..n).map(|_| spell(draws)).collect())
    }

    #[test]
    fn quantiles_under_censoring_are_covered_from_the_smallest_n_on() {
        let smallest = [0.05, 0.25, 0.5, 0.75, 0.95].map(|q| (q, quantile_needs(q)));
        let larger = [(0.05, 100), (0.5, 50), (0.75, 30), (0.9, 200), (0.95, 500)];
        for (q, n) in smallest.into_iter().chain(larger) {
            let truth = -libm::log(1.0 - q);
            for lost in [
                Lost::Never,
                Lost::Uniformly(2.0),
                Lost::Uniformly(6.0),
                Lost::At(truth * 1.2),
            ] {
                let interval = |draws: &mut Draws| {
                    let estimate = drawn(draws, lost, n).quantile(q);
                    Some((estimate.low?, estimate.high.unwrap_or(f64::INFINITY)))
                };
                let covered = coverage(1_000, interval, truth * 1e6).unwrap();
                assert!(covered >= 0.929, "{q} of {n}, {lost:?}: {covered}");
            }
        }
    }

    #[test]
    fn shares_going_on_are_covered() {
        for (share, n) in [(0.9, 20), (0.5, 6), (0.5, 50), (0.1, 50), (0.05, 400)] {
            for lost in [Lost::Never, Lost::Uniformly(3.0)] {
                let time = (-libm::log(share) * 1e6) as u64;
                let held = (0..1_000).filter(|repeat| {
                    let survival = drawn(&mut Draws(repeat << 40), lost, n);
                    let after = survival.steps.partition_point(|step| step.time <= time);
                    let step = after.checked_sub(1).map(|at| survival.steps[at]);
                    step.is_none_or(|step| {
                        let above = step.product.at_most(share) >= 1.0 - TAIL;
                        let next = step.product.times(step.watched.max(1), 1).at_most(share);
                        !above && (step.watched == 0 || next >= TAIL)
                    })
                });
                let covered = held.count() as f64 / 1_000.0;
                assert!(covered >= 0.929, "{share} of {n}, {lost:?}: {covered}");
            }
        }
    }

    #[test]
    fn without_censoring_an_interval_is_that_of_order_statistics() {
        for n in [6, 13, 50, 72, 500] {
            let lengths: Vec<u64> = (1..=n).collect();
            let values: Vec<f64> = lengths.iter().map(|length| *length as f64).collect();
            let survival = Survival::of(spells(&lengths, &[]));
            for q in [0.05, 0.25, 0.5, 0.75, 0.95] {
                let (ours, plain) = (survival.quantile(q), quantile(&values, q));
                assert_eq!((ours.low, ours.high), (plain.low, plain.high), "{q} of {n}");
            }
        }
    }
}
