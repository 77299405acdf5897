//! The beta distribution's chance of staying at or below a number: the regularised incomplete beta function.

/// Terms after which the fraction would be given up; it needs about `sqrt(max(a, b))` of them.
const TERMS: u32 = 100_000;

/// The chance that a beta variable with parameters `a` and `b`, both above 0, is at most `x`.
///
/// By its continued fraction (DLMF 8.17.22) after Lentz (1976), on the side of the mean where that converges fast.
pub(super) fn beta_cdf(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        0.0
    } else if x >= 1.0 {
        1.0
    } else if x < (a + 1.0) / (a + b + 2.0) {
        lower(a, b, x)
    } else {
        1.0 - lower(b, a, 1.0 - x)
    }
}

fn lower(a: f64, b: f64, x: f64) -> f64 {
    let ways = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b);
    let front = libm::exp(ways + a * libm::log(x) + b * libm::log1p(-x));
    front / (a * fraction(a, b, x))
}

/// `1 + d1 / (1 + d2 / (1 + ...))`.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    // Lentz: a numerator or denominator of exactly zero is moved off it by less than anything counts.
    let off_zero = |value: f64| if value == 0.0 { 1e-300 } else { value };
    let (mut value, mut up, mut down) = (1.0, 1.0, 0.0);
    for term in 1..TERMS {
        let d = coefficient(a, b, x, term);
        down = 1.0 / off_zero(1.0 + d * down);
        up = off_zero(1.0 + d / up);
        value *= up * down;
        if (up * down - 1.0).abs() < 1e-15 {
            break;
        }
    }
    value
}

fn coefficient(a: f64, b: f64, x: f64, term: u32) -> f64 {
    let m = f64::from(term / 2);
    let at = a + 2.0 * m;
    match term % 2 {
        0 => m * (b - m) * x / ((at - 1.0) * at),
        _ => -(a + m) * (a + b + m) * x / (at * (at + 1.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_parameters_give_the_binomial_sum() {
        // P(beta(k, n - k + 1) <= p) is the chance of k or more in n.
        for (k, n, p) in [(1, 1, 0.3), (3, 10, 0.2), (40, 100, 0.5), (95, 100, 0.99)] {
            let mut term = libm::exp(f64::from(n) * libm::log1p(-p));
            let mut fewer = 0.0;
            for j in 0..k {
                fewer += term;
                term *= f64::from(n - j) / f64::from(j + 1) * p / (1.0 - p);
            }
            let chance = beta_cdf(f64::from(k), f64::from(n - k + 1), p);
            assert!(
                (chance - (1.0 - fewer)).abs() < 1e-12,
                "{k} of {n}: {chance}"
            );
        }
    }

    #[test]
    fn a_power_is_a_beta_with_one_parameter_of_one() {
        for (a, x) in [(0.5, 0.25), (7.25, 0.9), (1e5, 0.99999)] {
            let power = libm::pow(x, a);
            assert!((beta_cdf(a, 1.0, x) / power - 1.0).abs() < 1e-9, "{a} {x}");
            assert!((beta_cdf(1.0, a, 1.0 - x) - (1.0 - power)).abs() < 1e-9);
        }
        assert_eq!([0.0, 1.0].map(|x| beta_cdf(2.0, 3.0, x)), [0.0, 1.0]);
    }
}
