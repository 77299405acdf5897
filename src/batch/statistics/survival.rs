//! Times of which some are only known to be longer: the product-limit estimate (Kaplan and Meier 1958, JASA 53, 457-481).
//!
//! At each time at which something recovers, the share not yet recovered is multiplied by the share of those still
//! watched that did not recover then. Greenwood's formula gives its variance, on the log-log scale so that limits stay
//! within 0 and 1; a quantile's interval are the times at which these limits cross it (Brookmeyer and Crowley 1982,
//! Biometrics 38, 29-41). What had not recovered when the replicate ended is censored: never dropped, never recovered.

use super::{Caution, Estimate, Z, quantile_needs};

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

/// The state just after some spells ended.
#[derive(Clone, Copy, Debug)]
struct Step {
    time: u64,
    share: f64,
    /// Greenwood's sum of `ended / (watched * (watched - ended))`.
    variance: f64,
}

impl Survival {
    /// From spells in any order.
    pub fn of(mut spells: Vec<Spell>) -> Survival {
        spells.sort_unstable();
        let n = spells.len() as u64;
        let censored = spells.iter().filter(|spell| spell.censored).count() as u64;
        let mut steps = Vec::new();
        let (mut watched, mut share, mut variance) = (n, 1.0, 0.0);
        for same in spells.chunk_by(|a, b| a == b) {
            let count = same.len() as u64;
            if !same[0].censored {
                let left = watched - count;
                share *= left as f64 / watched as f64;
                variance += count as f64 / (watched as f64 * left as f64);
                steps.push(Step {
                    time: same[0].length,
                    share,
                    variance,
                });
            }
            watched -= count;
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
        let first = |crosses: &dyn Fn(&Step) -> bool| {
            let step = self.steps.iter().find(|step| crosses(step));
            step.map(|step| step.time as f64)
        };
        let value = first(&|step| step.share <= going_on);
        let high = first(&|step| step.limit(1.0) <= going_on);
        let caution = match (value, high) {
            (None, _) => Some(Caution::BeyondHorizon),
            (_, None) => Some(Caution::OpenAbove),
            _ => None,
        };
        Estimate {
            value,
            low: first(&|step| step.limit(-1.0) <= going_on),
            high,
            n: self.n,
            caution,
        }
    }
}

impl Step {
    /// The upper (`side` 1) or lower (-1) 95 % limit of the share: `share ^ exp(-side * z * sd / |ln share|)`.
    fn limit(&self, side: f64) -> f64 {
        if self.share <= 0.0 {
            return 0.0;
        }
        let log = libm::log(self.share);
        libm::exp(log * libm::exp(side * Z * self.variance.sqrt() / log))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::statistics::trials::coverage;

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
        let deviation = at_ten.share * at_ten.variance.sqrt();
        assert!((deviation - 0.0963).abs() < 1e-4);
        let median = survival.quantile(0.5);
        assert_eq!(
            (median.value, median.low, median.high),
            (Some(23.0), Some(13.0), None)
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

    #[test]
    fn quantiles_under_censoring_are_covered() {
        for (q, n) in [
            (0.05, 100),
            (0.25, 500),
            (0.5, 50),
            (0.5, 100),
            (0.9, 200),
            (0.95, 1_000),
        ] {
            let truth = -libm::log(1.0 - q) * 1e6;
            let covered = coverage(
                1_000,
                |draws| {
                    let sample = (0..n).map(|_| {
                        let (ended, lost) = (draws.exponential() * 1e6, draws.uniform() * 6e6);
                        let length = ended.min(lost) as u64;
                        Spell {
                            length,
                            censored: lost < ended,
                        }
                    });
                    let estimate = Survival::of(sample.collect()).quantile(q);
                    Some((estimate.low?, estimate.high.unwrap_or(f64::INFINITY)))
                },
                truth,
            );
            assert!(covered.unwrap() >= 0.929, "{q} of {n}: {covered:?}");
        }
    }
}
