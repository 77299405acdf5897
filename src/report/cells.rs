//! Numbers and texts as they stand in the cells of CSV files.

use crate::units::{SimDuration, SimTime};
use std::borrow::Cow;
use std::io;

/// A CSV writer; names with commas or quotes are quoted, lines end with a line feed.
pub(super) type Cells<'a> = csv::Writer<&'a mut dyn io::Write>;

/// Decimals of hours: a third of a second.
pub(super) const HOUR_DECIMALS: usize = 4;

/// A text that a spreadsheet does not take for a formula.
pub(super) fn text(words: &str) -> Cow<'_, str> {
    match words.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => Cow::Owned(format!("'{words}")),
        false => Cow::Borrowed(words),
    }
}

/// A number with fixed decimals; never a minus before zero.
pub(super) fn number(value: f64, decimals: usize) -> String {
    let digits = format!("{value:.decimals$}");
    match digits.strip_prefix('-') {
        Some(size) if size.bytes().all(|byte| matches!(byte, b'0' | b'.')) => size.to_owned(),
        _ => digits,
    }
}

/// A number that may be missing: then the cell is empty.
pub(super) fn number_if(value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(String::new, |value| number(value, decimals))
}

/// Hours from the scenario's start.
pub(super) fn time(at: SimTime) -> String {
    number(at.hours(), HOUR_DECIMALS)
}

/// Hours.
pub(super) fn duration(length: SimDuration) -> String {
    number(length.hours(), HOUR_DECIMALS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_looks_like_a_formula_is_harmless() {
        for name in ["=1+1", "+81", "-x", "@cmd"] {
            assert_eq!(text(name), format!("'{name}"));
        }
        assert_eq!(text("北海道 = Hokkaido"), "北海道 = Hokkaido");
    }

    #[test]
    fn numbers_have_fixed_decimals_and_no_minus_zero() {
        assert_eq!(number(1.0 / 3.0, 4), "0.3333");
        assert_eq!(number(-0.000_01, 4), "0.0000");
        assert_eq!(number(-2.5, 1), "-2.5");
    }
}
