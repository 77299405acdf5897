//! The relative change of a mean between the two values of each pair.
//!
//! The change is the mean of the differences over the mean of the first values, and both are estimates. Fieller (1954, J.
//! R. Stat. Soc. B 16, 175-185): a change `r` is possible as long as `difference - r * first` might have the mean 0.
//! Whether it might is asked of the interval of [`super::signed_mean`], skewness and all, so that the interval of the
//! change holds 0 exactly where that of the difference does.

use super::mean::{interval, refusal};
use super::shape::{spread, sum};
use super::{Caution, Estimate, Shape};

/// The relative change from first values, none of them negative, by differences of a known shape, pair by pair.
///
/// There is no value where the mean of the first values is 0, and no interval where that mean may be.
pub fn relative_change(first: &[f64], differences: &[f64]) -> Estimate {
    let n = first.len() as u64;
    let joint = Joint::of(first, differences);
    if joint.first <= 0.0 {
        return Estimate::none(n);
    }
    let value = joint.difference / joint.first;
    let estimate = Estimate {
        value: Some(value),
        n,
        ..Estimate::default()
    };
    let refused = refusal(&Shape::of(differences)).or_else(|| joint.base_refusal(first));
    if refused.is_some() {
        return Estimate {
            caution: refused,
            ..estimate
        };
    }
    Estimate {
        low: Some(joint.lowest(value)),
        high: Some(joint.highest(value)),
        ..estimate
    }
}

/// Means, and sums of products of deviations from them, of first values and differences.
struct Joint {
    n: f64,
    first: f64,
    difference: f64,
    /// Sums of the second degree: of first values, mixed, of differences.
    second: [f64; 3],
    /// Sums of the third degree, in the same order.
    third: [f64; 4],
}

impl Joint {
    fn of(first: &[f64], differences: &[f64]) -> Joint {
        assert_eq!(first.len(), differences.len(), "values come in pairs");
        let n = first.len().max(1) as f64;
        let mean = |values: &[f64]| sum(values.iter().copied()) / n;
        let [base, change] = [mean(first), mean(differences)];
        let total = |product: fn(f64, f64) -> f64| {
            let pairs = first.iter().zip(differences);
            sum(pairs.map(|(value, difference)| product(value - base, difference - change)))
        };
        Joint {
            n,
            first: base,
            difference: change,
            second: [
                total(|x, _| x * x),
                total(|x, d| x * d),
                total(|_, d| d * d),
            ],
            third: [
                total(|x, _| x * x * x),
                total(|x, d| x * x * d),
                total(|x, d| x * d * d),
                total(|_, d| d * d * d),
            ],
        }
    }

    /// The shape of `difference - change * first`.
    fn shape(&self, change: f64) -> Shape {
        let ([xx, xd, dd], [xxx, xxd, xdd, ddd]) = (self.second, self.third);
        let r = change;
        let square = dd - 2.0 * r * xd + r * r * xx;
        let cube = ddd - 3.0 * r * xdd + 3.0 * r * r * xxd - r * r * r * xxx;
        let (deviation, skewness) = spread(self.n, square, cube);
        Shape {
            n: self.n as u64,
            mean: self.difference - r * self.first,
            deviation,
            skewness,
            ..Shape::default()
        }
    }

    /// Why the first values are no base for an interval.
    fn base_refusal(&self, first: &[f64]) -> Option<Caution> {
        let shape = Shape::of(first);
        let reaches_zero = || (interval(&shape).0 <= 0.0).then_some(Caution::BaseNearZero);
        refusal(&shape).or_else(reaches_zero)
    }

    fn is_possible(&self, change: f64) -> bool {
        let (low, high) = interval(&self.shape(change));
        low <= 0.0 && 0.0 <= high
    }

    /// The lowest possible change; nothing falls by more than all of it.
    fn lowest(&self, value: f64) -> f64 {
        match self.is_possible(-1.0) {
            true => -1.0,
            false => self.edge(value, -1.0),
        }
    }

    /// The highest possible change. There is one, for the mean of the first values is not 0.
    fn highest(&self, value: f64) -> f64 {
        let mut step = 1.0;
        while self.is_possible(value + step) && step < f64::MAX / 4.0 {
            step *= 2.0;
        }
        self.edge(value, value + step)
    }

