//! What is known of a time or a share from a few observations: that it lies between two of them.

use super::observed::Point;
use super::simulate::Spread;
use crate::scenario::Base;

/// What is compared of a series.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Figure {
    /// Hours until the outage first reached half of its peak.
    Rise,
    /// Most that was out at one time, as a share of all that there is.
    Peak,
    /// Hours until half of the peak was back for good.
    T50,
    /// The same of 90 %.
    T90,
    /// The same of 99 %.
    T99,
}

impl Figure {
    /// All figures.
    pub const ALL: [Figure; 5] = [
        Figure::Rise,
        Figure::Peak,
        Figure::T50,
        Figure::T90,
        Figure::T99,
    ];
    /// The times of recovery.
    pub const RECOVERY: [Figure; 3] = [Figure::T50, Figure::T90, Figure::T99];

    /// What is compared of the outage's beginning.
    pub const EARLY: [Figure; 2] = [Figure::Rise, Figure::Peak];

    /// Its name in tables.
    pub fn id(self) -> &'static str {
        match self {
            Figure::Rise => "rise",
            Figure::Peak => "peak",
            Figure::T50 => "t50",
            Figure::T90 => "t90",
            Figure::T99 => "t99",
        }
    }

    /// Its place in [`Figure::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// The smallest value that is told apart from nothing: an hour, or a thousandth of all that there is. Press and
    /// utilities round to no less.
    fn resolution(self) -> f64 {
        match self {
            Figure::Peak => 0.001,
            _ => 1.0,
        }
    }

    /// The factor between the ends of a band of simulated values, with the horizon for what lies beyond it.
    pub(super) fn width(self, band: &Spread, horizon: f64) -> f64 {
        let [low, high] = [band.p05, band.p95].map(|end| end.min(horizon).max(self.resolution()));
        high / low
    }

    /// The share of the peak that is still out when this time has come.
    fn left(self) -> Option<f64> {
        match self {
            Figure::T50 => Some(0.5),
            Figure::T90 => Some(0.1),
            Figure::T99 => Some(0.01),
            Figure::Rise | Figure::Peak => None,
        }
    }
}

/// An interval between two observations, in hours or as a share.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bracket {
    /// Lower end.
    pub low: f64,
    /// Upper end; none where nothing was observed late enough.
    pub high: Option<f64>,
}

impl Bracket {
    /// The factor between a value and the nearest edge, at least 1; 1 within the bracket.
    pub fn error(&self, figure: Figure, value: f64) -> f64 {
        let resolved = |value: f64| value.max(figure.resolution());
        let (value, low) = (resolved(value), resolved(self.low));
        match self.high.map(resolved) {
            Some(high) if value > high => value / high,
            _ if value < low => low / value,
            _ => 1.0,
        }
    }

    /// The value in the middle, by factors; none for a bracket that is open above.
    pub fn middle(&self, figure: Figure) -> Option<f64> {
        let resolved = |value: f64| value.max(figure.resolution());
        self.high
            .map(|high| (resolved(self.low) * resolved(high)).sqrt())
    }
}

/// The bracket of a time figure that points in order of time leave; none where they say nothing of it.
pub fn of_points(figure: Figure, points: &[Point], base: Base) -> Option<Bracket> {
    let peak = match base {
        Base::Peak => 1.0,
        Base::Whole => points.iter().map(|point| point.low).fold(0.0, f64::max),
    };
    if points.is_empty() || peak <= 0.0 {
        return None;
    }
    match figure.left() {
        Some(left) => recovery(points, left * peak),
        None => rise(points, 0.5 * peak),
    }
}

/// Between the last point that is surely above the threshold and the first from which all are surely not.
fn recovery(points: &[Point], threshold: f64) -> Option<Bracket> {
    let last_above = points.iter().rposition(|point| point.low > threshold)?;
    let last_unsure = points.iter().rposition(|point| point.high > threshold);
    let below = last_unsure.and_then(|last| points.get(last + 1));
    Some(Bracket {
        low: points[last_above].hours,
        high: below.map(|point| point.hours),
    })
}

/// Between the last point before the rise that is surely below the threshold and the first that is surely not.
fn rise(points: &[Point], threshold: f64) -> Option<Bracket> {
    let risen = points.iter().position(|point| point.low >= threshold)?;
    let before = points[..risen].iter().rfind(|point| point.high < threshold);
    Some(Bracket {
        low: before.map_or(0.0, |point| point.hours),
        high: Some(points[risen].hours),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(values: &[(f64, f64)]) -> Vec<Point> {
        let exact = |(hours, out): &(f64, f64)| Point::exact(*hours, *out);
        values.iter().map(exact).collect()
    }

    #[test]
    fn a_time_is_known_to_the_interval_between_two_observations() {
        let points = points(&[(5.0, 1.0), (30.0, 0.6), (53.0, 0.4), (77.0, 0.05)]);
        let bracket = |figure| of_points(figure, &points, Base::Peak).unwrap();
        let (low, high) = (30.0, Some(53.0));
        assert_eq!(bracket(Figure::T50), Bracket { low, high });
        let (low, high) = (53.0, Some(77.0));
        assert_eq!(bracket(Figure::T90), Bracket { low, high });
        assert_eq!(
            bracket(Figure::T99),
            Bracket {
                low: 77.0,
                high: None
            }
        );
        let (low, high) = (0.0, Some(5.0));
        assert_eq!(bracket(Figure::Rise), Bracket { low, high });
    }

    #[test]
    fn what_falls_out_again_was_not_back() {
        let points = points(&[(0.0, 1.0), (10.0, 0.2), (20.0, 0.8), (30.0, 0.3)]);
        let bracket = of_points(Figure::T50, &points, Base::Peak).unwrap();
        assert_eq!(
            bracket,
            Bracket {
                low: 20.0,
                high: Some(30.0)
            }
        );
    }

    #[test]
    fn a_share_of_all_is_halved_at_half_of_its_own_peak() {
        let points = points(&[(10.0, 0.1), (20.0, 0.6), (30.0, 0.2)]);
        let bracket = of_points(Figure::T50, &points, Base::Whole).unwrap();
        assert_eq!(
            bracket,
            Bracket {
                low: 20.0,
                high: Some(30.0)
            }
        );
    }

    #[test]
    fn a_lower_bound_narrows_nothing_from_above() {
        let mut points = points(&[(10.0, 0.2), (20.0, 0.4), (40.0, 0.1)]);
        points[0].high = 1.0;
        let bracket = of_points(Figure::T50, &points, Base::Whole).unwrap();
        assert_eq!(
            bracket,
            Bracket {
                low: 20.0,
                high: Some(40.0)
            }
        );
        let bracket = of_points(Figure::Rise, &points, Base::Whole).unwrap();
        assert_eq!(
            bracket,
            Bracket {
                low: 0.0,
                high: Some(10.0)
            }
        );
    }

    #[test]
    fn the_error_is_the_factor_to_the_nearest_edge_and_an_hour_is_the_least() {
        let bracket = Bracket {
            low: 0.2,
            high: Some(40.0),
        };
        let error = |value| bracket.error(Figure::T50, value);
        assert_eq!(
            [0.0, 0.5, 20.0, 40.0, 60.0].map(error),
            [1.0, 1.0, 1.0, 1.0, 1.5]
        );
        let late = Bracket {
            low: 10.0,
            high: None,
        };
        assert_eq!(
            [5.0, 900.0].map(|value| late.error(Figure::T50, value)),
            [2.0, 1.0]
        );
        assert_eq!(late.middle(Figure::T50), None);
    }
}
