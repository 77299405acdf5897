//! Distributions that people can write down, each sampled by its inverse.

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
    /// Weighted parts.
    Mixture(Vec<(f64, Distribution)>),
}
