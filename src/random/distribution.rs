//! Distributions that people can write down, each sampled by its inverse.

use super::{gamma, math};

/// A distribution of a real quantity, in whatever unit its owner states.
///
/// Each is sampled with one uniform through its quantile function.
#[derive(Clone, PartialEq, Debug)]
pub enum Distribution {
    /// Always this value.
    Fixed(f64),
    /// Equal chances between two bounds.
    Uniform {
        /// Lowest value.
        min: f64,
        /// Highest value.
        max: f64,
    },
    /// A rise from `min` to the most likely value and a fall to `max`.
    Triangular {
        /// Lowest value.
        min: f64,
        /// Most likely value.
        mode: f64,
        /// Highest value.
        max: f64,
    },
    /// Memoryless.
    Exponential {
        /// Its mean.
        mean: f64,
    },
    /// The logarithm is normal.
    LogNormal {
        /// Half of all draws lie below.
        median: f64,
        /// Standard deviation of the natural logarithm.
        sigma: f64,
    },
    /// Weibull.
    Weibull {
        /// Shape `k`.
        shape: f64,
        /// Scale: 63.2 % of all draws lie below.
        scale: f64,
    },
    /// Gamma; with a whole shape the sum of so many exponential times of mean `scale` (Erlang).
    Gamma {
        /// Shape `k`.
        shape: f64,
        /// Scale: the mean over the shape.
        scale: f64,
    },
    /// Weighted parts.
    Mixture(Vec<(f64, Distribution)>),
}

/// What the parameters of a distribution must hold and do not, besides being finite.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unsound {
    /// A fixed value is finite.
    Fixed,
    /// `min` is not above `max`.
    Bounds,
    /// `mode` lies between `min` and `max`.
    Mode,
    /// The mean is above 0.
    Mean,
    /// The median is above 0 and `sigma` not below.
    LogNormal,
    /// Shape and scale are above 0.
    ShapeAndScale,
    /// A mixture has parts.
    Parts,
    /// Weights are above 0 and have a finite sum.
    Weights,
}

impl Distribution {
    /// Whether the parameters make a distribution.
    ///
    /// # Errors
    /// What must hold and does not; of a mixture, that of the first part that is unsound.
    pub fn check(&self) -> Result<(), Unsound> {
        match self {
            Distribution::Fixed(value) => require(value.is_finite(), Unsound::Fixed),
            Distribution::Uniform { min, max } => require(
                min.is_finite() && max.is_finite() && min <= max,
                Unsound::Bounds,
            ),
            Distribution::Triangular { min, mode, max } => require(
                min.is_finite() && max.is_finite() && min <= mode && mode <= max,
                Unsound::Mode,
            ),
            Distribution::Exponential { mean } => {
                require(mean.is_finite() && *mean > 0.0, Unsound::Mean)
            }
            Distribution::LogNormal { median, sigma } => require(
                median.is_finite() && *median > 0.0 && sigma.is_finite() && *sigma >= 0.0,
                Unsound::LogNormal,
            ),
            Distribution::Weibull { shape, scale } | Distribution::Gamma { shape, scale } => {
                require(
                    shape.is_finite() && *shape > 0.0 && scale.is_finite() && *scale > 0.0,
                    Unsound::ShapeAndScale,
                )
            }
            Distribution::Mixture(parts) => check_mixture(parts),
        }
    }

    /// The value that a draw stays at or below with chance `p`: the least `x` with `cdf(x) >= p`.
    ///
    /// At 0 and at 1 the ends of the distribution, which may be infinite. Never falls as `p` rises.
    pub fn quantile(&self, p: f64) -> f64 {
        match self {
            Distribution::Fixed(value) => *value,
            // clamped, since rounding may step over the end by a bit
            Distribution::Uniform { min, max } => (min + p * (max - min)).min(*max),
            Distribution::Triangular { min, mode, max } => {
                triangular_quantile(*min, *mode, *max, p)
            }
            Distribution::Exponential { mean } => -mean * math::ln_1p(-p),
            // without spread, 0 times an infinite score at the ends would be no number
            Distribution::LogNormal { median, sigma: 0.0 } => *median,
            Distribution::LogNormal { median, sigma } => {
                median * math::exp(sigma * math::phi_inverse(p))
            }
            Distribution::Weibull { shape, scale } => {
                scale * math::pow(-math::ln_1p(-p), 1.0 / shape)
            }
            Distribution::Gamma { shape, scale } => scale * gamma::quantile(*shape, p),
            Distribution::Mixture(parts) => mixture_quantile(parts, p),
        }
    }

