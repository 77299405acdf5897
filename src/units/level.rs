//! Service levels and other shares in whole parts per million.

use std::fmt;

/// One, in parts per million.
pub const PPM: u32 = 1_000_000;

/// A share between 0 and 1 as a whole number of parts per million.
///
/// Losses round down and supplies round up, so that full supply is exactly one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Level(u32);

impl Level {
    /// Nothing.
    pub const ZERO: Level = Level(0);
    /// All.
    pub const ONE: Level = Level(PPM);

    /// A level of `ppm` parts per million; more than a million counts as one.
    pub const fn from_ppm(ppm: u32) -> Level {
        Level(if ppm > PPM { PPM } else { ppm })
    }

    /// The nearest level to a share; outside [0, 1] the nearest bound.
    pub fn from_share(share: f64) -> Level {
        Level((share * PPM as f64 + 0.5).clamp(0.0, PPM as f64) as u32)
    }

    /// Parts per million.
    pub const fn ppm(self) -> u32 {
        self.0
    }

    /// The level as a number between 0 and 1.
    pub fn share(self) -> f64 {
        f64::from(self.0) / f64::from(PPM)
    }

    /// What is missing to one.
    pub const fn loss(self) -> Level {
        Level(PPM - self.0)
    }

    /// The product as a supply: rounded up.
    pub fn times_up(self, other: Level) -> Level {
        let product = u64::from(self.0) * u64::from(other.0);
        Level(product.div_ceil(u64::from(PPM)) as u32)
    }

    /// The product as a loss: rounded down.
    pub fn times_down(self, other: Level) -> Level {
        let product = u64::from(self.0) * u64::from(other.0);
        Level((product / u64::from(PPM)) as u32)
    }

    /// Two losses of one thing together: `1 - (1 - a)(1 - b)`, rounded down.
    pub fn combined_loss(self, other: Level) -> Level {
        self.loss().times_up(other.loss()).loss()
    }
}

impl fmt::Display for Level {
    /// A percentage with one decimal, never `100.0%` for less than all nor `0.0%` for more than nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = match self.0 {
            0 => 0,
            PPM => 1000,
            ppm => ((ppm + 500) / 1000).clamp(1, 999),
        };
        write!(f, "{}.{}%", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_stays_one_and_nothing_stays_nothing() {
        assert_eq!(Level::ONE.times_up(Level::ONE), Level::ONE);
        assert_eq!(Level::ZERO.combined_loss(Level::ZERO), Level::ZERO);
        assert_eq!(Level::ONE.combined_loss(Level::ZERO), Level::ONE);
    }

    #[test]
    fn losses_round_down_and_supplies_round_up() {
        let third = Level::from_ppm(333_333);
        assert_eq!(third.times_up(third).ppm(), 111_111);
        assert_eq!(third.times_down(third).ppm(), 111_110);
        assert_eq!(
            Level::from_ppm(1).combined_loss(Level::from_ppm(1)).ppm(),
            1
        );
    }

    #[test]
    fn percentages_never_pretend_to_be_whole() {
        assert_eq!(Level::from_ppm(999_999).to_string(), "99.9%");
        assert_eq!(Level::from_ppm(1).to_string(), "0.1%");
        assert_eq!(Level::ONE.to_string(), "100.0%");
    }
}
