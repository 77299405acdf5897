//! From values to places: linear and logarithmic scales, and round numbers for their ticks.

/// A straight map of an interval of values to an interval of dots.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    values: (f64, f64),
    dots: (i32, i32),
}

impl Scale {
    /// `values.0` falls on `dots.0` and `values.1` on `dots.1`; an empty interval of values falls on `dots.0`.
    pub(super) fn new(values: (f64, f64), dots: (i32, i32)) -> Self {
        Self { values, dots }
    }

    /// Where the value falls; beyond the ends it stays at the end.
    pub(super) fn at(&self, value: f64) -> i32 {
        let span = self.values.1 - self.values.0;
        let share = if span > 0.0 {
            ((value - self.values.0) / span).clamp(0.0, 1.0)
        } else {
            0.0
        };
        self.dots.0 + (share * f64::from(self.dots.1 - self.dots.0)).round() as i32
    }
}

/// The smallest step of `steps` that needs at most `most` ticks over `span`; else the last.
pub(super) fn tick_step(span: f64, most: f64, steps: &[f64]) -> f64 {
    let fits = steps.iter().find(|&&step| span / step <= most);
    fits.or(steps.last()).copied().unwrap_or(span)
}

/// Multiples of `step` from 0 to `end`, with a little slack for binary fractions.
pub(super) fn multiples(step: f64, end: f64) -> impl Iterator<Item = f64> {
    let count = if step > 0.0 {
        (end / step + 1e-9).floor() as u32
    } else {
        0
    };
    (0..=count).map(move |i| f64::from(i) * step)
}

/// Ten to a whole power, exact up to the powers that a double holds.
pub(super) fn power_of_ten(exponent: i32) -> f64 {
    let power = (0..exponent.unsigned_abs()).fold(1.0, |power, _| power * 10.0);
    if exponent < 0 { 1.0 / power } else { power }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_meets_its_ends_and_goes_no_further() {
        let scale = Scale::new((0.0, 1.0), (200, 100));
        assert_eq!(
            [0.0, 0.5, 1.0, 3.0, -1.0].map(|v| scale.at(v)),
            [200, 150, 100, 100, 200]
        );
        assert_eq!(Scale::new((2.0, 2.0), (10, 20)).at(2.0), 10);
    }

    #[test]
    fn ticks_are_as_many_as_asked_at_most() {
        assert_eq!(tick_step(30.0, 6.0, &[1.0, 2.0, 5.0, 10.0]), 5.0);
        assert_eq!(tick_step(300.0, 6.0, &[1.0, 2.0, 5.0, 10.0]), 10.0);
        assert_eq!(multiples(0.1, 0.3).count(), 4);
    }

    #[test]
    fn powers_of_ten_are_exact() {
        assert_eq!([0, 3, 9, -2].map(power_of_ten), [1.0, 1e3, 1e9, 0.01]);
    }
}
