//! Binomial counts from one uniform number.

use super::math;

/// Above this mean the quantile is taken from a normal approximation that is corrected for skewness.
const EXACT_MEAN: f64 = 50.0;

/// The `uniform`-quantile of the number of successes among `n` trials of chance `p`.
///
/// Exact by summing probabilities while the mean (of successes or of failures) is at most 50; above, the Cornish-Fisher
/// expansion to the skewness (Abramowitz and Stegun 1964, 26.2.49), which is off by at most one from the 0.1 % to the
/// 99.9 % quantile.
pub fn binomial(n: u64, p: f64, uniform: f64) -> u64 {
    if p > 0.5 {
        return n - binomial(n, 1.0 - p, 1.0 - uniform);
    }
    if n == 0 || p <= 0.0 {
        return 0;
    }
    let mean = n as f64 * p;
    if mean <= EXACT_MEAN {
        summed(n, p, uniform)
    } else {
        let deviation = (mean * (1.0 - p)).sqrt();
        let z = math::phi_inverse(uniform);
        let skew = (1.0 - 2.0 * p) / deviation;
        let count = mean + deviation * (z + (z * z - 1.0) * skew / 6.0) + 0.5;
        (count.max(0.0) as u64).min(n)
    }
}

/// The quantile by summing from no success on: at most some hundred terms.
fn summed(n: u64, p: f64, uniform: f64) -> u64 {
    let odds = p / (1.0 - p);
    let mut chance = math::exp(n as f64 * math::ln_1p(-p));
    let (mut below, mut count) = (chance, 0);
    while below < uniform && count < n {
        chance *= odds * (n - count) as f64 / (count + 1) as f64;
        count += 1;
        // What is left of the tail lies below the resolution of the sum.
        if chance < 1e-18 && count as f64 > n as f64 * p {
            break;
        }
        below += chance;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quantile by summing all terms from the mode's logarithm, which no size stops.
    fn by_logarithms(n: u64, p: f64, uniform: f64) -> u64 {
        let choose = |k: u64| {
            math::ln_gamma(n as f64 + 1.0)
                - math::ln_gamma(k as f64 + 1.0)
                - math::ln_gamma((n - k) as f64 + 1.0)
        };
        let mut below = 0.0;
        for k in 0..=n {
            below +=
                math::exp(choose(k) + k as f64 * math::ln(p) + (n - k) as f64 * math::ln_1p(-p));
            if below >= uniform {
                return k;
            }
        }
        n
    }

    #[test]
    fn small_means_are_exact_and_large_ones_off_by_at_most_one() {
        for (n, p) in [
            (10, 0.3),
            (1_000, 0.02),
            (90, 0.5),
            (5_000, 0.3),
            (100_000, 0.001),
        ] {
            for uniform in [0.001, 0.01, 0.2, 0.5, 0.77, 0.99, 0.999] {
                let (got, exact) = (binomial(n, p, uniform), by_logarithms(n, p, uniform));
                let allowed = u64::from(n as f64 * p > EXACT_MEAN);
                assert!(
                    got.abs_diff(exact) <= allowed,
                    "n {n}, p {p}, u {uniform}: {got}, exactly {exact}"
                );
            }
        }
    }

    #[test]
    fn certainty_and_impossibility_need_no_luck() {
        assert_eq!(binomial(7, 0.0, 0.99), 0);
        assert_eq!(binomial(7, 1.0, 0.01), 7);
        assert_eq!(binomial(0, 0.5, 0.5), 0);
    }
}