    /// The draw that a uniform in (0, 1) stands for.
    ///
    /// It is the quantile, also for a mixture: a plan that lengthens one part moves the draw without shuffling the rest.
    pub fn sample(&self, uniform: f64) -> f64 {
        self.quantile(uniform)
    }

    /// The chance that a draw is at most `x`.
    pub fn cdf(&self, x: f64) -> f64 {
        match self {
            Distribution::Fixed(value) => step(x, *value),
            Distribution::Uniform { min, max } if min == max => step(x, *min),
            Distribution::Uniform { min, max } => ((x - min) / (max - min)).clamp(0.0, 1.0),
            Distribution::Triangular { min, mode, max } => triangular_cdf(*min, *mode, *max, x),
            Distribution::Exponential { mean } => -math::exp_m1(-x.max(0.0) / mean),
            Distribution::LogNormal { median, sigma: 0.0 } => step(x, *median),
            Distribution::LogNormal { .. } if x <= 0.0 => 0.0,
            Distribution::LogNormal { median, sigma } => math::phi(math::ln(x / median) / sigma),
            Distribution::Weibull { shape, scale } => {
                -math::exp_m1(-math::pow(x.max(0.0) / scale, *shape))
            }
            Distribution::Gamma { shape, scale } => gamma::cdf(*shape, x / scale),
            Distribution::Mixture(parts) => weighted(parts, |part| part.cdf(x)),
        }
    }

    /// The mean of all draws.
    pub fn mean(&self) -> f64 {
        match self {
            Distribution::Fixed(value) => *value,
            Distribution::Uniform { min, max } => (min + max) / 2.0,
            Distribution::Triangular { min, mode, max } => (min + mode + max) / 3.0,
            Distribution::Exponential { mean } => *mean,
            Distribution::LogNormal { median, sigma } => median * math::exp(sigma * sigma / 2.0),
            Distribution::Weibull { shape, scale } => scale * math::gamma(1.0 + 1.0 / shape),
            Distribution::Gamma { shape, scale } => shape * scale,
            Distribution::Mixture(parts) => weighted(parts, Distribution::mean),
        }
    }

    /// The distribution of `factor` times the quantity, for a `factor` of 0 or more.
    pub fn scaled(&self, factor: f64) -> Distribution {
        if factor == 0.0 {
            return Distribution::Fixed(0.0);
        }
        match self {
            Distribution::Fixed(value) => Distribution::Fixed(value * factor),
            Distribution::Uniform { min, max } => Distribution::Uniform {
                min: min * factor,
                max: max * factor,
            },
            Distribution::Triangular { min, mode, max } => Distribution::Triangular {
                min: min * factor,
                mode: mode * factor,
                max: max * factor,
            },
            Distribution::Exponential { mean } => Distribution::Exponential {
                mean: mean * factor,
            },
            Distribution::LogNormal { median, sigma } => Distribution::LogNormal {
                median: median * factor,
                sigma: *sigma,
            },
            Distribution::Weibull { shape, scale } => Distribution::Weibull {
                shape: *shape,
                scale: scale * factor,
            },
            Distribution::Gamma { shape, scale } => Distribution::Gamma {
                shape: *shape,
                scale: scale * factor,
            },
            Distribution::Mixture(parts) => Distribution::Mixture(
                parts
                    .iter()
                    .map(|(weight, part)| (*weight, part.scaled(factor)))
                    .collect(),
            ),
        }
    }
}

