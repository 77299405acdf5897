//! Draws from fixed seeds and counts of coverage, for the tests of the statistics.

/// A small generator (SplitMix64, Steele and others 2014).
pub struct Draws(pub u64);

impl Draws {
    /// Between 0 and 1, neither included.
    pub fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64 + 1e-17
    }

    /// Exponential with mean 1.
    pub fn exponential(&mut self) -> f64 {
        -libm::log(self.uniform())
    }

    /// Standard normal (Box and Muller 1958).
    pub fn normal(&mut self) -> f64 {
        let radius = (2.0 * self.exponential()).sqrt();
        radius * libm::cos(std::f64::consts::TAU * self.uniform())
    }

    /// Lognormal with median 1.
    pub fn lognormal(&mut self, sigma: f64) -> f64 {
        libm::exp(sigma * self.normal())
    }
}

/// The share of `repeats` in which the interval holds the truth, among those that give an interval.
pub fn coverage(
    repeats: u64,
    interval: impl Fn(&mut Draws) -> Option<(f64, f64)>,
    truth: f64,
) -> Option<f64> {
    let (mut given, mut held) = (0_u64, 0_u64);
    for repeat in 0..repeats {
        let mut draws = Draws(repeat << 40);
        if let Some((low, high)) = interval(&mut draws) {
            given += 1;
            held += u64::from(low <= truth && truth <= high);
        }
    }
    (given > 0).then(|| held as f64 / given as f64)
}