    /// Where changes stop to be possible, between one that is and one that is not.
    fn edge(&self, mut possible: f64, mut impossible: f64) -> f64 {
        // 60 halvings reach the last bits.
        for _ in 0..60 {
            let middle = (possible + impossible) / 2.0;
            match self.is_possible(middle) {
                true => possible = middle,
                false => impossible = middle,
            }
        }
        possible
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::statistics::signed_mean;
    use crate::batch::statistics::trials::{Draws, coverage};

    /// Losses, and how much they fall where a plan saves a random part of some of them.
    fn pairs(draws: &mut Draws, n: usize, sigma: f64, helped: f64) -> (Vec<f64>, Vec<f64>) {
        let pair = |_| {
            let loss = draws.lognormal(sigma);
            let is_helped = draws.uniform() < helped;
            let saved = if is_helped { draws.uniform() } else { 0.0 };
            (loss, -saved * loss)
        };
        (0..n).map(pair).unzip()
    }

    #[test]
    fn intervals_of_changes_and_of_differences_hold_as_often_as_they_say() {
        for (n, sigma, helped) in [(100, 0.5, 1.0), (200, 1.0, 0.5), (400, 1.5, 0.3)] {
            let truth = -helped / 2.0;
            let change = |draws: &mut Draws| {
                let (first, differences) = pairs(draws, n, sigma, helped);
                let change = relative_change(&first, &differences);
                Some((change.low?, change.high?))
            };
            let difference = |draws: &mut Draws| {
                let (_, differences) = pairs(draws, n, sigma, helped);
                let mean = signed_mean(&Shape::of(&differences));
                Some((mean.low?, mean.high?))
            };
            let mean_loss = libm::exp(sigma * sigma / 2.0);
            let covered = [
                coverage(600, change, truth),
                coverage(600, difference, truth * mean_loss),
            ];
            for covered in covered {
                let covered = covered.expect("intervals are given");
                assert!(covered >= 0.929, "{n}, {sigma}, {helped}: {covered}");
                assert!(covered <= 0.99, "{n}, {sigma}, {helped}: {covered}");
            }
        }
    }

    #[test]
    fn a_change_is_undecided_exactly_where_its_difference_is() {
        let mut undecided = 0;
        for seed in 0..400_u64 {
            let mut draws = Draws(seed << 40);
            let first: Vec<f64> = (0..120).map(|_| draws.lognormal(1.0)).collect();
            let shift = 0.3 * draws.uniform();
            let differences: Vec<f64> = (0..120).map(|_| draws.normal() - shift).collect();
            let mean = signed_mean(&Shape::of(&differences));
            let change = relative_change(&first, &differences);
            let holds_zero = |estimate: &Estimate| {
                estimate.low.is_some_and(|low| low <= 0.0) && estimate.high >= Some(0.0)
            };
            assert_eq!(holds_zero(&mean), holds_zero(&change), "{seed}");
            undecided += u32::from(holds_zero(&mean));
        }
        assert!((50..350).contains(&undecided), "{undecided}");
    }

    #[test]
    fn a_fall_by_a_fixed_share_is_known_exactly() {
        let mut draws = Draws(5);
        let first: Vec<f64> = (0..200).map(|_| draws.exponential()).collect();
        let differences: Vec<f64> = first.iter().map(|value| -0.25 * value).collect();
        let change = relative_change(&first, &differences);
        for end in [change.low, change.value, change.high] {
            assert!((end.unwrap() + 0.25).abs() < 1e-6, "{change:?}");
        }
    }

    #[test]
    fn what_has_no_base_has_no_change() {
        let none = relative_change(&[0.0; 200], &[1.0; 200]);
        assert_eq!((none.value, none.caution), (None, Some(Caution::NoCase)));
        let mut rare = vec![0.0; 200];
        rare[..5].fill(1.0);
        let few = relative_change(&rare, &[1.0; 200]);
        assert!(few.value.is_some() && few.low.is_none());
        assert!(matches!(few.caution, Some(Caution::FewNonZero { .. })));
    }
}