fn require(holds: bool, rule: Unsound) -> Result<(), Unsound> {
    if holds { Ok(()) } else { Err(rule) }
}

fn check_mixture(parts: &[(f64, Distribution)]) -> Result<(), Unsound> {
    require(!parts.is_empty(), Unsound::Parts)?;
    for (weight, part) in parts {
        require(*weight > 0.0, Unsound::Weights)?;
        part.check()?;
    }
    require(total_weight(parts).is_finite(), Unsound::Weights)
}

/// The cdf of what is always `value`.
fn step(x: f64, value: f64) -> f64 {
    if x < value { 0.0 } else { 1.0 }
}

fn triangular_quantile(min: f64, mode: f64, max: f64, p: f64) -> f64 {
    let width = max - min;
    if width == 0.0 {
        return min;
    }
    let rise = mode - min;
    if p * width < rise {
        min + (p * width * rise).sqrt()
    } else {
        max - ((1.0 - p) * width * (max - mode)).sqrt()
    }
}

fn triangular_cdf(min: f64, mode: f64, max: f64, x: f64) -> f64 {
    let width = max - min;
    if x < min {
        0.0
    } else if x >= max {
        1.0
    } else if x < mode {
        (x - min) * (x - min) / (width * (mode - min))
    } else {
        1.0 - (max - x) * (max - x) / (width * (max - mode))
    }
}

fn total_weight(parts: &[(f64, Distribution)]) -> f64 {
    parts.iter().map(|(weight, _)| weight).sum()
}

/// The mean over the parts of what `of` says about each.
fn weighted(parts: &[(f64, Distribution)], of: impl Fn(&Distribution) -> f64) -> f64 {
    let sum: f64 = parts.iter().map(|(weight, part)| weight * of(part)).sum();
    sum / total_weight(parts)
}

