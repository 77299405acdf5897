//! One known answer against the values of all replicates.

use crate::scenario::{KnownAnswer, Statistic};

/// How many standard errors an estimate may lie off: of 16,000 true answers one is refused.
const STANDARD_ERRORS: f64 = 4.0;
/// What summing many equal numbers may lose, relative to the result.
const ROUNDING: f64 = 1e-12;

/// What came out, and how far off it may be.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Compared {
    /// What came out; of single values, the one that lies farthest off. Infinite for what never happened.
    pub got: f64,
    /// Most that it may differ by.
    pub tolerance: f64,
    /// Whether it does not differ by more.
    pub passed: bool,
}

/// Compares an answer with the values of its observation, one a replicate, of which there is at least one.
pub fn compare(answer: &KnownAnswer, values: &[f64]) -> Compared {
    let (got, allowed) = match answer.statistic {
        Statistic::Each => (farthest(values, answer.expected), 0.0),
        Statistic::Mean => mean(values),
        Statistic::Variance => variance(values),
        Statistic::Deviation => deviation(values),
        Statistic::Equal(value) => share(values, |other| other == value, answer.expected),
        Statistic::Above(value) => share(values, |other| other > value, answer.expected),
    };
    let tolerance = answer.tolerance.unwrap_or(allowed);
    Compared {
        got,
        tolerance,
        // Of two infinite times the difference is no number, and nothing else equals them.
        passed: got == answer.expected || (got - answer.expected).abs() <= tolerance,
    }
}

/// The value that lies farthest from the expected one.
fn farthest(values: &[f64], expected: f64) -> f64 {
    let off = |value: f64| match value == expected {
        true => 0.0,
        false => (value - expected).abs(),
    };
    let mut farthest = values.first().copied().unwrap_or(f64::NAN);
    for &value in values {
        // A value that is no number lies farther off than any.
        if off(value).total_cmp(&off(farthest)).is_gt() {
            farthest = value;
        }
    }
    farthest
}

/// The mean, within `4 sd / sqrt(n)`.
fn mean(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = average(values.iter().copied());
    let (variance, _) = variance(values);
    let error = STANDARD_ERRORS * (variance / n).sqrt();
    (mean, error + ROUNDING * mean.abs())
}

/// The variance of the sample, within four standard errors: `Var(s^2) = (m4 - (n - 3) / (n - 1) s^4) / n` (Cramér 1946,
/// Mathematical Methods of Statistics, 27.4), with the sample's own fourth moment.
fn variance(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    if values.len() < 2 {
        return (0.0, 0.0);
    }
    let mean = average(values.iter().copied());
    let second = average(values.iter().map(|value| square(value - mean)));
    let fourth = average(values.iter().map(|value| square(square(value - mean))));
    let variance = second * n / (n - 1.0);
    let of_variance = (fourth - (n - 3.0) / (n - 1.0) * square(variance)) / n;
    let error = STANDARD_ERRORS * of_variance.max(0.0).sqrt();
    (variance, error + ROUNDING * variance)
}

/// The standard deviation; its standard error follows from that of the variance by `d s = d s^2 / (2 s)`.
fn deviation(values: &[f64]) -> (f64, f64) {
    let (variance, error) = variance(values);
    let deviation = variance.sqrt();
    let error = match deviation > 0.0 {
        true => error / (2.0 * deviation),
        false => 0.0,
    };
    (deviation, error)
}

/// The share of values that are so, within the error that the expected share has.
fn share(values: &[f64], is_so: impl Fn(f64) -> bool, expected: f64) -> (f64, f64) {
    let n = values.len() as f64;
    let count = values.iter().filter(|value| is_so(**value)).count();
    let variance = (expected * (1.0 - expected)).max(0.0);
    (count as f64 / n, STANDARD_ERRORS * (variance / n).sqrt())
}

fn average(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let n = values.len() as f64;
    values.fold(0.0, |sum, value| sum + value) / n
}

fn square(value: f64) -> f64 {
    value * value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(statistic: Statistic, expected: f64) -> KnownAnswer {
        KnownAnswer {
            observation: 0,
            statistic,
            expected,
            tolerance: None,
            formula: String::new(),
        }
    }

    fn passes(statistic: Statistic, expected: f64, values: &[f64]) -> bool {
        compare(&answer(statistic, expected), values).passed
    }

    #[test]
    fn one_value_that_differs_fails_all_of_them() {
        assert!(passes(Statistic::Each, 2.0, &[2.0, 2.0]));
        let compared = compare(&answer(Statistic::Each, 2.0), &[2.0, 2.5, 2.0]);
        assert_eq!((compared.got, compared.passed), (2.5, false));
        assert!(!passes(Statistic::Each, 2.0, &[2.0, f64::NAN]));
        assert!(!passes(Statistic::Each, 2.0, &[f64::INFINITY, 2.0]));
    }

    #[test]
    fn what_never_happens_equals_itself_only() {
        let never = f64::INFINITY;
        assert!(passes(Statistic::Each, never, &[never, never]));
        assert!(!passes(Statistic::Each, never, &[never, 3.0]));
    }

    #[test]
    fn moments_and_their_errors_are_those_of_the_textbook() {
        let values = [1.0, 2.0, 3.0, 4.0];
        let (mean, error) = mean(&values);
        assert_eq!(mean, 2.5);
        // s^2 = 5/3, so 4 sqrt(5/3 / 4).
        assert!((error - 2.581_988_897_471_611).abs() < 1e-9, "{error}");
        let (variance, error) = variance(&values);
        assert!((variance - 5.0 / 3.0).abs() < 1e-12);
        // m4 = (2 * 1.5^4 + 2 * 0.5^4) / 4 = 2.5625; (2.5625 - 25/27) / 4.
        let of_variance: f64 = (2.5625 - 25.0 / 27.0) / 4.0;
        assert!((error - 4.0 * of_variance.sqrt()).abs() < 1e-9, "{error}");
    }

    #[test]
    fn a_share_may_err_as_its_expected_value_does() {
        let values = [0.0, 0.0, 1.0, 3.0];
        let equal = compare(&answer(Statistic::Equal(3.0), 0.2), &values);
        assert_eq!(equal.got, 0.25);
        assert!((equal.tolerance - 0.8).abs() < 1e-12);
        assert_eq!(
            compare(&answer(Statistic::Above(0.0), 0.5), &values).got,
            0.5
        );
        assert!(!passes(Statistic::Above(5.0), 1.0, &values));
    }
}
