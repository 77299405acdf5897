//! How good a scorecard is in one number.

use crate::hindcast::score::WIDEST;
use crate::hindcast::{Comparison, Figure, Scorecard};
use crate::random::math;

/// What counts how much.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Weights {
    /// The mean natural logarithm of the error of T50, T90 and T99.
    pub recovery: f64,
    /// The same of rise and peak.
    pub early: f64,
    /// The share of observed points outside of the 5-95 % band.
    pub outside: f64,
    /// The mean natural logarithm by which T90's band is wider than a factor of 4: width must not buy points.
    pub width: f64,
}

impl Weights {
    /// The weighed sum; 0 is perfect.
    ///
    /// Unlike the totals of a scorecard it counts open brackets also where they are met: else the number of terms would
    /// depend on the values that are searched.
    pub fn of(&self, card: &Scorecard) -> f64 {
        let (inside, points) = card.points();
        let outside = match points {
            0 => 0.0,
            _ => 1.0 - inside as f64 / points as f64,
        };
        self.recovery * mean(card, &Figure::RECOVERY, |one| one.error)
            + self.early * mean(card, &Figure::EARLY, |one| one.error)
            + self.outside * outside
            + self.width * mean(card, &[Figure::T90], |one| (one.width / WIDEST).max(1.0))
    }
}

fn mean(card: &Scorecard, figures: &[Figure], factor: impl Fn(&Comparison) -> f64) -> f64 {
    let of_series = |figures: &[Option<Comparison>; 5], figure: &Figure| figures[figure.index()];
    let known = card.series.iter().flat_map(|series| {
        let own = figures
            .iter()
            .map(|figure| of_series(&series.figures, figure));
        own.flatten()
    });
    let logarithms: Vec<f64> = known.map(|one| math::ln(factor(&one))).collect();
    match logarithms.len() {
        0 => 0.0,
        count => logarithms.iter().sum::<f64>() / count as f64,
    }
}
