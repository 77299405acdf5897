//! A proportion: how often something happened in `n` replicates.
//!
//! Wilson's score interval (1927, JASA 22, 209-212) where at least twenty replicates had it and twenty had not. Nearer to
//! 0 or 1 Wilson's falls to 84 % coverage, so there the exact interval of Clopper and Pearson (1934, Biometrika 26,
//! 404-413) stands in. What was seen in no replicate has a probability below 3 / n (Hanley and Lippman-Hand 1983, JAMA
//! 249, 1743-1745), and likewise what was seen in each.

use super::{Caution, Estimate, TAIL, Z};

/// Fewer cases than this, on either side, call for the exact interval.
const EXACT_BELOW: u64 = 20;

/// The share of `n` replicates in which something happened, having happened in `seen` of them.
pub fn proportion(seen: u64, n: u64) -> Estimate {
    assert!(seen <= n, "{seen} cases in {n} replicates");
    if n == 0 {
        return Estimate::none(0);
    }
    let (low, high) = interval(seen, n);
    let caution = match seen {
        0 => Some(Caution::NeverSeen),
        _ if seen == n => Some(Caution::AlwaysSeen),
        _ => None,
    };
    Estimate {
        value: Some(seen as f64 / n as f64),
        low: Some(low),
        high: Some(high),
        n,
        caution,
    }
}

fn interval(seen: u64, n: u64) -> (f64, f64) {
    if seen == 0 {
        (0.0, (3.0 / n as f64).min(1.0))
    } else if seen == n {
        ((1.0 - 3.0 / n as f64).max(0.0), 1.0)
    } else if seen < EXACT_BELOW {
        exact(seen, n)
    } else if n - seen < EXACT_BELOW {
        let (low, high) = exact(n - seen, n);
        (1.0 - high, 1.0 - low)
    } else {
        wilson(seen, n)
    }
}

/// The proportions that a score test would not reject.
fn wilson(seen: u64, n: u64) -> (f64, f64) {
    let n = n as f64;
    let share = seen as f64 / n;
    let z2 = Z * Z;
    let centre = share + z2 / (2.0 * n);
    let reach = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    ((centre - reach) / scale, (centre + reach) / scale)
}

/// The proportions at which `seen` or more, and `seen` or fewer, still have a chance of 2.5 %.
fn exact(seen: u64, n: u64) -> (f64, f64) {
    let low = bisect(|p| 1.0 - at_most(seen - 1, n, p) < TAIL);
    let high = bisect(|p| at_most(seen, n, p) > TAIL);
    (low, high)
}

/// Where a condition that holds near 0 stops holding.
fn bisect(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut below, mut above) = (0.0_f64, 1.0_f64);
    // 60 halvings reach the last bit of a number near one half.
    for _ in 0..60 {
        let middle = (below + above) / 2.0;
        match holds(middle) {
            true => below = middle,
            false => above = middle,
        }
    }
    (below + above) / 2.0
}

/// The chance of at most `most` cases in `n` of probability `p` each; `most` is small.
fn at_most(most: u64, n: u64, p: f64) -> f64 {
    let mut term = libm::exp(n as f64 * libm::log1p(-p));
    let mut total = term;
    for k in 0..most {
        term *= (n - k) as f64 / (k + 1) as f64 * p / (1.0 - p);
        total += term;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The chance that the interval holds `p`, summed over all that could be seen in `n`.
    fn covered(n: u64, p: f64) -> f64 {
        let mut term = libm::exp(n as f64 * libm::log1p(-p));
        let mut total = 0.0;
        for seen in 0..=n {
            let estimate = proportion(seen, n);
            if estimate.low.unwrap() <= p && p <= estimate.high.unwrap() {
                total += term;
            }
            term *= (n - seen) as f64 / (seen + 1) as f64 * p / (1.0 - p);
        }
        total
    }

    #[test]
    fn proportions_of_any_size_are_covered() {
        for n in (1..=30).chain([100, 300, 1_000]) {
            for k in 1..=60 {
                let p = f64::from(k) / 121.0;
                let chance = covered(n, p * p * 2.0);
                assert!(chance >= 0.929, "n = {n}, p = {}: {chance}", p * p * 2.0);
            }
        }
    }

    #[test]
    fn the_exact_interval_agrees_with_the_table() {
        let (low, high) = exact(1, 10);
        assert!((low - 0.002_528_579).abs() < 1e-8, "{low}");
        assert!((high - 0.445_016_117).abs() < 1e-8, "{high}");
    }

    #[test]
    fn what_was_never_seen_is_below_three_in_n() {
        let never = proportion(0, 1_000);
        assert_eq!((never.low, never.high), (Some(0.0), Some(0.003)));
        assert_eq!(never.caution, Some(Caution::NeverSeen));
        assert_eq!(proportion(1_000, 1_000).low, Some(0.997));
    }
}
