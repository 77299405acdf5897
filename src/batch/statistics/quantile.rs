//! A quantile by order statistics: no assumption on the distribution (David and Nagaraja 2003, section 7.1).
//!
//! The number of values below the true quantile is binomial, so the values at the ranks where each tail of that
//! binomial holds at most 2.5 % enclose it. Where even the extremes of the sample do not, the quantile is refused.

use super::{Caution, Estimate, TAIL};

/// The `q` quantile of values in ascending order, or the number of values that it would take.
pub fn quantile(sorted: &[f64], q: f64) -> Estimate {
    let n = sorted.len() as u64;
    if n == 0 {
        return Estimate::none(0);
    }
    let Some((low, high)) = ranks(n, q) else {
        let needed = quantile_needs(q);
        return Estimate::refused(n, Caution::FewReplicates { needed });
    };
    Estimate {
        value: Some(sorted[position(n, q)]),
        low: Some(sorted[low as usize - 1]),
        high: Some(sorted[high as usize - 1]),
        n,
        caution: None,
    }
}

/// The index of the smallest value that at least a share `q` of all do not exceed.
pub fn position(n: u64, q: f64) -> usize {
    ((q * n as f64 - 1e-9).ceil() as usize).clamp(1, n as usize) - 1
}

/// The fewest values whose extremes enclose the `q` quantile with 95 %.
pub fn quantile_needs(q: f64) -> u64 {
    let rarer = q.max(1.0 - q);
    (libm::log(TAIL) / libm::log(rarer)).ceil() as u64
}

/// The ranks, from 1, whose values enclose the `q` quantile.
fn ranks(n: u64, q: f64) -> Option<(u64, u64)> {
    let below = rank_from_below(n, q)?;
    let above = rank_from_below(n, 1.0 - q)?;
    Some((below, n + 1 - above))
}

/// The highest rank `k` such that fewer than `k` of `n` lie below the quantile with a chance of at most 2.5 %.
fn rank_from_below(n: u64, q: f64) -> Option<u64> {
    let (mean, spread) = (n as f64 * q, (n as f64 * q * (1.0 - q)).sqrt());
    // What lies 12 deviations and more below the mean weighs nothing; a start there keeps large n quick.
    let first = (mean - 12.0 * spread - 12.0).max(0.0) as u64;
    let mut term = libm::exp(log_binomial(n, first, q));
    let mut total = term;
    let mut rank = first;
    while total <= TAIL && rank < n {
        rank += 1;
        term *= (n - rank + 1) as f64 / rank as f64 * q / (1.0 - q);
        total += term;
    }
    (rank > 0).then_some(rank)
}

/// The logarithm of the chance of exactly `k` cases in `n`.
fn log_binomial(n: u64, k: u64, q: f64) -> f64 {
    let ways = libm::lgamma(n as f64 + 1.0)
        - libm::lgamma(k as f64 + 1.0)
        - libm::lgamma((n - k) as f64 + 1.0);
    ways + k as f64 * libm::log(q) + (n - k) as f64 * libm::log1p(-q)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::statistics::trials::coverage;

    #[test]
    fn ranks_agree_with_the_table() {
        // Conover (1999), table of the binomial: 100 values, the median lies between the 40th and the 61st.
        assert_eq!(ranks(100, 0.5), Some((40, 61)));
        assert_eq!(ranks(6, 0.5), Some((1, 6)));
        assert_eq!(ranks(5, 0.5), None);
    }

    #[test]
    fn the_n_that_would_do_is_the_first_that_does() {
        for q in [0.05, 0.25, 0.5, 0.9, 0.95, 0.99] {
            let needed = quantile_needs(q);
            assert!(ranks(needed, q).is_some(), "{q}: {needed}");
            assert!(ranks(needed - 1, q).is_none(), "{q}: {needed}");
        }
        assert_eq!(quantile_needs(0.95), 72);
    }

    #[test]
    fn quantiles_are_covered() {
        let smallest = [0.05, 0.25, 0.5, 0.75, 0.95].map(|q| (q, quantile_needs(q)));
        for (q, n) in smallest
            .into_iter()
            .chain([(0.5, 50), (0.95, 100), (0.05, 1_000)])
        {
            let truth = -libm::log(1.0 - q);
            let covered = coverage(
                1_000,
                |draws| {
                    let mut values: Vec<f64> = (0..n).map(|_| draws.exponential()).collect();
                    values.sort_by(f64::total_cmp);
                    let estimate = quantile(&values, q);
                    Some((estimate.low?, estimate.high?))
                },
                truth,
            );
            assert!(covered.unwrap() >= 0.929, "{q} of {n}: {covered:?}");
        }
    }

    #[test]
    fn a_million_values_are_no_trouble() {
        let (low, high) = ranks(1_000_000, 0.95).unwrap();
        assert!((949_560..949_590).contains(&low), "{low}");
        assert!((950_410..950_440).contains(&high), "{high}");
    }
}
