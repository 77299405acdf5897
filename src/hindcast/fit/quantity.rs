//! A number or a duration that a fit moves, as it stands in a file.

use std::fmt;

use crate::notation::{Diagnostics, Node, Number, Read, Shape};
use crate::random::math;
use crate::units::{MS_PER_MINUTE, SimDuration};
use crate::words::{Text, kinds};

/// Digits of a number that a fit writes: observations bear no more.
const DIGITS: i32 = 3;

/// A number or a duration.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Quantity {
    /// A plain number.
    Number(f64),
    /// A duration.
    Duration(SimDuration),
}

impl Quantity {
    /// Its size: the number, or milliseconds.
    pub fn size(self) -> f64 {
        match self {
            Quantity::Number(number) => number,
            Quantity::Duration(duration) => duration.0 as f64,
        }
    }

    /// Another size of the same kind, rounded as it is written: to three digits, and durations to minutes.
    pub fn sized(self, size: f64) -> Quantity {
        match self {
            Quantity::Number(_) => Quantity::Number(rounded(size)),
            Quantity::Duration(_) => {
                let minutes = rounded(size.max(0.0) / MS_PER_MINUTE as f64);
                Quantity::Duration(SimDuration((minutes + 0.5) as u64 * MS_PER_MINUTE))
            }
        }
    }

    /// Whether both are numbers, or both durations.
    pub fn is_like(self, other: Quantity) -> bool {
        matches!(self, Quantity::Number(_)) == matches!(other, Quantity::Number(_))
    }

    /// As it stands in a file.
    pub fn shape(self) -> Shape {
        match self {
            Quantity::Number(number) => Shape::Number(number.to_string()),
            Quantity::Duration(duration) => Shape::Text(duration.to_string()),
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Quantity::Number(number) => number.fmt(f),
            Quantity::Duration(duration) => duration.fmt(f),
        }
    }
}

impl Read for Quantity {
    const EXPECTED: Text = kinds::QUANTITY;
    const EXAMPLE: &'static str = "\"12h\"";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        match node.shape {
            Shape::Number(_) => Number::read(node, sink).map(|number| Quantity::Number(number.0)),
            Shape::Text(_) => SimDuration::read(node, sink).map(Quantity::Duration),
            _ => Self::refuse(node, sink),
        }
    }
}

/// A number to [`DIGITS`] digits, the same on every machine: decimal digits are written and read again.
fn rounded(number: f64) -> f64 {
    if number == 0.0 || !number.is_finite() {
        return number;
    }
    let before = libm::floor(math::log10(number.abs())) as i32 + 1;
    let places = (DIGITS - before).max(0) as usize;
    let written = format!("{number:.places$}");
    written.parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_as_they_are_written() {
        let number = Quantity::Number(1.0);
        assert_eq!(number.sized(0.012_345).to_string(), "0.0123");
        assert_eq!(number.sized(6.2871).to_string(), "6.29");
        assert_eq!(number.sized(1234.5).to_string(), "1234");
        let duration = Quantity::Duration(SimDuration::from_hours(1.0));
        assert_eq!(duration.sized(5_000_000.0).to_string(), "1h 23min");
        assert_eq!(duration.sized(-1.0).size(), 0.0);
    }
}
