//! One quantity in pairs of replicates: the difference, and what it says.

use crate::batch::statistics::{
    Caution, Estimate, Shape, proportion, relative_change, signed_mean,
};

/// More replicates than this are nothing that one could wait for.
const TOO_MANY: f64 = 1e7;

/// A quantity of the other result minus that of the first, pair by pair.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// Mean of the first result, over the pairs.
    pub first: f64,
    /// Mean of the other result.
    pub other: f64,
    /// Mean of the differences, other minus first.
    pub mean: Estimate,
    /// The same as a share of the first's mean.
    pub change: Estimate,
    /// Pairs in which the other has less.
    pub better: u64,
    /// Pairs in which the other has more.
    pub worse: u64,
    /// Variance of a difference between two batches with luck of their own, over that of the pairs: as many times as many
    /// replicates would be needed without pairs. None where the pairs do not vary.
    pub gain: Option<f64>,
    /// Replicates of the first and of the other that the horizon cut off.
    pub censored: [u64; 2],
}

/// What a difference says.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Verdict {
    /// No pair differs.
    Same,
    /// The interval lies below 0.
    Better,
    /// The interval lies above 0.
    Worse,
    /// The interval holds 0. About so many replicates would decide, if the difference is what it looks like; none where
    /// they are too many to wait for.
    Undecided(Option<u64>),
    /// There is no interval.
    TooFew(Caution),
}

impl Difference {
    /// Of values that come in pairs.
    pub fn of(first: &[f64], other: &[f64], censored: [u64; 2]) -> Difference {
        let differences: Vec<f64> = first.iter().zip(other).map(|(a, b)| b - a).collect();
        let [of_first, of_other, paired] = [first, other, &differences].map(Shape::of);
        let square = |shape: &Shape| shape.deviation * shape.deviation;
        let count = |is: fn(&f64) -> bool| differences.iter().filter(|one| is(one)).count() as u64;
        Difference {
            first: of_first.mean,
            other: of_other.mean,
            mean: signed_mean(&paired),
            change: relative_change(first, &differences),
            better: count(|one| *one < 0.0),
            worse: count(|one| *one > 0.0),
            gain: (paired.deviation > 0.0)
                .then(|| (square(&of_first) + square(&of_other)) / square(&paired)),
            censored,
        }
    }

    /// Pairs.
    pub fn pairs(&self) -> u64 {
        self.mean.n
    }

    /// Pairs in which both have as much.
    pub fn equal(&self) -> u64 {
        self.pairs() - self.better - self.worse
    }

    /// How far the means are apart.
    pub fn size(&self) -> f64 {
        self.mean.value.unwrap_or(0.0).abs()
    }

    /// Shares of pairs in which the other is better, equal, worse.
    pub fn shares(&self) -> [Estimate; 3] {
        let counts = [self.better, self.equal(), self.worse];
        counts.map(|count| proportion(count, self.pairs()))
    }

    /// What it says.
    pub fn verdict(&self) -> Verdict {
        if self.better + self.worse == 0 {
            return Verdict::Same;
        }
        match (self.mean.low, self.mean.high) {
            (Some(_), Some(high)) if high < 0.0 => Verdict::Better,
            (Some(low), Some(_)) if low > 0.0 => Verdict::Worse,
            (Some(low), Some(high)) => Verdict::Undecided(self.needed(low, high)),
            _ => Verdict::TooFew(self.mean.caution.unwrap_or(Caution::NoCase)),
        }
    }

    /// Replicates with which the interval, on the side on which it holds 0, would end there.
    fn needed(&self, low: f64, high: f64) -> Option<u64> {
        let mean = self.mean.value?;
        let reach = if mean < 0.0 { high - mean } else { mean - low };
        let factor = reach / mean.abs();
        let needed = self.pairs() as f64 * factor * factor;
        (needed < TOO_MANY).then(|| two_digits_up(needed))
    }
}