/// Halves the stretch between the least and the greatest quantile of the parts until no double lies within.
fn mixture_quantile(parts: &[(f64, Distribution)], p: f64) -> f64 {
    let quantiles = || parts.iter().map(|(_, part)| part.quantile(p));
    let mut below = quantiles().fold(f64::INFINITY, f64::min);
    let mut reached = quantiles().fold(f64::NEG_INFINITY, f64::max);
    if weighted(parts, |part| part.cdf(below)) >= p {
        return below;
    }
    if reached.is_infinite() {
        return reached;
    }
    loop {
        let middle = below + (reached - below) / 2.0;
        if middle <= below || middle >= reached {
            return reached;
        }
        if weighted(parts, |part| part.cdf(middle)) >= p {
            reached = middle;
        } else {
            below = middle;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::{E, LN_2};

    use super::super::{Purpose, ReplicateKey};
    use super::Distribution::*;
    use super::*;

    /// One of each kind that has a density everywhere between its ends.
    fn smooth() -> Vec<Distribution> {
        vec![
            Uniform { min: 2.0, max: 5.0 },
            Triangular {
                min: 1.0,
                mode: 2.0,
                max: 6.0,
            },
            Triangular {
                min: 1.0,
                mode: 1.0,
                max: 6.0,
            },
            Triangular {
                min: 1.0,
                mode: 6.0,
                max: 6.0,
            },
            Exponential { mean: 24.0 },
            LogNormal {
                median: 36.0,
                sigma: 0.45,
            },
            Weibull {
                shape: 1.7,
                scale: 10.0,
            },
            Gamma {
                shape: 0.7,
                scale: 10.0,
            },
            Gamma {
                shape: 3.0,
                scale: 8.0,
            },
            exchanges(),
        ]
    }

    /// The batteries of telephone exchanges.
    fn exchanges() -> Distribution {
        Mixture(vec![
            (
                0.5,
                LogNormal {
                    median: 36.0,
                    sigma: 0.45,
                },
            ),
            (
                0.5,
                LogNormal {
                    median: 96.0,
                    sigma: 0.3,
                },
            ),
        ])
    }

    fn draws(of: &Distribution, count: u64) -> Vec<f64> {
        let key = ReplicateKey::new(11, 0);
        (0..count)
            .map(|occurrence| of.sample(key.uniform(Purpose(1), 1, occurrence)))
            .collect()
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-12 * b.abs().max(1.0)
    }

    #[test]
    fn medians_are_those_of_the_closed_forms() {
        assert_eq!(Fixed(3.0).quantile(0.5), 3.0);
        assert_eq!(Uniform { min: 2.0, max: 5.0 }.quantile(0.5), 3.5);
        assert!(near(
            Triangular {
                min: 0.0,
                mode: 1.0,
                max: 2.0
            }
            .quantile(0.5),
            1.0
        ));
        assert!(near(Exponential { mean: 24.0 }.quantile(0.5), 24.0 * LN_2));
        assert_eq!(
            LogNormal {
                median: 36.0,
                sigma: 0.45
            }
            .quantile(0.5),
            36.0
        );
        let weibull = Weibull {
            shape: 2.0,
            scale: 10.0,
        };
        assert!(near(weibull.quantile(0.5), 10.0 * LN_2.sqrt()));
        let shares = Mixture(vec![
            (3.0, Uniform { min: 0.0, max: 1.0 }),
            (
                1.0,
                Uniform {
                    min: 9.0,
                    max: 10.0,
                },
            ),
        ]);
        assert!(near(shares.quantile(0.375), 0.5) && near(shares.quantile(0.875), 9.5));
    }

    #[test]
    fn means_are_those_of_the_closed_forms() {
        assert_eq!(Fixed(3.0).mean(), 3.0);
        assert_eq!(Uniform { min: 2.0, max: 5.0 }.mean(), 3.5);
        assert_eq!(
            Triangular {
                min: 1.0,
                mode: 2.0,
                max: 6.0
            }
            .mean(),
            3.0
        );
        assert!(near(
            Weibull {
                shape: 2.0,
                scale: 10.0
            }
            .mean(),
            5.0 * std::f64::consts::PI.sqrt()
        ));
        assert!(near(
            LogNormal {
                median: 1.0,
                sigma: 2.0
            }
            .mean(),
            E * E
        ));
        assert_eq!(
            Mixture(vec![(1.0, Fixed(1.0)), (3.0, Exponential { mean: 5.0 })]).mean(),
            4.0
        );
    }

    #[test]
    fn the_mean_of_many_draws_is_the_mean() {
        for of in smooth() {
            let draws = draws(&of, 10_000);
            let count = draws.len() as f64;
            let mean = draws.iter().sum::<f64>() / count;
            let variance = draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / count;
            let error = (mean - of.mean()).abs();
            assert!(error < 4.0 * (variance / count).sqrt(), "{of:?}: {mean}");
        }
    }

    #[test]
    fn quantile_and_cdf_undo_each_other() {
        for of in smooth() {
            for p in (1..1000).map(|n| f64::from(n) / 1000.0) {
                let back = of.cdf(of.quantile(p));
                assert!((back - p).abs() < 1e-12, "{of:?}: {p} becomes {back}");
            }
        }
    }

    #[test]
    fn a_quantile_never_falls() {
        let stepped = Mixture(vec![
            (1.0, Fixed(4.0)),
            (2.0, Exponential { mean: 3.0 }),
            (1.0, Fixed(0.0)),
        ]);
        for of in smooth().into_iter().chain([stepped, Fixed(1.0)]) {
            let quantiles: Vec<f64> = (0..=4000)
                .map(|n| of.quantile(f64::from(n) / 4000.0))
                .collect();
            assert!(quantiles.is_sorted(), "{of:?}");
        }
    }

    #[test]
    fn draws_are_spread_as_the_cdf_says() {
        for of in smooth() {
            let mut draws = draws(&of, 10_000);
            draws.sort_by(f64::total_cmp);
            let count = draws.len() as f64;
            let furthest = draws.iter().zip(0..).fold(0.0_f64, |furthest, (&x, rank)| {
                let chance = of.cdf(x);
                furthest
                    .max(chance - f64::from(rank) / count)
                    .max(f64::from(rank + 1) / count - chance)
            });
            // Kolmogorov-Smirnov: 1 in 1,000 beyond 1.95
            assert!(furthest * count.sqrt() < 1.95, "{of:?}: {furthest}");
        }
    }

    #[test]
    fn the_certain_part_of_a_mixture_has_its_whole_weight_at_one_value() {
        let of = Mixture(vec![
            (1.0, Fixed(0.0)),
            (1.0, Fixed(8.0)),
            (2.0, Uniform { min: 7.0, max: 9.0 }),
        ]);
        assert_eq!(of.quantile(0.0), 0.0);
        assert_eq!(of.quantile(0.25), 0.0);
        assert!(near(of.quantile(0.375), 7.5));
        assert_eq!([0.5, 0.6, 0.75].map(|p| of.quantile(p)), [8.0; 3]);
        assert!(near(of.quantile(0.875), 8.5));
        assert_eq!(of.quantile(1.0), 9.0);
    }

    #[test]
    fn ends_are_ends_also_without_spread() {
        assert_eq!(Exponential { mean: 1.0 }.quantile(0.0), 0.0);
        assert_eq!(Exponential { mean: 1.0 }.quantile(1.0), f64::INFINITY);
        assert_eq!(Uniform { min: 0.1, max: 0.3 }.quantile(1.0), 0.3);
        assert_eq!(exchanges().quantile(1.0), f64::INFINITY);
        for of in [
            Uniform { min: 2.0, max: 2.0 },
            Triangular {
                min: 2.0,
                mode: 2.0,
                max: 2.0,
            },
            LogNormal {
                median: 2.0,
                sigma: 0.0,
            },
            Mixture(vec![(1.0, Fixed(2.0))]),
        ] {
            assert_eq!([0.0, 0.3, 1.0].map(|p| of.quantile(p)), [2.0; 3], "{of:?}");
            assert_eq!(
                [1.9, 2.0, 2.1].map(|x| of.cdf(x)),
                [0.0, 1.0, 1.0],
                "{of:?}"
            );
        }
    }

    #[test]
    fn half_the_quantity_has_half_the_quantiles() {
        for of in smooth() {
            let half = of.scaled(0.5);
            for p in [0.01, 0.3, 0.9] {
                assert!(near(half.quantile(p), of.quantile(p) / 2.0), "{of:?}");
            }
            assert_eq!(of.scaled(0.0), Fixed(0.0));
        }
    }

    #[test]
    fn a_problem_is_the_rule_that_is_broken_also_within_a_mixture() {
        let reversed = Uniform { min: 5.0, max: 3.0 };
        assert_eq!(reversed.check(), Err(Unsound::Bounds));
        let mixture = Mixture(vec![(1.0, Fixed(1.0)), (1.0, Exponential { mean: 0.0 })]);
        assert_eq!(mixture.check(), Err(Unsound::Mean));
    }

    #[test]
    fn what_is_no_distribution_is_refused_and_what_is_one_is_not() {
        let nan = f64::NAN;
        for of in [
            Fixed(f64::INFINITY),
            Uniform { min: nan, max: 1.0 },
            Triangular {
                min: 0.0,
                mode: 3.0,
                max: 2.0,
            },
            Exponential { mean: nan },
            LogNormal {
                median: 0.0,
                sigma: 1.0,
            },
            LogNormal {
                median: 1.0,
                sigma: -0.1,
            },
            Weibull {
                shape: 0.0,
                scale: 1.0,
            },
            Gamma {
                shape: 1.0,
                scale: 0.0,
            },
            Mixture(vec![]),
            Mixture(vec![(0.0, Fixed(1.0))]),
            Mixture(vec![(f64::MAX, Fixed(1.0)), (f64::MAX, Fixed(1.0))]),
        ] {
            assert!(of.check().is_err(), "{of:?}");
        }
        assert!(smooth().iter().all(|of| of.check() == Ok(())));
    }
}
