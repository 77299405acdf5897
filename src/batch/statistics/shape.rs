//! What an interval for a mean needs to know of a sample: its size, mean, spread and skewness.

/// The shape of a sample.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Shape {
    /// Values.
    pub n: u64,
    /// Values other than zero.
    pub nonzero: u64,
    /// Smallest value.
    pub smallest: f64,
    /// Largest value.
    pub largest: f64,
    /// Arithmetic mean.
    pub mean: f64,
    /// Standard deviation with n - 1 in the denominator; 0 for fewer than two values.
    pub deviation: f64,
    /// Fisher's unbiased third cumulant over the cube of the deviation; 0 where it is undefined.
    pub skewness: f64,
}

impl Shape {
    /// Of values at hand, in two passes with compensated sums (Neumaier 1974; Chan, Golub and LeVeque 1983).
    ///
    /// The second pass also sums the deviations themselves: what they leave over is the rounding of the mean.
    pub fn of(values: &[f64]) -> Shape {
        let n = values.len() as f64;
        if values.is_empty() {
            return Shape::default();
        }
        let mean = sum(values.iter().copied()) / n;
        let left_over = sum(values.iter().map(|value| value - mean));
        let square = sum(values.iter().map(|value| (value - mean) * (value - mean)))
            - left_over * left_over / n;
        let cube = sum(values.iter().map(|value| {
            let deviation = value - mean;
            deviation * deviation * deviation
        }));
        let (deviation, skewness) = spread(n, square, cube);
        Shape {
            n: values.len() as u64,
            nonzero: values.iter().filter(|value| **value != 0.0).count() as u64,
            smallest: values.iter().copied().fold(f64::INFINITY, f64::min),
            largest: values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            mean: mean + left_over / n,
            deviation,
            skewness,
        }
    }
}

/// Standard deviation and skewness from the sums of squared and cubed deviations.
pub(super) fn spread(n: f64, square: f64, cube: f64) -> (f64, f64) {
    if n < 2.0 || square <= 0.0 {
        return (0.0, 0.0);
    }
    let deviation = (square / (n - 1.0)).sqrt();
    if n < 3.0 {
        return (deviation, 0.0);
    }
    let cumulant = cube * n / ((n - 1.0) * (n - 2.0));
    (deviation, cumulant / (deviation * deviation * deviation))
}

/// A sum in the given order that carries along what each addition rounds away (Neumaier 1974).
pub(super) fn sum(values: impl Iterator<Item = f64>) -> f64 {
    let (mut total, mut lost) = (0.0_f64, 0.0_f64);
    for value in values {
        let next = total + value;
        lost += match total.abs() >= value.abs() {
            true => (total - next) + value,
            false => (value - next) + total,
        };
        total = next;
    }
    total + lost
}

/// The shape of whole numbers without keeping them: exact sums of their first three powers.
///
/// Exact, so that the sums of two halves of a batch add up to those of the whole.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Moments {
    n: u64,
    nonzero: u64,
    smallest: u64,
    largest: u64,
    sum: u128,
    squares: u128,
    cubes: Wide,
}

impl Moments {
    /// Takes one more value.
    pub fn add(&mut self, value: u64) {
        self.smallest = match self.n {
            0 => value,
            _ => self.smallest.min(value),
        };
        self.n += 1;
        if value == 0 {
            return;
        }
        self.nonzero += 1;
        self.largest = self.largest.max(value);
        let square = u128::from(value) * u128::from(value);
        self.sum += u128::from(value);
        // Saturation takes values above 10^17 a thousand times: more than the world's population over the longest horizon.
        self.squares = self.squares.saturating_add(square);
        self.cubes.add_product(square, value);
    }

    /// The sum of all values.
    pub fn sum(&self) -> u128 {
        self.sum
    }

    /// The shape of the values so far.
    pub fn shape(&self) -> Shape {
        if self.n == 0 {
            return Shape::default();
        }
        let n = self.n as f64;
        let mean = self.sum as f64 / n;
        let square = self.squared_deviations();
        let cube = self.cubes.approximate() - 3.0 * mean * self.squares as f64
            + 2.0 * n * mean * mean * mean;
        let (deviation, skewness) = spread(n, square, cube);
        Shape {
            n: self.n,
            nonzero: self.nonzero,
            smallest: self.smallest as f64,
            largest: self.largest as f64,
            mean,
            deviation,
            skewness,
        }
    }

    /// `sum of squares - sum^2 / n`, in whole numbers where they fit, so that equal values have no spread at all.
    fn squared_deviations(&self) -> f64 {
        let n = u128::from(self.n);
        match (self.squares.checked_mul(n), self.sum.checked_mul(self.sum)) {
            (Some(squares), Some(sum)) => squares.saturating_sub(sum) as f64 / n as f64,
            _ => {
                let sum = self.sum as f64;
                (self.squares as f64 - sum * sum / n as f64).max(0.0)
            }
        }
    }
}

/// A sum of 256 bits: cubes of person-minutes outgrow 128.
#[derive(Clone, PartialEq, Debug, Default)]
struct Wide {
    high: u128,
    low: u128,
}

impl Wide {
    /// Adds `square * factor`.
    fn add_product(&mut self, square: u128, factor: u64) {
        let factor = u128::from(factor);
        let lower = (square & u128::from(u64::MAX)) * factor;
        let upper = (square >> 64) * factor;
        self.add_low(lower);
        self.add_low(upper << 64);
        self.high += upper >> 64;
    }

    fn add_low(&mut self, part: u128) {
        let (low, carried) = self.low.overflowing_add(part);
        self.low = low;
        self.high += u128::from(carried);
    }

    fn approximate(&self) -> f64 {
        const TWO_TO_128: f64 = 340_282_366_920_938_463_463_374_607_431_768_211_456.0;
        self.high as f64 * TWO_TO_128 + self.low as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_the_same_shape_summed_up_as_kept() {
        let values: Vec<u64> = (0..500)
            .map(|k| (k * k * 7919) % 100_003 * (k % 3))
            .collect();
        let mut moments = Moments::default();
        values.iter().for_each(|value| moments.add(*value));
        let kept = Shape::of(&values.iter().map(|value| *value as f64).collect::<Vec<_>>());
        let summed = moments.shape();
        assert_eq!((kept.n, kept.nonzero), (summed.n, summed.nonzero));
        assert!((kept.mean / summed.mean - 1.0).abs() < 1e-14);
        assert!((kept.deviation / summed.deviation - 1.0).abs() < 1e-13);
        assert!((kept.skewness / summed.skewness - 1.0).abs() < 1e-10);
    }

    #[test]
    fn cubes_of_a_nation_out_for_a_year_do_not_overflow() {
        let value = 126_000_000 * 525_600_u64;
        let mut moments = Moments::default();
        (0..1_000).for_each(|k| moments.add(value * (k % 2)));
        let shape = moments.shape();
        assert_eq!(shape.mean, value as f64 / 2.0);
        assert!(shape.skewness.abs() < 1e-9, "{}", shape.skewness);
    }

    #[test]
    fn equal_values_have_no_spread() {
        let mut moments = Moments::default();
        (0..77).for_each(|_| moments.add(123_456_789_012_345));
        assert_eq!(moments.shape().deviation, 0.0);
    }
}