/// Rounded up to two digits, for it is no more than a guess.
fn two_digits_up(number: f64) -> u64 {
    let mut unit = 1.0;
    while number / unit > 100.0 {
        unit *= 10.0;
    }
    ((number / unit).ceil() * unit) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::statistics::trials::Draws;

    #[test]
    fn a_small_case_comes_out_as_by_hand() {
        let difference = Difference::of(&[10.0, 20.0, 30.0, 0.0], &[4.0, 20.0, 36.0, 0.0], [1, 0]);
        assert_eq!((difference.first, difference.other), (15.0, 15.0));
        assert_eq!(difference.mean.value, Some(0.0));
        assert_eq!(
            (difference.better, difference.equal(), difference.worse),
            (1, 2, 1)
        );
        // Variances: 500 / 3 and 812 / 3 of the sides, (36 + 36) / 3 of the differences.
        let by_hand = (500.0 + 812.0) / 72.0;
        assert!((difference.gain.unwrap() - by_hand).abs() < 1e-12);
        let needed = Caution::FewReplicates { needed: 100 };
        assert_eq!(difference.verdict(), Verdict::TooFew(needed));
    }

    #[test]
    fn a_result_differs_from_itself_by_exactly_nothing() {
        let mut draws = Draws(3);
        let values: Vec<f64> = (0..250).map(|_| 1e7 * draws.lognormal(1.0)).collect();
        let same = Difference::of(&values, &values, [0, 0]);
        assert_eq!(same.mean.value, Some(0.0));
        assert_eq!(same.change.value, Some(0.0));
        assert_eq!((same.better, same.equal(), same.worse), (0, 250, 0));
        assert_eq!((same.gain, same.verdict()), (None, Verdict::Same));
    }

    /// Losses of two plans, of which the other saves `saved` standard deviations on average.
    fn noisy(n: usize, saved: f64, seed: u64) -> Difference {
        let mut draws = Draws(seed << 40);
        let first: Vec<f64> = (0..n).map(|_| 50.0 + draws.normal()).collect();
        let other: Vec<f64> = first
            .iter()
            .map(|one| one - saved + draws.normal())
            .collect();
        Difference::of(&first, &other, [0, 0])
    }

    #[test]
    fn about_as_many_replicates_decide_as_are_said_to() {
        let mut decided = 0;
        for seed in 0..60 {
            let Verdict::Undecided(Some(needed)) = noisy(200, 0.12, seed).verdict() else {
                continue;
            };
            assert!(needed > 200, "{needed}");
            decided += 1;
        }
        assert!(decided > 10, "{decided}");
        // At 0.12 deviations an interval of a mean ends at 0 with (1.96 / 0.12)^2 = 267 replicates.
        let known = noisy(100_000, 0.12, 1);
        let reach = known.mean.high.unwrap() - known.mean.value.unwrap();
        let factor = reach / known.mean.value.unwrap();
        assert!((100_000.0 * factor * factor - 267.0).abs() < 20.0);
    }

    #[test]
    fn less_is_better_and_the_other_way_round_it_is_as_much_worse() {
        let difference = noisy(400, 0.5, 7);
        assert_eq!(difference.verdict(), Verdict::Better);
        let worse = noisy(400, -0.5, 7);
        assert_eq!(worse.verdict(), Verdict::Worse);
        assert_eq!(noisy(400, 0.0, 2).shares()[1].value, Some(0.0));
    }

    #[test]
    fn pairs_with_common_luck_are_worth_more_replicates() {
        let mut draws = Draws(9);
        let luck: Vec<f64> = (0..300).map(|_| 10.0 * draws.normal()).collect();
        let [first, other] = [0.0, -1.0].map(|shift| {
            let values = luck.iter().map(|luck| 50.0 + luck + shift + draws.normal());
            values.collect::<Vec<f64>>()
        });
        // (101 + 101) / 2.
        let gain = Difference::of(&first, &other, [0, 0]).gain.unwrap();
        assert!((80.0..130.0).contains(&gain), "{gain}");
    }

    #[test]
    fn needed_replicates_are_rounded_up_to_two_digits() {
        assert_eq!(
            [7.2, 99.0, 101.0, 1_234.0, 98_100.0].map(two_digits_up),
            [8, 99, 110, 1_300, 99_000]
        );
    }
}
