//! The gamma distribution's probability and its inverse.
//!
//! Source: Press et al. (2007), Numerical Recipes, 3rd ed., 6.2: a series left of the bulk, a continued fraction right
//! of it.

use super::math;

/// Relative size of a term that no longer matters.
const SMALL: f64 = 1e-16;
/// Terms after which a series is taken as it stands; within the shapes that can be written it needs far fewer.
const MOST_TERMS: u32 = 10_000;
/// Steps after which an inverse is taken as it stands: as many halvings as a double has bits, and some.
const MOST_STEPS: u32 = 100;

/// The chance that a gamma variable of this shape and of scale 1 is at most `x`: `P(shape, x)`.
pub(super) fn cdf(shape: f64, x: f64) -> f64 {
    if x <= 0.0 {
        0.0
    } else if x < shape + 1.0 {
        by_series(shape, x)
    } else {
        1.0 - by_fraction(shape, x)
    }
}

/// `x^shape e^-x / Gamma(shape)`: the density times `x`.
fn mass(shape: f64, x: f64) -> f64 {
    math::exp(shape * math::ln(x) - x - math::ln_gamma(shape))
}

/// `P` as the sum of `x^n / (shape (shape + 1) ... (shape + n))`.
fn by_series(shape: f64, x: f64) -> f64 {
    let (mut term, mut below) = (1.0 / shape, shape);
    let mut sum = term;
    for _ in 0..MOST_TERMS {
        below += 1.0;
        term *= x / below;
        sum += term;
        if term < sum * SMALL {
            break;
        }
    }
    (mass(shape, x) * sum).min(1.0)
}

/// `1 - P` as a continued fraction, by Lentz's method.
fn by_fraction(shape: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut b = x + 1.0 - shape;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut fraction = d;
    for n in 1..=MOST_TERMS {
        let n = f64::from(n);
        let a = -n * (n - shape);
        b += 2.0;
        d = 1.0 / away_from_zero(a * d + b);
        c = away_from_zero(b + a / c);
        fraction *= d * c;
        if (d * c - 1.0).abs() < SMALL {
            break;
        }
    }
    mass(shape, x) * fraction
}

/// The value that a gamma variable of this shape and of scale 1 stays at or below with chance `p`.
///
/// Newton's steps, each kept between a value that is too small and one that is not.
pub(super) fn quantile(shape: f64, p: f64) -> f64 {
    if p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let (mut below, mut reached) = bracket(shape, p);
    let mut x = below + (reached - below) / 2.0;
    for _ in 0..MOST_STEPS {
        let off = cdf(shape, x) - p;
        if off < 0.0 {
            below = x;
        } else {
            reached = x;
        }
        let newton = x - off * x / mass(shape, x);
        let middle = below + (reached - below) / 2.0;
        let next = match newton > below && newton < reached {
            true => newton,
            false => middle,
        };
        if (next - x).abs() <= f64::EPSILON * x {
            return next;
        }
        x = next;
    }
    x
}

/// Two values, one twice the other, with the quantile between them; 0 below where it is too small for a double.
fn bracket(shape: f64, p: f64) -> (f64, f64) {
    let mut x = shape;
    while cdf(shape, x) < p {
        x *= 2.0;
    }
    while x > f64::MIN_POSITIVE && cdf(shape, x / 2.0) >= p {
        x /= 2.0;
    }
    (x / 2.0, x)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-13 * b.abs()
    }

    #[test]
    fn a_shape_of_one_is_exponential_and_whole_shapes_count_poisson_events() {
        for x in [0.01, 0.5, 1.0, 3.0, 20.0] {
            assert!(near(cdf(1.0, x), -math::exp_m1(-x)), "{x}");
            let three = 1.0 - math::exp(-x) * (1.0 + x + x * x / 2.0);
            assert!((cdf(3.0, x) - three).abs() < 1e-14, "{x}");
        }
    }

    #[test]
    fn half_a_degree_of_freedom_is_the_square_of_a_normal_variable() {
        for x in [0.1_f64, 1.0, 4.0] {
            let normal = 2.0 * math::phi((2.0 * x).sqrt()) - 1.0;
            assert!((cdf(0.5, x) - normal).abs() < 1e-14, "{x}");
        }
    }

    #[test]
    fn quantiles_come_back_from_the_smallest_shape_to_the_largest() {
        for shape in [0.03, 0.3, 1.0, 2.5, 30.0, 100.0] {
            for p in [1e-6, 0.01, 0.5, 0.99, 1.0 - 1e-9] {
                let back = cdf(shape, quantile(shape, p));
                assert!((back - p).abs() < 1e-12, "{shape} {p}: {back}");
            }
            assert_eq!(quantile(shape, 0.0), 0.0);
            assert_eq!(quantile(shape, 1.0), f64::INFINITY);
        }
        assert!(quantile(0.01, 1e-6) < 1e-300, "too small for a double");
    }
}
